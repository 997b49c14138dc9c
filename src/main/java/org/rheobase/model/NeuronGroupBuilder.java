package org.rheobase.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.measure.Quantity;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;
import org.rheobase.units.UnitTable;

/**
 * Describes a population. Nothing is checked before {@link #build()}, which reports all mistakes in
 * one go. Texts may be given with their place in a file, for errors that point there.
 */
public final class NeuronGroupBuilder {
  /** What a line of equations seems to define: dv/dt …, or v …. */
  private static final Pattern LINE_START =
      Pattern.compile("^[ \\t]*(?:d(\\w+)\\s*/\\s*dt\\b|([A-Za-z_]\\w*))", Pattern.MULTILINE);

  private final String name;
  private final int count;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Set<String> mistakenConstants = new HashSet<>();
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
    return constant(place(constant), Source.of(constant, value));
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
    return constant(place(constant), value);
  }

  /** A constant by its value in SI base units and its dimension. */
  public NeuronGroupBuilder constant(Source constant, Constant value) {
    checkConstantName(constant);
    constants.put(constant.text(), value);
    return this;
  }

  /** A constant as an expression of numbers, units and constants that were given before. */
  public NeuronGroupBuilder constant(Source constant, Source value) {
    checkConstantName(constant);
    Quantities.parse(value, constants, mistakenConstants, problems)
        .ifPresentOrElse(
            v -> constants.put(constant.text(), v), () -> mistakenConstant(constant.text()));
    return this;
  }

  /**
   * A constant whose value is mistaken, which has been reported elsewhere: its uses are not
   * reported as well.
   */
  public NeuronGroupBuilder mistakenConstant(String constant) {
    mistakenConstants.add(constant);
    return this;
  }

  private Source place(String constant) {
    return Source.of(name + ".constants", constant);
  }

  private void checkConstantName(Source constant) {
    String text = constant.text();
    if (!Names.check(constant, "constant", problems)) {
      return;
    }
    if (Names.isGiven(text)) {
      problems.warning(
          constant.whole(),
          "'%s' has a meaning of its own in equations, and never means this constant"
              .formatted(text),
          "give the constant another name");
    } else if (Scope.isNumber(text) || UnitTable.find(text).isPresent()) {
      problems.warning(
          constant.whole(),
          "'%s' is a constant and %s: in equations the constant is meant"
              .formatted(text, Scope.isNumber(text) ? "a number of the language" : "a unit"),
          "give the constant another name");
    }
  }

  /**
   * Checks the description.
   *
   * @throws ModelError with all mistakes, if there is one
   */
  public NeuronGroup build() {
    Problems all = new Problems();
    all.addAll(problems.found());
    checkOutline(all);
    Problems inEquations = new Problems();
    Map<String, Variable> variables =
        new EquationChecker(inEquations).variables(ModelParser.equations(equations, inEquations));
    Set<String> undetermined = undetermined(variables, inEquations.hasErrors());
    all.addAll(inEquations.found());
    Scope scope = new Scope(variables, constants, count);
    GroupCode code = code(all);
    code.check(scope, all, undetermined);
    warn(scope, all);
    all.throwIfErrors();
    return new NeuronGroup(name, scope, code, method, all.found());
  }

  private void checkOutline(Problems all) {
    Names.checkPopulation(Source.of("population", name), all);
    NeuronGroup.checkCount(name, count, all);
  }

  /** Names that mistaken lines would define: what uses them is not reported as well. */
  private Set<String> undetermined(Map<String, Variable> variables, boolean areMistaken) {
    Set<String> names = new HashSet<>(mistakenConstants);
    if (areMistaken) {
      LINE_START
          .matcher(equations.text())
          .results()
          .map(line -> line.group(1) == null ? line.group(2) : line.group(1))
          .forEach(names::add);
    }
    names.removeAll(variables.keySet());
    return names;
  }

  private GroupCode code(Problems all) {
    return new GroupCode(
        threshold.flatMap(text -> ModelParser.expression(text, all)),
        reset.map(text -> ModelParser.statements(text, all)).orElse(List.of()),
        refractory.flatMap(text -> ModelParser.expression(text, all)));
  }

  private void warn(Scope scope, Problems all) {
    for (Variable variable : scope.variables().values()) {
      if (variable.is(Variable.Flag.UNLESS_REFRACTORY) && refractory.isEmpty()) {
        all.warning(
            variable.span(),
            "'%s' is marked (unless refractory), and there is no refractory period"
                .formatted(variable.name()),
            "say how long it is, as in refractory: 5*ms, or remove the flag");
      }
      if (constants.containsKey(variable.name())) {
        all.warning(
            variable.span(),
            "'%s' is a variable and a constant: in equations the variable is meant"
                .formatted(variable.name()),
            "give one of them another name");
      }
    }
    checkThereIsThreshold(all);
  }

  private void checkThereIsThreshold(Problems all) {
    if (threshold.isPresent()) {
      return;
    }
    reset.ifPresent(text ->
        all.error(
            text.whole(),
            "there is a reset and no threshold: it would never happen",
            "add a threshold, such as v > 1"));
    refractory.ifPresent(text ->
        all.warning(
            text.whole(),
            "there is a refractory period and no threshold: no neuron ever becomes refractory",
            "add a threshold, such as v > 1"));
  }
}
