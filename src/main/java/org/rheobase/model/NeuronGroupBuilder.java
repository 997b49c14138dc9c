package org.rheobase.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.measure.Quantity;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problem;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/**
 * Describes a population. Nothing is checked before {@link #build()}, which reports all mistakes in
 * one go. Texts may be given with their place in a file, for errors that point there.
 */
public final class NeuronGroupBuilder {
  private final String name;
  private final int count;
  private final Problems problems = new Problems();
  private final ConstantTexts constants = new ConstantTexts(problems);
  private final List<DefinitionReader.FunctionText> functions = new ArrayList<>();
  private final List<TimedArray> timedArrays = new ArrayList<>();
  private final EquationTexts equations;
  private final CodeTexts code = new CodeTexts();
  private final List<LinkText> links = new ArrayList<>();
  private Optional<NeuronGroup.Method> method = Optional.empty();

  NeuronGroupBuilder(String name, int count) {
    this.name = name;
    this.count = count;
    equations = new EquationTexts(Source.of(name + ".equations", ""));
  }

  /** The equations, one a line. */
  public NeuronGroupBuilder equations(String text) {
    return equations(Source.of(name + ".equations", text));
  }

  /** The equations, one a line. */
  public NeuronGroupBuilder equations(Source text) {
    equations.set(text);
    return this;
  }

  /** A subexpression that does not stand among the equations. */
  NeuronGroupBuilder subexpression(String variable, Source expression, String unit) {
    equations.add(variable, expression, unit);
    return this;
  }

  /** The condition on which a neuron fires. */
  public NeuronGroupBuilder threshold(String condition) {
    return threshold(Source.of(name + ".threshold", condition));
  }

  /** The condition on which a neuron fires. */
  public NeuronGroupBuilder threshold(Source condition) {
    code.setThreshold(condition);
    return this;
  }

  /** The statements that are carried out for a neuron that fired. */
  public NeuronGroupBuilder reset(String statements) {
    return reset(Source.of(name + ".reset", statements));
  }

  /** The statements that are carried out for a neuron that fired. */
  public NeuronGroupBuilder reset(Source statements) {
    code.setReset(statements);
    return this;
  }

  /** How long a neuron is refractory after a spike: a time, or a condition that holds as long. */
  public NeuronGroupBuilder refractory(String period) {
    return refractory(Source.of(name + ".refractory", period));
  }

  /** How long a neuron is refractory after a spike: a time, or a condition that holds as long. */
  public NeuronGroupBuilder refractory(Source period) {
    code.setRefractory(period);
    return this;
  }

  /** How long a neuron is refractory after a spike. */
  public NeuronGroupBuilder refractory(Quantity<javax.measure.quantity.Time> period) {
    return refractory(Quantities.of(period).value() + "*second");
  }

  /**
   * A custom event, which happens to a neuron in each step in which the condition holds after the
   * state update, refractory or not.
   */
  public NeuronGroupBuilder event(String event, String condition) {
    return event(
        Source.of(name + ".events", event), Source.of(name + ".events." + event, condition));
  }

  /** A custom event. */
  public NeuronGroupBuilder event(Source event, Source condition) {
    code.events().addEvent(event, condition);
    return this;
  }

  /** The statements that are carried out, after resets, for a neuron to which an event happened. */
  public NeuronGroupBuilder onEvent(String event, String statements) {
    return onEvent(
        Source.of(name + ".on_event", event), Source.of(name + ".on_event." + event, statements));
  }

  /** The statements that are carried out for a neuron to which an event happened. */
  public NeuronGroupBuilder onEvent(Source event, Source statements) {
    code.events().addCode(event, statements);
    return this;
  }

  /** Statements that are carried out for all neurons at the start of every step. */
  public NeuronGroupBuilder runRegularly(String statements) {
    return runRegularly(regularPlace(statements), Optional.empty(), Optional.empty(), 0);
  }

  /**
   * Statements that are carried out for all neurons at the start of some steps.
   *
   * @param interval the time from one run to the next with its unit, such as {@code 5*ms}: a
   *     multiple of the time step, counted from time 0
   */
  public NeuronGroupBuilder runRegularly(String statements, String interval) {
    return runRegularly(statements, interval, Slot.START, 0);
  }

  /**
   * Statements that are carried out for all neurons in some steps.
   *
   * @param interval the time from one run to the next with its unit, such as {@code 5*ms}: a
   *     multiple of the time step, counted from time 0
   * @param slot when in the step
   * @param order the smaller number is first in a slot
   */
  public NeuronGroupBuilder runRegularly(String statements, String interval, Slot slot, int order) {
    return runRegularly(
        regularPlace(statements),
        Optional.of(Source.of(name + ".run_regularly.dt", interval)),
        Optional.of(Source.of(name + ".run_regularly.when", slot.text())),
        order);
  }

  private Source regularPlace(String statements) {
    return Source.of(name + ".run_regularly", statements);
  }

  /**
   * Statements that are carried out for all neurons.
   *
   * @param interval the time from one run to the next; absent: every step
   * @param slot name of the slot in a step; absent: its start
   * @param order the smaller number is first in a slot
   */
  public NeuronGroupBuilder runRegularly(
      Source statements, Optional<Source> interval, Optional<Source> slot, int order) {
    code.add(new RegularText(statements, interval, slot, order));
    return this;
  }

  /**
   * Links a parameter marked (linked) to a variable of another population, neuron by neuron; or, if
   * that is one for all or the population has one neuron, to that.
   */
  public NeuronGroupBuilder linked(String parameter, NeuronGroup source, String variable) {
    return linked(linkPlace(parameter), source, linkPlace(variable), Optional.empty());
  }

