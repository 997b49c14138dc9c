package org.rheobase.files;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.simulation.TraceBlock;

/**
 * Reports of SONATA, a file for each recorded variable: {@code data} with a row a frame, a column a
 * neuron, SI, in the precision of the run. Neurons are of one element each. Beside what the guide
 * has, {@code steps} and {@code seconds} of the frames stand in {@code mapping}, so that no bit is
 * lost.
 */
final class SonataReports implements FramesWriter {
  private final FramesHead head;
  private final double interval;
  private final Spools values;
  private final FrameSpools frames;
  private final Spool nodeIds;
  private final Spool pointers;
  private final Spool elements;
  private final Spool positions;
  private final List<WholeFile> files;

  /** The time of the first frame in seconds. */
  private double start;

  /**
   * Begins the reports.
   *
   * @throws IllegalArgumentException if frames are not equally far apart
   */
  SonataReports(Path folder, FramesHead head) {
    this.head = head;
    interval =
        head.interval()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the state of '%s' cannot be written for SONATA, whose reports are equally spaced in time: record it at a multiple of the time step, of each one where the time step changes, or write csv or npz"
                        .formatted(head.group())));
    values = new Spools(folder.resolve(head.stem() + ".h5"));
    frames =
        new FrameSpools(
            values.add(Type.I32),
            values.add(Type.F64),
            head.variables().stream().map(variable -> values.add(variable.type())).toList());
    int[] neurons = head.neurons();
    nodeIds = fixed(SonataUnits.nodeIds(new HostArray(Type.I32, neurons), neurons.length));
    // One more than neurons: the elements of a neuron end where those of the next one begin.
    pointers = fixed(new HostArray(Type.I64, LongStream.rangeClosed(0, neurons.length).toArray()));
    elements = fixed(ones(Type.U32, neurons.length, 1));
    positions = fixed(ones(Type.F32, neurons.length, Float.floatToRawIntBits(1)));
    files =
        head.variables().stream()
            .map(v -> new WholeFile(SonataFile.ofReport(folder, head.group(), v.name())))
            .toList();
  }

  private Spool fixed(HostArray array) {
    Spool spool = values.add(array.type());
    spool.add(array, array.length());
    return spool;
  }

  private static HostArray ones(Type type, int length, long bits) {
    HostArray ones = HostArray.of(type, length);
    for (int k = 0; k < length; k++) {
      ones.setBits(k, bits);
    }
    return ones;
  }

  @Override
  public void add(TraceBlock block) {
    if (frames.steps().length() == 0 && block.samples() > 0) {
      start = block.time(0);
    }
    frames.add(block);
  }

  @Override
  public void complete() {
    for (int variable = 0; variable < files.size(); variable++) {
      int place = variable;
      SonataFile.write(files.get(variable), root -> putInto(root, place));
    }
  }

  private void putInto(WritableGroup root, int variable) {
    WritableGroup population = root.putGroup("report").putGroup(head.group());
    Spool data = frames.variables().get(variable);
    SonataFile.put(population, "data", data, frames.steps().length(), head.neurons().length)
        .putAttribute("units", head.variables().get(variable).unit());
    putMapping(population.putGroup("mapping"));
  }

  private void putMapping(WritableGroup mapping) {
    put(mapping, "node_ids", nodeIds).putAttribute("sorted", (byte) 1);
    put(mapping, "index_pointers", pointers);
    put(mapping, "element_ids", elements);
    put(mapping, "element_pos", positions);
    mapping.putDataset("time", time()).putAttribute("units", SonataUnits.MILLISECONDS);
    put(mapping, "steps", frames.steps());
    SonataFile.put(mapping, "seconds", frames.times(), ColumnHead.TIME.unit());
  }

  private static WritableDataset put(WritableGroup group, String name, Spool values) {
    return SonataFile.put(group, name, values, values.length());
  }

  /** The first frame, the end and the time from frame to frame, in milliseconds. */
  private double[] time() {
    double end = start + frames.steps().length() * interval;
    return new double[] {
      SonataUnits.milliseconds(start),
      SonataUnits.milliseconds(end),
      SonataUnits.milliseconds(interval)
    };
  }

  @Override
  public void close() {
    values.close();
    files.forEach(WholeFile::close);
  }
}
