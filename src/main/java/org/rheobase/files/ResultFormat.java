package org.rheobase.files;

import java.nio.file.Path;
import java.util.Locale;
import org.rheobase.ir.Precision;

/** How the results of a run are written. */
public enum ResultFormat {
  /** Text: a line of names, then a line a row, fields parted by commas. */
  CSV {
    @Override
    FormatWriter writer(Path folder) {
      return new CsvWriter(folder);
    }

    @Override
    FormatReader reader(Path folder, Precision precision) {
      return new CsvReader(folder, precision);
    }
  },
  /** Arrays of NumPy, the columns of a table in one file. */
  NPZ {
    @Override
    FormatWriter writer(Path folder) {
      return new NpzWriter(folder);
    }

    @Override
    FormatReader reader(Path folder, Precision precision) {
      return new NpzReader(folder);
    }
  },
  /** HDF5 files as the SONATA developer guide has them; rates and final states as CSV. */
  SONATA {
    @Override
    FormatWriter writer(Path folder) {
      return new SonataWriter(folder);
    }

    @Override
    FormatReader reader(Path folder, Precision precision) {
      return new SonataReader(folder);
    }
  };

  /** The name used on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What writes results to a folder, which is there. */
  abstract FormatWriter writer(Path folder);

  /**
   * What reads results from a folder.
   *
   * @param precision the precision of the run
   */
  abstract FormatReader reader(Path folder, Precision precision);
}
