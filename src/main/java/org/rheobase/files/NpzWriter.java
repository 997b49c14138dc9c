package org.rheobase.files;

import java.nio.file.Path;
import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.simulation.TraceBlock;

/**
 * Writes results as arrays of NumPy: a file for each table, in it an array for each column. Frames
 * have {@code step} and {@code t} for each frame, {@code i} for each neuron recorded, and for each
 * variable a row a frame, a column a neuron.
 */
final class NpzWriter implements FormatWriter {
  private final Path folder;

  NpzWriter(Path folder) {
    this.folder = folder;
  }

  @Override
  public TableWriter table(TableHead head) {
    NpzFile file = new NpzFile(path(head.stem()));
    head.columns().forEach(column -> file.array(column.name(), column.type()));
    return new Table(file);
  }

  @Override
  public FramesWriter frames(FramesHead head) {
    return new Frames(new NpzFile(path(head.stem())), head);
  }

  private Path path(String stem) {
    return folder.resolve(stem + ".npz");
  }

  /** A table in a file. */
  private record Table(NpzFile file) implements TableWriter {

    @Override
    public void add(int rows, List<HostArray> columns) {
      file.values().add(rows, columns);
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

  /** Frames in a file. */
  private static final class Frames implements FramesWriter {
    private final NpzFile file;
    private final FrameSpools frames;

    Frames(NpzFile file, FramesHead head) {
      this.file = file;
      int width = head.neurons().length;
      Spool steps = file.array("step", Type.I32);
      Spool times = file.array("t", Type.F64);
      file.array("i", Type.I32).add(new HostArray(Type.I32, head.neurons()), width);
      List<Spool> variables =
          head.variables().stream().map(v -> file.array(v.name(), v.type(), width)).toList();
      frames = new FrameSpools(steps, times, variables);
    }

    @Override
    public void add(TraceBlock block) {
      frames.add(block);
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
