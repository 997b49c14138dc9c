package org.rheobase.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.simulation.TraceBlock;

/**
 * Writes results as text, a file for each table; frames too become a table, {@code step,t,i} and
 * the variables, sorted by step, then neuron.
 */
final class CsvWriter implements FormatWriter {
  private final Path folder;

  CsvWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public TableWriter table(TableHead head) {
    return new Table(new CsvFile(path(head.stem()), head.names()));
  }

  @Override
  public FramesWriter frames(FramesHead head) {
    List<ColumnHead> columns =
        ColumnHead.joined(
            List.of(ColumnHead.STEP, ColumnHead.TIME, ColumnHead.NEURON), head.variables());
    List<String> names = columns.stream().map(ColumnHead::name).toList();
    return new Frames(new CsvFile(path(head.stem()), names), head.neurons());
  }

  private Path path(String stem) {
    return folder.resolve(stem + ".csv");
  }

  /** A table in a file. */
  private record Table(CsvFile file) implements TableWriter {

    @Override
    public void add(int rows, List<HostArray> columns) {
      file.add(rows, columns.stream().map(CsvColumn::of).toList());
    }

    @Override
    public void complete() {
      file.complete();
    }

    @Override
    public void close() {
      file.close();
    }
  }

  /** Frames in a file, a row for each neuron. */
  @SuppressWarnings("ArrayRecordComponent") // Made once, and not compared.
  private record Frames(CsvFile file, int[] neurons) implements FramesWriter {

    @Override
    public void add(TraceBlock block) {
      int width = neurons.length;
      double[] times = new double[block.samples()];
      for (int sample = 0; sample < times.length; sample++) {
        times[sample] = block.time(sample);
      }
      List<CsvColumn> columns = new ArrayList<>();
      columns.add(CsvColumn.of(new HostArray(Type.I32, block.steps())).repeated(width));
      columns.add(CsvColumn.of(new HostArray(Type.F64, times)).repeated(width));
      columns.add(CsvColumn.of(new HostArray(Type.I32, neurons)).cycled(width));
      block.values().forEach(values -> columns.add(CsvColumn.of(values)));
      file.add(block.samples() * width, columns);
    }

    @Override
    public void complete() {
      file.complete();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
