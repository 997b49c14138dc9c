package org.rheobase.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.Span;
import org.rheobase.units.Dimension;

/**
 * A variable of a population, one value a neuron (or one in all, if shared).
 *
 * @param name its name
 * @param kind how it gets its values
 * @param type what kind of values it has
 * @param dimension physical dimension of its values; none for integers and truth values
 * @param expression right side of its equation; absent for a parameter. Of a differential equation
 *     it has the dimension divided by time
 * @param flags its flags
 * @param span where its name is defined
 */
public record Variable(
    String name,
    Ast.EquationKind kind,
    ValueType type,
    Dimension dimension,
    Optional<Ast.Expression> expression,
    Set<Flag> flags,
    Span span) {

  /** What may be said of a variable in parentheses. */
  public enum Flag {
    UNLESS_REFRACTORY("unless refractory"),
    CONSTANT("constant"),
    SHARED("shared"),
    CONSTANT_OVER_DT("constant over dt"),
    LINKED("linked");

    private final String text;

    Flag(String text) {
      this.text = text;
    }

    /** As written in equations. */
    public String text() {
      return text;
    }

    /** The flag of a text. */
    static Optional<Flag> find(String text) {
      return Arrays.stream(values()).filter(flag -> flag.text.equals(text)).findFirst();
    }

    /** Flags as a text for messages. */
    static String texts(Set<Flag> flags) {
      return flags.stream().map(flag -> "'" + flag.text + "'").collect(Collectors.joining(", "));
    }
  }

  /** Whether it has the flag. */
  public boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** Whether its definition stands in the text of the equations, with a unit and flags. */
  boolean isDeclared() {
    return span.text().equals(name);
  }

  /** Whether it is computed from others whenever it is read, and cannot be set. */
  public boolean isSubexpression() {
    return kind == Ast.EquationKind.SUBEXPRESSION;
  }

  /** Whether it is a subexpression that is computed once a step and then holds its value. */
  public boolean isHeld() {
    return isSubexpression() && is(Flag.CONSTANT_OVER_DT);
  }

  /** Whether it has a differential equation. */
  public boolean isDifferential() {
    return kind == Ast.EquationKind.DIFFERENTIAL;
  }
}
