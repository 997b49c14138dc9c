package org.rheobase.model;

import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Source;

/**
 * Neurons that fire at random with given rates: in each step a neuron fires with the probability
 * rate · dt, whatever was before. They are a {@link NeuronGroup} with the subexpression {@code
 * rates} and the threshold {@code rand() < rates*dt}, and everything that can be done with one can
 * be done with them.
 */
public final class PoissonGroup {
  /** The name of the variable with the rates. */
  public static final String RATES = "rates";

  private PoissonGroup() {}

  /**
   * A population that fires with given rates.
   *
   * @param name its name, an identifier
   * @param count number of neurons, at least 1
   * @param rates the rates in hertz, an expression of numbers and units, {@code i}, {@code N} and
   *     {@code t}, such as {@code 10*Hz + i*Hz}
   * @throws ModelError if anything is wrong with it
   */
  public static NeuronGroup of(String name, int count, String rates) {
    return builder(name, count, rates).build();
  }

  /**
   * Begins to describe a population whose rates use constants, functions or timed arrays, which are
   * to be given to the builder.
   *
   * @param name its name, an identifier
   * @param count number of neurons, at least 1
   * @param rates the rates in hertz, an expression
   */
  public static NeuronGroupBuilder builder(String name, int count, String rates) {
    return builder(name, count, Source.of(name + ".rates", rates));
  }

  /**
   * Begins to describe a population whose rates use constants, functions or timed arrays, which are
   * to be given to the builder.
   *
   * @param name its name, an identifier
   * @param count number of neurons, at least 1
   * @param rates the rates in hertz, an expression
   */
  public static NeuronGroupBuilder builder(String name, int count, Source rates) {
    return NeuronGroup.builder(name, count)
        .subexpression(RATES, rates, "hertz")
        .threshold("rand() < rates*dt");
  }
}
