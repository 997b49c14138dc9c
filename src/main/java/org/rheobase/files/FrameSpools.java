package org.rheobase.files;

import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Type;
import org.rheobase.simulation.TraceBlock;

/**
 * Frames of recorded variables, waiting on disk.
 *
 * @param steps the step of each frame
 * @param times its time in seconds
 * @param variables for each variable its values, frame after frame
 */
record FrameSpools(Spool steps, Spool times, List<Spool> variables) {

  /** Adds the frames of a window. */
  void add(TraceBlock block) {
    int samples = block.samples();
    double[] seconds = new double[samples];
    for (int sample = 0; sample < samples; sample++) {
      seconds[sample] = block.time(sample);
    }
    steps.add(new HostArray(Type.I32, block.steps()), samples);
    times.add(new HostArray(Type.F64, seconds), samples);
    for (int variable = 0; variable < variables.size(); variable++) {
      variables.get(variable).add(block.values().get(variable), samples * block.width());
    }
  }
}
