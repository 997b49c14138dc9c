package org.rheobase.plots;

import org.rheobase.simulation.Listener;

/** Gathers what a panel shows while a run goes on, in memory that does not grow with the run. */
interface Sketch extends Listener {

  /** The panel, once the run is over. */
  Panel panel();
}
