package org.rheobase.files;

import java.util.List;
import java.util.OptionalDouble;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Ticks;
import org.rheobase.model.Phase;
import org.rheobase.model.StateRecording;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.simulation.TraceBlock;

/** Hands recorded variables to a file as they come. */
final class StateResults implements Listener, ResultFile {
  private final int monitor;
  private final FramesWriter frames;

  StateResults(FormatWriter format, StateMonitor monitor, FramesHead head) {
    this.monitor = monitor.number();
    frames = format.frames(head);
  }

  /** The time from frame to frame in seconds, if it is the same in all phases. */
  static OptionalDouble interval(StateRecording recording, List<Phase> phases) {
    List<Double> timeSteps = phases.stream().map(Phase::dt).distinct().toList();
    if (recording.interval().isEmpty()) {
      return timeSteps.size() == 1
          ? OptionalDouble.of(timeSteps.getFirst())
          : OptionalDouble.empty();
    }
    double interval = recording.interval().getAsDouble();
    return timeSteps.stream()
            .allMatch(dt -> new Ticks(interval, new Clock(dt)).stride().isPresent())
        ? OptionalDouble.of(interval)
        : OptionalDouble.empty();
  }

  @Override
  public void onTraces(TraceBlock block) {
    if (block.monitor() == monitor) {
      frames.add(block);
    }
  }

  @Override
  public void complete() {
    frames.complete();
  }

  @Override
  public void close() {
    frames.close();
  }
}
