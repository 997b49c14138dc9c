package org.rheobase.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rheobase.files.ResultFormat;
import picocli.CommandLine.Option;

/** Where results are written, and how. */
final class ResultOptions {
  @Option(names = "--out", paramLabel = "DIR", description = "Writes results to this folder.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "csv|npz|sonata",
      description =
          "Writes results as tables of text (csv, if nothing is said), arrays of NumPy (npz), or HDF5 files as the SONATA guide has them.")
  private @Nullable ResultFormat format;

  /**
   * Checks what was said.
   *
   * @throws IllegalArgumentException if a name is missing, or a format is asked for and no folder
   */
  void check() {
    if (out != null && out.toString().isEmpty()) {
      throw new IllegalArgumentException("--out: the name of a folder is needed; '.' is this one");
    }
    if (format != null && out == null) {
      throw new IllegalArgumentException(
          "--format: it says how results are written, and --out must say where");
    }
  }

  /** The folder, if results are to be written. */
  Optional<Path> folder() {
    return Optional.ofNullable(out);
  }

  /** How they are written. */
  ResultFormat format() {
    return format == null ? ResultFormat.CSV : format;
  }
}
