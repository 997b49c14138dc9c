package org.rheobase.model;

import java.util.List;
import java.util.Set;
import org.rheobase.syntax.Ast;

/**
 * A custom event: something that happens to a neuron in each step in which a condition holds,
 * whether it is refractory or not.
 *
 * @param name its name, an identifier
 * @param condition when it happens
 * @param code what is carried out for the neuron then
 */
public record Event(String name, Ast.Expression condition, List<Ast.Assignment> code) {
  /** The name of the event that a threshold defines. */
  public static final String SPIKE = "spike";

  /** Names that files of results have already. */
  static final Set<String> TAKEN = Set.of("spikes", "state", "rate", "final");

  /** Keeps a copy. */
  public Event {
    code = List.copyOf(code);
  }
}
