package org.rheobase.simulation;

import org.rheobase.model.Population;
import org.rheobase.model.Subgroup;

/**
 * Neighbouring neurons of a population that a monitor looks at; it numbers them from 0.
 *
 * @param group name of the population
 * @param first number of the first neuron in the population
 * @param end number after that of the last neuron
 * @param isWhole whether they are all of its neurons
 */
record Watched(String group, int first, int end, boolean isWhole) {

  static Watched of(Population population) {
    return new Watched(population.name(), 0, population.count(), true);
  }

  static Watched of(Subgroup part) {
    return new Watched(part.group().name(), part.first(), part.end(), part.isWhole());
  }

  /** Number of neurons. */
  int count() {
    return end - first;
  }

  /** What a message calls them. */
  @Override
  public String toString() {
    return isWhole ? "population '" + group + "'" : "%s[%d:%d]".formatted(group, first, end);
  }
}
