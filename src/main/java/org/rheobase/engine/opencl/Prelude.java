package org.rheobase.engine.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The fixed text that stands before each generated kernel. */
final class Prelude {
  private static final String RESOURCE = "/kernels/prelude.cl";
  private static final String TEXT = load();

  private Prelude() {}

  static String text() {
    return TEXT;
  }

  private static String load() {
    try (InputStream stream = Prelude.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
