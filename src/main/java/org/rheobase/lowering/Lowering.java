package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.rheobase.integrators.MethodChoice;
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
   * @param recordings what is recorded of it
   * @throws ModelError if the method asked for does not apply, or none does, or if code runs at an
   *     interval that is no multiple of the time step
   */
  public StepProgram steps(Recordings recordings) {
    StepProgram built =
        new StepBuilder(precision, clock)
            .build(group, MethodChoice.of(group, clock.dt()), recordings);
    return built.with(finish(built.program()));
  }

  /** The passes that every program goes through. */
  private static Program finish(Program built) {
    return Verifier.verify(Simplify.apply(Verifier.verify(built)));
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
    ExpressionLowering expressions = expressions(builder);
    Expr chosen =
        setting
            .where()
            .map(w -> expressions.lower(w, environment))
            .orElseGet(() -> builder.constant(true));
    Expr guard = isFrozen(variable) ? builder.and(chosen, mayFire(environment)) : chosen;
    Environment place =
        variable.is(Variable.Flag.SHARED)
            ? environment.withDraw(environment.draw().shared())
            : environment;
    Expr value = expressions.lowerAs(variable.type(), setting.value(), place);
    StateLayout.Entry entry = layout.entry(variable.name());
    Store store =
        new Store(guard, entry.buffer(), builder.position(), State.element(builder, value));
    List<Buffer> buffers = buffers(layout);
    buffers.addAll(expressions.buffers());
    return finish(withoutSteps("set_" + variable.name(), builder, buffers, List.of(store)));
  }

  /**
   * Whether a variable keeps its value while the neuron is refractory, whatever is written to it.
   */
  private boolean isFrozen(Variable variable) {
    return variable.is(Variable.Flag.UNLESS_REFRACTORY) && group.refractory().isPresent();
  }

  private static Expr mayFire(Environment environment) {
    return environment.value(Meaning.Special.NOT_REFRACTORY.text()).orElseThrow();
  }

  /**
   * A program that computes subexpressions from the present state: of each the value goes to the
   * buffer of its name with {@code _value} added, behind all other buffers.
   */
  public Program subexpressions(List<Variable> variables) {
    IrBuilder builder = new IrBuilder();
    StateLayout layout = StateLayout.of(group, precision);
    Environment environment = outsideSteps(builder, layout, "subexpressions");
    ExpressionLowering expressions = expressions(builder);
    List<Buffer> results = new ArrayList<>();
    List<Store> stores = new ArrayList<>();
    for (Variable variable : variables) {
      Expr value =
          expressions.lowerAs(variable.type(), variable.expression().orElseThrow(), environment);
      Expr element = State.element(builder, value);
      Buffer buffer = new Buffer(variable.name() + "_value", element.type());
      results.add(buffer);
      stores.add(new Store(builder.constant(true), buffer, builder.position(), element));
    }
    List<Buffer> buffers = buffers(layout);
    buffers.addAll(expressions.buffers());
    buffers.addAll(results);
    return finish(withoutSteps("subexpressions", builder, buffers, stores));
  }

  private static List<Buffer> buffers(StateLayout layout) {
    return new ArrayList<>(layout.entries().stream().map(StateLayout.Entry::buffer).toList());
  }

  private ExpressionLowering expressions(IrBuilder builder) {
    Expr step = builder.argument(Program.FIRST_STEP);
    return new ExpressionLowering(builder, precision, group.scope(), clock, step);
  }

  private Environment outsideSteps(IrBuilder builder, StateLayout layout, String place) {
    State state = new State(builder, layout, Set.of(), "");
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
