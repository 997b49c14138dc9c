package org.rheobase.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.rheobase.integrators.MethodChoice;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Verifier;
import org.rheobase.model.Link;
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
  private final Function<String, NeuronGroup> others;

  /**
   * Prepares the lowering of a population that reads from no other.
   *
   * @param group the population
   * @param precision the precision of its real variables
   * @param dt the time step in seconds
   */
  public Lowering(NeuronGroup group, Precision precision, double dt) {
    this(
        group,
        precision,
        dt,
        name -> {
          throw new IllegalArgumentException("no population '" + name + "' to read from");
        });
  }

  /**
   * Prepares the lowering of a population.
   *
   * @param group the population
   * @param precision the precision of its real variables
   * @param dt the time step in seconds
   * @param others the populations that it may read from, by name
   */
  public Lowering(
      NeuronGroup group, Precision precision, double dt, Function<String, NeuronGroup> others) {
    this.group = group;
    this.precision = precision;
    this.clock = new Clock(dt);
    this.others = others;
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
            .build(group, MethodChoice.of(group, clock.dt()), recordings, others);
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
  public StateProgram setting(Setting.ByExpression setting) {
    IrBuilder builder = new IrBuilder();
    StateLayout layout = StateLayout.of(group, precision);
    Variable variable = setting.variable();
    List<StepProgram.Borrowed> borrowed = new ArrayList<>();
    Environment environment = outsideSteps(builder, variable.name(), borrowed);
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
    List<Buffer> buffers = buffers(layout, expressions, borrowed);
    Program program = withoutSteps("set_" + variable.name(), builder, buffers, List.of(store));
    return new StateProgram(finish(program), borrowed);
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
   * A program that computes variables from the present state, subexpressions for example: of each
   * the value goes to the buffer of its name with {@code _value} added, behind all other buffers.
   */
  public StateProgram values(List<Variable> variables) {
    IrBuilder builder = new IrBuilder();
    StateLayout layout = StateLayout.of(group, precision);
    List<StepProgram.Borrowed> borrowed = new ArrayList<>();
    Environment environment = outsideSteps(builder, "subexpressions", borrowed);
    ExpressionLowering expressions = expressions(builder);
    List<Buffer> results = new ArrayList<>();
    List<Store> stores = new ArrayList<>();
    for (Variable variable : variables) {
      Expr element = State.element(builder, expressions.value(variable.name(), environment));
      Buffer buffer = new Buffer(variable.name() + "_value", element.type());
      results.add(buffer);
      stores.add(new Store(builder.constant(true), buffer, builder.position(), element));
    }
    List<Buffer> buffers = buffers(layout, expressions, borrowed);
    buffers.addAll(results);
    return new StateProgram(
        finish(withoutSteps("values", builder, buffers, stores)), List.copyOf(borrowed));
  }

  private static List<Buffer> buffers(
      StateLayout layout, ExpressionLowering expressions, List<StepProgram.Borrowed> borrowed) {
    Set<Buffer> buffers = new LinkedHashSet<>();
    layout.entries().forEach(entry -> buffers.add(entry.buffer()));
    buffers.addAll(expressions.buffers());
    borrowed.forEach(b -> buffers.add(b.buffer()));
    return new ArrayList<>(buffers);
  }

  private ExpressionLowering expressions(IrBuilder builder) {
    Expr step = builder.argument(Program.FIRST_STEP);
    return new ExpressionLowering(builder, precision, group.scope(), clock, step);
  }

  private Environment outsideSteps(
      IrBuilder builder, String place, List<StepProgram.Borrowed> borrowed) {
    return outsideSteps(builder, Address.own(builder), "", place, borrowed);
  }

  /**
   * The present values of the population's names.
   *
   * @param borrowed takes the buffers of populations that it reads from
   */
  private Environment outsideSteps(
      IrBuilder builder,
      Address address,
      String prefix,
      String place,
      List<StepProgram.Borrowed> borrowed) {
    StateLayout layout = StateLayout.of(group, precision, prefix);
    State state = new State(builder, layout, address, Set.of(), prefix);
    Draw draw = Draw.inSetting(builder, precision.real(), group.name(), place, address.neuron());
    Environment environment = new Environment(new HashMap<>(), draw);
    state.names().forEach(name -> environment.assign(name, state.value(name)));
    Specials.assign(
        environment,
        builder,
        address.neuron(),
        group.count(),
        clock,
        precision.real(),
        builder.argument(Program.FIRST_STEP));
    for (Link link : group.links()) {
      Expr value = linked(builder, link, address, prefix, environment, borrowed);
      environment.assign(link.variable(), value);
    }
    return environment;
  }

  private Expr linked(
      IrBuilder builder,
      Link link,
      Address reader,
      String readersPrefix,
      Environment environment,
      List<StepProgram.Borrowed> borrowed) {
    NeuronGroup source = others.apply(link.source());
    Lowering there = new Lowering(source, precision, clock.dt(), others);
    Address address =
        Linking.address(
            builder, link, source, group.count(), reader, expressions(builder), environment);
    String prefix = Linking.prefix(readersPrefix, link);
    Environment values = there.outsideSteps(builder, address, prefix, "linked", borrowed);
    ExpressionLowering expressions = there.expressions(builder);
    Expr value = expressions.value(link.sourceVariable(), values);
    borrowed.addAll(Linking.state(source, precision, prefix));
    borrowed.addAll(Linking.same(source, expressions.buffers()));
    return value;
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
