package org.rheobase.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Source;

/** A population of neurons that obey the same equations; checked when it is built. */
public final class NeuronGroup {
  private final String name;
  private final Scope scope;
  private final Optional<Ast.Expression> threshold;
  private final List<Ast.Assignment> reset;
  private final Optional<Ast.Expression> refractory;
  private final Optional<String> method;

  NeuronGroup(
      String name,
      Scope scope,
      Optional<Ast.Expression> threshold,
      List<Ast.Assignment> reset,
      Optional<Ast.Expression> refractory,
      Optional<String> method) {
    this.name = name;
    this.scope = scope;
    this.threshold = threshold;
    this.reset = reset;
    this.refractory = refractory;
    this.method = method;
  }

  /** Its name, an identifier. */
  public String name() {
    return name;
  }

  /** Number of neurons. */
  public int count() {
    return scope.count();
  }

  /** What names stand for in its code. */
  public Scope scope() {
    return scope;
  }

  /** Its variables in the order of definition. */
  public List<Variable> variables() {
    return List.copyOf(scope.variables().values());
  }

  /** When a neuron fires; absent: never. */
  public Optional<Ast.Expression> threshold() {
    return threshold;
  }

  /** What happens to a neuron that fired. */
  public List<Ast.Assignment> reset() {
    return reset;
  }

  /** How long a neuron is refractory after a spike (a time), or as long as what (a truth value); absent: never. */
  public Optional<Ast.Expression> refractory() {
    return refractory;
  }

  /** The integrator asked for; absent: the first that applies. */
  public Optional<String> method() {
    return method;
  }

  /** The same population with other values for some constants. */
  public NeuronGroup withConstants(Map<String, Constant> constants) {
    throw new AssertionError("to be written " + constants);
  }

  /** What is likely not meant, found while checking. */
  public List<Problem> warnings() {
    return List.of();
  }

  /** Checks an order to set a variable by an expression. */
  public Setting setting(Source variable, Source value, Optional<Source> where) {
    throw new AssertionError("to be written " + variable + value + where);
  }
}
