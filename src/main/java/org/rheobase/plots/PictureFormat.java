package org.rheobase.plots;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How a picture is written. */
public enum PictureFormat {
  /** Dots of colour. */
  PNG,
  /** Lines and areas, which stay sharp at every size. */
  SVG;

  /** The end of a file's name, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that a file's name says.
   *
   * @throws IllegalArgumentException if it says none
   */
  static PictureFormat of(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.extension()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the name of a picture ends in .png or .svg, unlike '%s'".formatted(path)));
  }
}
