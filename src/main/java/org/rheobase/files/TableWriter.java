package org.rheobase.files;

import java.util.List;
import org.rheobase.ir.HostArray;

/** Takes the rows of a table as they come. */
interface TableWriter extends ResultFile {

  /**
   * Adds rows.
   *
   * @param rows how many
   * @param columns for each column of the table the values, as many as rows or more; those of truth
   *     values are integers, 0 and 1
   */
  void add(int rows, List<HostArray> columns);
}
