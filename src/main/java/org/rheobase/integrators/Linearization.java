package org.rheobase.integrators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A way to take right sides apart into linear forms, which fails where one is not linear. */
interface Linearization {
  /** Noise sources are the symbols. */
  Linearization BY_NOISE = (variable, system) -> system.splitByNoise(variable);

  /**
   * The right side of a variable.
   *
   * @throws LinearForm.NotLinear if it is not linear
   */
  LinearForm of(String variable, EquationSystem system) throws LinearForm.NotLinear;

  /**
   * All right sides, by variable.
   *
   * @throws IllegalArgumentException if one is not linear, of which {@link #refusals} tells
   */
  default Map<String, LinearForm> forms(EquationSystem system) {
    Map<String, LinearForm> forms = new LinkedHashMap<>();
    for (String variable : system.variables()) {
      try {
        forms.put(variable, of(variable, system));
      } catch (LinearForm.NotLinear e) {
        throw new IllegalArgumentException("asked for a step of a system that was refused", e);
      }
    }
    return forms;
  }

  /**
   * The terms that keep right sides from being linear.
   *
   * @param reason what is wrong, with {@code %s} where the variable is named
   */
  default List<Refusal> refusals(EquationSystem system, String reason) {
    List<Refusal> refusals = new ArrayList<>();
    for (String variable : system.variables()) {
      try {
        of(variable, system);
      } catch (LinearForm.NotLinear e) {
        refusals.add(new Refusal(e.term(), reason.formatted(variable)));
      }
    }
    return refusals;
  }
}
