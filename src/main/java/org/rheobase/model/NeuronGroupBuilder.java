package org.rheobase.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.measure.Quantity;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;
import org.rheobase.units.Dimension;

/**
 * Describes a population. Nothing is checked before {@link #build()}, which reports all mistakes in
 * one go. Texts may be given with their place in a file, for errors that point there.
 */
public final class NeuronGroupBuilder {
  private final String name;
  private final int count;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Problems problems = new Problems();
  private Source equations;
  private Optional<Source> threshold = Optional.empty();
  private Optional<Source> reset = Optional.empty();
  private Optional<Source> refractory = Optional.empty();
  private Optional<NeuronGroup.Method> method = Optional.empty();

  NeuronGroupBuilder(String name, int count) {
    this.name = name;
    this.count = count;
    equations = Source.of(name + ".equations", "");
  }

  /** The equations, one a line. */
  public NeuronGroupBuilder equations(String text) {
    return equations(Source.of(name + ".equations", text));
  }

  /** The equations, one a line. */
  public NeuronGroupBuilder equations(Source text) {
    equations = text;
    return this;
  }

  /** The condition on which a neuron fires. */
  public NeuronGroupBuilder threshold(String condition) {
    return threshold(Source.of(name + ".threshold", condition));
  }

  /** The condition on which a neuron fires. */
  public NeuronGroupBuilder threshold(Source condition) {
    threshold = Optional.of(condition);
    return this;
  }

  /** The statements that are carried out for a neuron that fired. */
  public NeuronGroupBuilder reset(String statements) {
    return reset(Source.of(name + ".reset", statements));
  }

  /** The statements that are carried out for a neuron that fired. */
  public NeuronGroupBuilder reset(Source statements) {
    reset = Optional.of(statements);
    return this;
  }

  /** How long a neuron is refractory after a spike: a time, or a condition that holds as long. */
  public NeuronGroupBuilder refractory(String period) {
    return refractory(Source.of(name + ".refractory", period));
  }

  /** How long a neuron is refractory after a spike: a time, or a condition that holds as long. */
  public NeuronGroupBuilder refractory(Source period) {
    refractory = Optional.of(period);
    return this;
  }

  /** How long a neuron is refractory after a spike. */
  public NeuronGroupBuilder refractory(Quantity<javax.measure.quantity.Time> period) {
    return refractory(Quantities.of(period).value() + "*second");
  }

  /** The integrator. */
  public NeuronGroupBuilder method(String integrator) {
    return method(Source.of(name + ".method", integrator));
  }

  /** The integrator. */
  public NeuronGroupBuilder method(Source integrator) {
    method = Optional.of(new NeuronGroup.Method(integrator.text().strip(), integrator));
    return this;
  }

  /** A constant as a number with units, which may use constants that were given before. */
  public NeuronGroupBuilder constant(String constant, String value) {
    return constant(Source.of(name + " constants", constant), Source.of(constant, value));
  }

  /** A constant without unit. */
  public NeuronGroupBuilder constant(String constant, double value) {
    return constant(constant, new Constant(value, Dimension.NONE));
  }

  /** A constant as a quantity of JSR 385. */
  public <Q extends Quantity<Q>> NeuronGroupBuilder constant(String constant, Quantity<Q> value) {
    return constant(constant, Quantities.of(value));
  }

  /** A constant by its value in SI base units and its dimension. */
  public NeuronGroupBuilder constant(String constant, Constant value) {
    checkConstantName(Source.of(name + " constants", constant).whole());
    constants.put(constant, value);
    return this;
  }

  /** A constant as an expression of numbers, units and constants that were given before. */
  public NeuronGroupBuilder constant(Source constant, Source value) {
    checkConstantName(constant.whole());
    Quantities.parse(value, constants, problems).ifPresent(v -> constants.put(constant.text(), v));
    return this;
  }

  private void checkConstantName(Span constant) {
    if (!Names.isIdentifier(constant.text())) {
      problems.error(
          constant,
          "'%s' is no name".formatted(constant.text()),
          "a name is made of letters, digits and underscores");
    }
  }

  /**
   * Checks the description.
   *
   * @throws ModelError with all mistakes, if there is one
   */
  public NeuronGroup build() {
    checkOutline();
    EquationChecker equationChecker = new EquationChecker(problems);
    Map<String, Variable> variables =
        equationChecker.variables(ModelParser.equations(equations, problems));
    boolean isComplete = !problems.hasErrors();
    Scope scope = new Scope(variables, constants, count);
    Optional<Ast.Expression> condition =
        threshold.flatMap(t -> ModelParser.expression(t, problems));
    List<Ast.Assignment> statements =
        reset.map(r -> ModelParser.statements(r, problems)).orElse(new ArrayList<>());
    Optional<Ast.Expression> period = refractory.flatMap(r -> ModelParser.expression(r, problems));
    if (isComplete) {
      equationChecker.checkRightSides(scope);
      checkCode(new CodeChecker(scope, problems), condition, statements, period);
      warn(scope);
    }
    problems.throwIfErrors();
    return new NeuronGroup(name, scope, condition, statements, period, method, problems.found());
  }

  private void checkOutline() {
    if (!Names.isIdentifier(name)) {
      problems.error(
          Source.of("population", name).whole(),
          "'%s' is no name for a population".formatted(name),
          "a name is made of letters, digits and underscores, and begins with a letter");
    }
    if (count < 1) {
      problems.error(
          Source.of(name + ".count", String.valueOf(count)).whole(),
          "a population has at least one neuron");
    }
  }

  private static void checkCode(
      CodeChecker code,
      Optional<Ast.Expression> condition,
      List<Ast.Assignment> statements,
      Optional<Ast.Expression> period) {
    condition.ifPresent(c -> code.checkCondition("the threshold", c));
    code.checkStatements("the reset", statements);
    period.ifPresent(code::checkRefractory);
  }

  private void warn(Scope scope) {
    for (Variable variable : scope.variables().values()) {
      if (variable.is(Variable.Flag.UNLESS_REFRACTORY) && refractory.isEmpty()) {
        problems.warning(
            variable.span(),
            "'%s' is marked (unless refractory), and there is no refractory period"
                .formatted(variable.name()),
            "say how long it is, as in refractory: 5*ms, or remove the flag");
      }
      if (constants.containsKey(variable.name())) {
        problems.warning(
            variable.span(),
            "'%s' is a variable and a constant: in equations the variable is meant"
                .formatted(variable.name()),
            "give one of them another name");
      }
    }
    if (reset.isPresent() && threshold.isEmpty()) {
      problems.warning(
          reset.get().whole(),
          "there is a reset and no threshold: it never happens",
          "add a threshold");
    }
  }
}
