package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Engines;
import org.rheobase.engine.Kernel;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Store;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RunPlan;
import org.rheobase.testing.EventModel;

/** A comparison finds the first difference of a single bit, and names it. */
class ComparisonTest {
  private static final RunPlan PLAN =
      ModelFile.read(Path.of("examples/noisy-fi-curve.yaml"), Overrides.none());

  /** An engine that changes the programs of steps. */
  private static final class Faulty extends ForwardingEngine {
    private final UnaryOperator<Program> fault;

    Faulty(Engine engine, UnaryOperator<Program> fault) {
      super(engine);
      this.fault = fault;
    }

    @Override
    public Kernel compile(Program program) {
      return super.compile(program.hasSteps() ? fault.apply(program) : program);
    }
  }

  /** Turns the last bit of a register of one neuron in one step. */
  private record WrongRegister(String register, int step, int neuron)
      implements UnaryOperator<Program> {
    @Override
    public Program apply(Program program) {
      IrBuilder builder = new IrBuilder();
      List<Carried> registers =
          program.registers().stream()
              .map(c -> c.register().name().equals(register) ? wrong(builder, c) : c)
              .toList();
      return new Program(
          program.name(),
          program.precision(),
          program.arguments(),
          program.buffers(),
          registers,
          program.stepStores(),
          program.finalStores(),
          program.labels());
    }

    private Carried wrong(IrBuilder b, Carried carried) {
      return new Carried(
          carried.register(), carried.initial(), turned(b, carried.next(), step, neuron));
    }
  }

  /** Turns the last bit of what one neuron stores in a buffer in one step. */
  private record WrongStore(String buffer, int step, int neuron) implements UnaryOperator<Program> {
    @Override
    public Program apply(Program program) {
      IrBuilder builder = new IrBuilder();
      List<Store> stores =
          program.stepStores().stream()
              .map(s -> s.buffer().name().equals(buffer) ? wrong(builder, s) : s)
              .toList();
      return new Program(
          program.name(),
          program.precision(),
          program.arguments(),
          program.buffers(),
          program.registers(),
          stores,
          program.finalStores(),
          program.labels());
    }

    private Store wrong(IrBuilder b, Store store) {
      return new Store(
          store.guard(), store.buffer(), store.index(), turned(b, store.value(), step, neuron));
    }
  }

  private static Expr turned(IrBuilder b, Expr value, int step, int neuron) {
    Expr isThere =
        b.and(b.equal(b.step(), b.constant(step)), b.equal(b.position(), b.constant(neuron)));
    return b.select(isThere, flipped(b, value, step), value);
  }

  private static Expr flipped(IrBuilder b, Expr value, int step) {
    return switch (value.type()) {
      case F64 -> b.bitcast(Type.F64, b.xor(b.bitcast(Type.I64, value), b.constant(1L)));
      case U32 -> b.xor(value, b.unsigned(1 << step));
      case I32 -> b.xor(value, b.constant(1));
      case BOOL, I64, F32 -> throw new IllegalArgumentException("no fault for " + value.type());
    };
  }

  private static Simulation simulation(Engine engine) {
    return simulation(PLAN, engine);
  }

  private static Simulation simulation(RunPlan plan, Engine engine) {
    SimulationBuilder builder = Simulation.builder().seed(plan.seed());
    plan.populations().forEach(population -> builder.add(population.group()));
    Simulation simulation = builder.build(List.of(engine));
    plan.populations().forEach(population -> begin(population, simulation));
    return simulation;
  }

  private static void begin(PopulationPlan population, Simulation simulation) {
    NeuronGroup group = population.group();
    population.initial().forEach(setting -> simulation.set(group, setting));
    population.events().forEach(event -> simulation.recorder().observe(group, event));
    population
        .state()
        .ifPresent(state ->
            simulation
                .recorder()
                .observe(group.whole(), state.variables())
                .neurons(state.neurons())
                .every("0.5*ms"));
  }

  private static Engine cpu() {
    return Engines.open(Backend.cpu(), Precision.DOUBLE, EngineOptions.defaults());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 0", "777, 42", "1999, 99"})
  void namesStepNeuronAndVariable(int step, int neuron) {
    try (Simulation reference = simulation(cpu());
        Simulation other =
            simulation(new Faulty(cpu(), new WrongRegister("v_now", step, neuron)))) {
      Comparison.Difference found = new Comparison(reference, other).run(0.3).orElseThrow();
      assertThat(found.step()).isEqualTo(step);
      assertThat(found.neuron()).isEqualTo(neuron);
      assertThat(found.variable()).isEqualTo("v");
      assertThat(found.reference()).isNotEqualTo(found.other());
    }
  }

  @Test
  void findsNothingWhereNothingDiffers() {
    try (Simulation reference = simulation(cpu());
        Simulation other =
            simulation(
                Engines.open(Backend.interpreter(), Precision.DOUBLE, EngineOptions.defaults()))) {
      Comparison comparison = new Comparison(reference, other);
      assertThat(comparison.run(0.01)).isEqualTo(Optional.empty());
      assertThat(comparison.run(0.01)).isEqualTo(Optional.empty());
      assertThat(reference.fingerprint()).isEqualTo(other.fingerprint());
      assertThat(reference.steps()).isEqualTo(200);
    }
  }

  @Test
  void findsADifferenceBeforeTheFirstStep() {
    try (Simulation reference = simulation(cpu());
        Simulation other = simulation(cpu())) {
      other.set(PLAN.populations().getFirst().group(), "v", "0.25*int(i == 17)");
      Comparison.Difference found = new Comparison(reference, other).run(0.01).orElseThrow();
      assertThat(found).isEqualTo(new Comparison.Difference("G", -1, 17, "v", 0, 0.25));
    }
  }

  /** Where a value is turned. */
  private record Place(int step, int neuron) {}

  /** Recorded events, values at events and traces are compared too. */
  @ParameterizedTest
  @CsvSource({
    "cross_raster,         cross",
    "idle_raster,          idle",
    "spike_raster,         spike",
    "v_at_cross_event,     v at cross",
    "n_at_cross_event,     n at cross",
    "drive_at_spike_event, drive at spike",
    "gain_trace0,          gain as recorded",
  })
  void comparesWhatIsRecorded(String buffer, String told) {
    RunPlan plan = EventModel.plan("double");
    Place place = place(plan, buffer);
    WrongStore fault = new WrongStore(buffer, place.step(), place.neuron());
    try (Simulation reference = simulation(plan, cpu());
        Simulation other = simulation(plan, new Faulty(cpu(), fault))) {
      Comparison.Difference found = new Comparison(reference, other).run(0.02).orElseThrow();
      assertThat(new Place(found.step(), found.neuron())).isEqualTo(place);
      assertThat(found.variable()).isEqualTo(told);
      assertThat(found.reference()).isNotEqualTo(found.other());
    }
  }

  /** The end of a word of events; a recorded sample; or the tenth event. */
  private static Place place(RunPlan plan, String buffer) {
    if (buffer.endsWith("_raster")) {
      return new Place(95, 7);
    }
    if (buffer.endsWith("_trace0")) {
      return new Place(60, 18);
    }
    try (Simulation simulation = simulation(plan, cpu())) {
      NeuronGroup group = plan.populations().getFirst().group();
      String event = buffer.contains("cross") ? "cross" : "spike";
      EventMonitor monitor = simulation.recordEvents(group, event);
      simulation.run(0.02);
      return new Place(monitor.steps()[9], monitor.neurons()[9]);
    }
  }
}
