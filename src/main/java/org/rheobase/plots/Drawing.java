package org.rheobase.plots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.rheobase.files.WholeFile;

/** Draws panels to files. It is the gate to AWT, which is loaded when it is first passed. */
final class Drawing {
  private static final String MODULE = "java.desktop";

  private Drawing() {}

  /**
   * Makes sure that pictures can be drawn here, so that this is known before a long run.
   *
   * @throws PictureException if they cannot
   */
  static void require() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new PictureException(
          "pictures need the module %s, which this Java runtime was built without; leave out --plot, or use a full JDK"
              .formatted(MODULE));
    }
    try {
      Look.tryFonts();
    } catch (RuntimeException | Error e) {
      throw new PictureException(
          "pictures need fonts, and Java finds none (%s); on Debian install fontconfig and fonts-dejavu-core, or leave out --plot"
              .formatted(e),
          e);
    }
  }

  /**
   * Draws panels one below the other.
   *
   * @param title what is written above all; may be empty
   * @throws UncheckedIOException if the file cannot be written
   */
  static void write(Path path, String title, List<Panel> panels) {
    PictureFormat format = PictureFormat.of(path);
    byte[] picture = new FigureChart(title, panels).encoded(format);
    try (WholeFile file = new WholeFile(path)) {
      file.stream().write(picture);
      file.complete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e.getMessage(), e);
    }
  }
}
