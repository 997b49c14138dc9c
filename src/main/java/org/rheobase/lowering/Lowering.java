package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.rheobase.integrators.EquationSystem;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.Methods;
import org.rheobase.integrators.Refusal;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Verifier;
import org.rheobase.model.Meaning;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Setting;
import org.rheobase.model.Suggestions;
import org.rheobase.model.Variable;
import org.rheobase.syntax.ModelError;

/** The way from a population to its programs: build, verify, simplify, verify. */
public final class Lowering {
  private final NeuronGroup group;
  private final Precision precision;
  private final Clock clock;

  /**
   * Prepares the lowering of a population.
   *
   * @param group the population
   * @param precision the precision of its real variables
   * @param dt the time step in seconds
   */
  public Lowering(NeuronGroup group, Precision precision, double dt) {
    this.group = group;
    this.precision = precision;
    this.clock = new Clock(dt);
  }

  /**
   * The program of the population's steps.
   *
   * @param samplings what is recorded of its variables
   * @throws ModelError if the method asked for does not apply, or none does
   */
  public StepProgram steps(List<Sampling> samplings) {
    StepProgram built =
        new StepLowering(group, precision, clock.dt(), integrator()).lower(samplings);
    return new StepProgram(finish(built.program()), built.method(), built.raster(), built.traces());
  }

  /**
   * Makes sure that there is a method for the population's equations.
   *
   * @throws ModelError if the method asked for is not known or does not apply, or none does
   */
  public void requireMethod() {
    integrator();
  }

  /** The passes that every program goes through. */
  private static Program finish(Program built) {
    return Verifier.verify(Simplify.apply(Verifier.verify(built)));
  }

  /**
   * The integrator asked for, or the first that applies; none where there is no differential
   * equation.
   */
  private Optional<Integrator> integrator() {
    EquationSystem system = EquationSystem.of(group, clock.dt());
    if (system.rates().isEmpty()) {
      return Optional.empty();
    }
    Integrator method = group.method().map(Lowering::named).orElseGet(() -> chosen(system));
    method.refusal(system).ifPresent(refusal -> refuse(method.name(), refusal));
    return Optional.of(method);
  }

  private static Integrator named(NeuronGroup.Method method) {
    return Methods.find(method.name())
        .orElseThrow(() ->
            ModelError.at(
                method.source().whole(),
                "the method '%s' is not known".formatted(method.name()),
                knownMethods(method.name())));
  }

  private static String knownMethods(String name) {
    String question = Suggestions.question(Suggestions.nearest(name, Methods.names()));
    return question.isEmpty() ? "there are: " + String.join(", ", Methods.names()) : question;
  }

  private static Integrator chosen(EquationSystem system) {
    return Methods.choose(system).orElseGet(() -> Methods.find("euler").orElseThrow());
  }

  private static void refuse(String method, Refusal refusal) {
    throw ModelError.at(
        refusal.term().span(),
        "method '%s' does not apply: %s".formatted(method, refusal.reason()),
        refusal.remedy());
  }

  /**
   * A program that sets a variable of each neuron by an expression, or of those for which a
   * condition holds. A variable marked (unless refractory) is set of those neurons alone that are
   * not refractory, as in Brian2.
   */
  public Program setting(Setting.ByExpression setting) {
    IrBuilder builder = new IrBuilder();
    StateLayout layout = StateLayout.of(group, precision);
    Variable variable = setting.variable();
    Environment environment = outsideSteps(builder, layout, variable.name());
    ExpressionLowering expressions = new ExpressionLowering(builder, precision, group.scope());
    Expr chosen =
        setting
            .where()
            .map(w -> expressions.lower(w, environment))
            .orElseGet(() -> builder.constant(true));
    Expr guard = isHeld(variable) ? builder.and(chosen, mayFire(environment)) : chosen;
    Expr value = expressions.lowerAs(variable.type(), setting.value(), environment);
    StateLayout.Entry entry = layout.entry(variable.name());
    Store store =
        new Store(guard, entry.buffer(), builder.position(), State.element(builder, value));
    return finish(withoutSteps("set_" + variable.name(), builder, buffers(layout), List.of(store)));
  }

  /**
   * Whether a variable keeps its value while the neuron is refractory, whatever is written to it.
   */
  private boolean isHeld(Variable variable) {
    return variable.is(Variable.Flag.UNLESS_REFRACTORY) && group.refractory().isPresent();
  }

  private static Expr mayFire(Environment environment) {
    return environment.value(Meaning.Special.NOT_REFRACTORY.text()).orElseThrow();
  }

  /**
   * A program that computes subexpressions from the present state: of each the value goes to the
   * buffer of its name with {@code _value} added, behind the state's buffers.
   */
  public Program subexpressions(List<Variable> variables) {
    IrBuilder builder = new IrBuilder();
    StateLayout layout = StateLayout.of(group, precision);
    Environment environment = outsideSteps(builder, layout, "subexpressions");
    ExpressionLowering expressions = new ExpressionLowering(builder, precision, group.scope());
    List<Buffer> buffers = buffers(layout);
    List<Store> stores = new ArrayList<>();
    for (Variable variable : variables) {
      Expr value =
          expressions.lowerAs(variable.type(), variable.expression().orElseThrow(), environment);
      Expr element = State.element(builder, value);
      Buffer buffer = new Buffer(variable.name() + "_value", element.type());
      buffers.add(buffer);
      stores.add(new Store(builder.constant(true), buffer, builder.position(), element));
    }
    return finish(withoutSteps("subexpressions", builder, buffers, stores));
  }

  private static List<Buffer> buffers(StateLayout layout) {
    return new ArrayList<>(layout.entries().stream().map(StateLayout.Entry::buffer).toList());
  }

  private Environment outsideSteps(IrBuilder builder, StateLayout layout, String place) {
    State state = new State(builder, layout, java.util.Set.of());
    Draw draw = Draw.inSetting(builder, precision.real(), group.name(), place);
    Environment environment = new Environment(new HashMap<>(), draw);
    state.names().forEach(name -> environment.assign(name, state.value(name)));
    Expr step = builder.argument(Program.FIRST_STEP);
    Specials.assign(environment, builder, group.count(), clock, precision.real(), step);
    return environment;
  }

  private Program withoutSteps(
      String name, IrBuilder builder, List<Buffer> buffers, List<Store> stores) {
    return new Program(
        group.name() + "_" + name,
        precision,
        LaunchArguments.ALL,
        buffers,
        List.of(),
        List.of(),
        stores,
        builder.labels());
  }
}
