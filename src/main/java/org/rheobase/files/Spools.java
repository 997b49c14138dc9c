package org.rheobase.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;

/** The columns of a file, waiting on disk until they are whole. */
final class Spools implements AutoCloseable {
  private final Path target;
  private final List<Spool> columns = new ArrayList<>();

  /** Prepares columns for a file. */
  Spools(Path target) {
    this.target = target;
  }

  /** Begins the next column. */
  Spool add(Type type) {
    Spool column = new Spool(target, columns.size(), type);
    columns.add(column);
    return column;
  }

  /** Adds values to each column. */
  void add(int rows, List<HostArray> values) {
    for (int column = 0; column < values.size(); column++) {
      columns.get(column).add(values.get(column), rows);
    }
  }

  @Override
  public void close() {
    columns.forEach(Spool::close);
  }
}
