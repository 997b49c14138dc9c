package org.rheobase.integrators;

import java.util.List;

/**
 * A numerical method for stochastic differential equations, as mathematics: it turns a system into
 * the formulas of one time step, and knows nothing of how they are computed. One of your own is
 * made known by {@link Methods#register}; {@link EquationSystem}, {@link LinearForm} and {@link
 * Terms} help to write it in a few lines. It must always give the same formulas for the same
 * system, and may be asked by several threads.
 */
public interface Integrator {

  /** The name by which models ask for it: an identifier in small letters. */
  String name();

  /**
   * What keeps it from being applied to a system, all terms in one go; empty if it applies. A
   * method that applies to a system must apply to what {@link EquationSystem#without} leaves of it,
   * too: variables that are frozen while a neuron is refractory are left out.
   */
  List<Refusal> refusals(EquationSystem system);

  /** The formulas of one step for a system to which it applies. */
  Step step(EquationSystem system);
}
