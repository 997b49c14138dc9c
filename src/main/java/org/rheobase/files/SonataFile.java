package org.rheobase.files;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** HDF5 files with what the SONATA developer guide wants in each of them. */
final class SonataFile {
  /** Says that a file is one of SONATA. */
  private static final int MAGIC = 0x0A7A;

  private static final int[] VERSION = {0, 1};

  private SonataFile() {}

  /** The file of the spikes of all populations, or of another event of one. */
  static Path ofEvents(Path folder, String group, String part) {
    return folder.resolve(part.equals("spikes") ? "spikes.h5" : group + "." + part + ".h5");
  }

  /** The file of a recorded variable. */
  static Path ofReport(Path folder, String group, String variable) {
    return folder.resolve(reportPrefix(group) + variable + ".h5");
  }

  /** How names of files of recorded variables of a population begin. */
  static String reportPrefix(String group) {
    return group + ".state.";
  }

  /**
   * Writes a whole file.
   *
   * @param contents puts groups and data sets into it
   */
  static void write(WholeFile file, Consumer<WritableGroup> contents) {
    try (WritableHdfFile root = HdfFile.write(file.path())) {
      root.putAttribute("magic", MAGIC, true);
      root.putAttribute("version", VERSION, true);
      contents.accept(root);
    } catch (HdfException e) {
      throw new UncheckedIOException("cannot write results: " + e.getMessage(), new IOException(e));
    }
    file.complete();
  }

  /** Adds a data set of values that wait on disk; {@code shape} are the lengths of its axes. */
  static WritableDataset put(WritableGroup group, String name, Spool values, long... shape) {
    return group.putDataset(name, new SpooledDataset(group, name, values, shape));
  }

  /** Adds a data set of values that wait on disk, with their unit. */
  static void put(WritableGroup group, String name, Spool values, String unit) {
    put(group, name, values, values.length()).putAttribute("units", unit);
  }
}
