package org.rheobase.simulation;

/**
 * Takes results while a simulation goes on, window after window. Blocks and their arrays are the
 * listener's to keep. An exception ends the run.
 */
public interface Listener {

  /**
   * The spikes of a window; called for each population that can spike, also where there was no
   * spike, but for populations of neurons only where spikes are listed ({@link
   * SpikeReadout#SPIKES}).
   */
  default void onSpikes(EventBlock block) {}

  /** A custom event of a window; called for each that is recorded, also where there was none. */
  default void onEvents(EventBlock block) {}

  /** The recorded variables of a window. */
  default void onTraces(TraceBlock block) {}

  /**
   * A window of all populations is done.
   *
   * @param seconds the simulated time at its end
   */
  default void onWindow(double seconds) {}
}
