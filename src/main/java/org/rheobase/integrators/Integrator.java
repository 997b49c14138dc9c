package org.rheobase.integrators;

import java.util.Optional;

/** A numerical method for stochastic differential equations. */
public interface Integrator {

  /** The name by which models ask for it. */
  String name();

  /** Why it does not apply to a system; empty if it does. */
  Optional<Refusal> refusal(EquationSystem system);

  /** The formulas of one step for a system to which it applies. */
  Step step(EquationSystem system);
}
