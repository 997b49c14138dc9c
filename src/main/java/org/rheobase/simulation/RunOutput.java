package org.rheobase.simulation;

import java.util.List;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;

/** What a run hands out, whether it is one by itself or one of a sweep. */
public interface RunOutput {

  /** What is carried out. */
  RunPlan plan();

  /** What is recorded of variables, without keeping it: add listeners for its blocks. */
  List<StateMonitor> stateMonitors();

  /** Hands results to a listener from now on, window after window. */
  void listen(Listener listener);

  /** The precision of real variables. */
  Precision precision();

  /** The time step in use, in seconds. */
  double timeStep();

  /**
   * The present values of a variable, with their bits: one for each neuron, or a single one if it
   * is shared.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  HostArray read(NeuronGroup group, String variable);
}
