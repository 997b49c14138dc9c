package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Program;
import org.rheobase.model.EventRecording;

/**
 * The program of a population's steps, and how its results lie in buffers.
 *
 * @param program the program
 * @param method name of the integrator; empty where there is nothing to integrate
 * @param events the recorded events; spikes first, where there is a threshold
 * @param traces the recorded variables, for each sampling asked for
 * @param successors the buffers that hold values shared by all neurons after a launch
 * @param borrowed the buffers that belong to other populations
 * @param tables buffers that never change, and what they hold
 */
public record StepProgram(
    Program program,
    Optional<String> method,
    List<Events> events,
    List<Traces> traces,
    List<Successor> successors,
    List<Borrowed> borrowed,
    Map<Buffer, HostArray> tables) {

  /** A program without tables. */
  public StepProgram(
      Program program,
      Optional<String> method,
      List<Events> events,
      List<Traces> traces,
      List<Successor> successors,
      List<Borrowed> borrowed) {
    this(program, method, events, traces, successors, borrowed, Map.of());
  }

  /**
   * A recorded event.
   *
   * @param recording the event, and the variables recorded when it happens
   * @param raster one word for 32 steps and a neuron, bit = step modulo 32; row = step / 32 less
   *     that of the launch's first step, column = position
   * @param values a buffer for each variable, written only where the event happens; row = step less
   *     the launch's first step, column = position
   */
  public record Events(EventRecording recording, Buffer raster, List<Buffer> values) {}

  /**
   * Recorded variables. Row = sample of the launch, column = place of the neuron among the recorded
   * ones of the launch.
   *
   * @param sampling which samples are taken
   * @param buffers one for each recorded variable, in the order of recording
   * @param slots for each position the column of its neuron, −1 if it is not recorded, and after
   *     them the number of columns; present where the selection is a list
   * @param rows for each step of a launch the row of its sample, −1 if none is taken; present where
   *     samples are not always the same number of steps apart
   */
  public record Traces(
      Sampling sampling, List<Buffer> buffers, Optional<Buffer> slots, Optional<Buffer> rows) {}

  /**
   * A value that all neurons read at the start of a launch, and one neuron writes at its end: were
   * it written to where it is read, neurons that begin later would see the later value. So it is
   * written to another buffer, which takes the place of the first one after the launch.
   *
   * @param state the buffer read
   * @param next the buffer written
   */
  public record Successor(Buffer state, Buffer next) {}

  /**
   * A buffer of another population, read as it is at the start of a launch.
   *
   * @param buffer the buffer in this program
   * @param population name of the other population
   * @param original the same buffer in the other population's own programs
   */
  public record Borrowed(Buffer buffer, String population, Buffer original) {}

  /** The same results of another program. */
  public StepProgram with(Program other) {
    return new StepProgram(other, method, events, traces, successors, borrowed, tables);
  }

  /** The same program with other samplings of the same variables and intervals. */
  public StepProgram sampling(List<Sampling> samplings) {
    List<Traces> others = new ArrayList<>();
    for (int k = 0; k < traces.size(); k++) {
      Traces own = traces.get(k);
      others.add(new Traces(samplings.get(k), own.buffers(), own.slots(), own.rows()));
    }
    return new StepProgram(program, method, events, others, successors, borrowed, tables);
  }

  /** How an event is recorded; absent where it is not. */
  public Optional<Events> events(String event) {
    return events.stream().filter(e -> e.recording().event().equals(event)).findFirst();
  }

  /** Rows of a raster that a launch fills. */
  public static int rasterRows(int firstStep, int endStep) {
    return endStep == firstStep ? 0 : ((endStep - 1) >> 5) - (firstStep >> 5) + 1;
  }
}
