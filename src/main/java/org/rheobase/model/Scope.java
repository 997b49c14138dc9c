package org.rheobase.model;

import java.util.Map;
import java.util.Optional;

/**
 * What names stand for in the code of a population. A variable wins over a constant of the same name.
 *
 * @param variables the population's variables by name, in the order of definition
 * @param constants the constants by name
 * @param count number of neurons
 */
public record Scope(Map<String, Variable> variables, Map<String, Constant> constants, int count) {

  /** What a name stands for; empty if for nothing. */
  public Optional<Meaning> resolve(String name) {
    throw new AssertionError("to be written: " + name);
  }
}
