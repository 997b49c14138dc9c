package org.rheobase.engine.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** OpenCL C that is not generated: the files of {@code kernels/}. */
enum KernelSource {
  /** What stands before each generated kernel. */
  PRELUDE("prelude.cl"),
  /** From rasters of events to lists of them. */
  COMPACTION("compaction.cl");

  private final String text;

  KernelSource(String file) {
    text = load("/kernels/" + file);
  }

  String text() {
    return text;
  }

  private static String load(String resource) {
    try (InputStream stream = KernelSource.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from this build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