  /**
   * Links a parameter marked (linked) to a variable of another population.
   *
   * @param index which of its neurons, an integer made of i, N and constants, such as {@code i//2}
   */
  public NeuronGroupBuilder linked(
      String parameter, NeuronGroup source, String variable, String index) {
    return linked(linkPlace(parameter), source, linkPlace(variable), Optional.of(linkPlace(index)));
  }

  /**
   * Links a parameter marked (linked) to a variable of another population.
   *
   * @param index which of its neurons; absent: the one with the same number
   */
  public NeuronGroupBuilder linked(
      Source parameter, NeuronGroup source, Source variable, Optional<Source> index) {
    links.add(new LinkText(parameter, source, variable, index));
    return this;
  }

  private Source linkPlace(String text) {
    return Source.of(name + ".linked", text);
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
    constants.add(constant, value);
    return this;
  }

  /** A constant as an expression of numbers, units and constants that were given before. */
  public NeuronGroupBuilder constant(Source constant, Source value) {
    constants.add(constant, value);
    return this;
  }

  /**
   * A constant whose value is mistaken, which has been reported elsewhere: its uses are not
   * reported as well.
   */
  public NeuronGroupBuilder mistakenConstant(String constant) {
    constants.addMistaken(constant);
    return this;
  }

  /**
   * A function that equations and code can call. Its value may use its arguments, constants, other
   * functions and timed arrays; its units are checked wherever it is called.
   *
   * @param head its name and arguments, as {@code f(x, y)}
   * @param body its value, as {@code exp(-x**2)/y}
   */
  public NeuronGroupBuilder function(String head, String body) {
    Source place = Source.of(name + ".functions", head);
    return function(place, Source.of(name + "." + head, body));
  }

  /**
   * A function that equations and code can call.
   *
   * @param head its name and arguments, as {@code f(x, y)}
   * @param body its value
   */
  public NeuronGroupBuilder function(Source head, Source body) {
    functions.add(new DefinitionReader.FunctionText(head, body));
    return this;
  }

  /** A timed array that equations and code can read by its name. */
  public NeuronGroupBuilder timedArray(TimedArray array) {
    timedArrays.add(array);
    return this;
  }

  /** A timed array that is mistaken, which has been reported elsewhere: its uses are not. */
  public NeuronGroupBuilder mistakenTimedArray(String array) {
    constants.addMistaken(array);
    return this;
  }

  private Source place(String constant) {
    return Source.of(name + ".constants", constant);
  }

  /**
   * Checks the description.
   *
   * @throws ModelError with all mistakes, if there is one
   */
  public NeuronGroup build() {
    Attempt attempt = attempt();
    Problems all = new Problems();
    all.addAll(attempt.problems());
    all.throwIfErrors();
    return attempt.group();
  }

  /**
   * What could be understood of a description, so that what refers to it can be checked though it
   * is mistaken itself.
   *
   * @param group the population, which must not be run if there is a mistake
   * @param problems what is wrong, or likely not meant
   * @param undetermined names of which nothing can be said because of a mistake
   */
  public record Attempt(NeuronGroup group, List<Problem> problems, Set<String> undetermined) {

    /** Whether there is a mistake. */
    public boolean isMistaken() {
      return problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    }
  }

  /** Checks the description, and goes on as far as it can be understood. */
  public Attempt attempt() {
    Problems all = new Problems();
    all.addAll(problems.found());
    checkOutline(all);
    EquationTexts.Reading reading = equations.read(all);
    Map<String, Variable> variables = reading.variables();
    Set<String> undetermined = new HashSet<>(constants.mistaken());
    undetermined.addAll(reading.undetermined());
    undetermined.removeAll(variables.keySet());
    Definitions definitions =
        new DefinitionReader(constants.values(), undetermined, all).read(functions, timedArrays);
    checkVariableNames(variables, definitions, all);
    Scope scope = new Scope(variables, constants.values(), definitions, count);
    GroupCode parsed = code.parse(constants, all);
    parsed.check(scope, all, undetermined);
    Map<String, Link> linked = new LinkChecker(name, scope, undetermined, all).links(links);
    warn(scope, parsed, all);
    code.checkThereIsThreshold(all);
    undetermined.addAll(code.events().names());
    NeuronGroup group = new NeuronGroup(name, scope, parsed, linked, method, all.found());
    return new Attempt(group, all.found(), undetermined);
  }

  private static void checkVariableNames(
      Map<String, Variable> variables, Definitions definitions, Problems all) {
    for (Variable variable : variables.values()) {
      definitions
          .kind(variable.name())
          .ifPresent(kind ->
              all.error(
                  variable.span(),
                  "'%s' is the name of %s, and cannot be a variable"
                      .formatted(variable.name(), kind),
                  "give one of them another name"));
    }
  }

  private void checkOutline(Problems all) {
    Names.checkPopulation(Source.of("population", name), all);
    NeuronGroup.checkCount(name, count, all);
  }

  private void warn(Scope scope, GroupCode parsed, Problems all) {
    for (Variable variable : scope.variables().values()) {
      if (variable.is(Variable.Flag.UNLESS_REFRACTORY) && parsed.refractory().isEmpty()) {
        all.warning(
            variable.span(),
            "'%s' is marked (unless refractory), and there is no refractory period"
                .formatted(variable.name()),
            "say how long it is, as in refractory: 5*ms, or remove the flag");
      }
      if (constants.values().containsKey(variable.name())) {
        all.warning(
            variable.span(),
            "'%s' is a variable and a constant: in equations the variable is meant"
                .formatted(variable.name()),
            "give one of them another name");
      }
    }
  }
}
