package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.Device;
import org.rheobase.engine.Engine;
import org.rheobase.engine.EngineOptions;
import org.rheobase.engine.Engines;
import org.rheobase.engine.Kernel;
import org.rheobase.engine.Memory;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Carried;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Program;
import org.rheobase.ir.Type;
import org.rheobase.model.RunPlan;

/** A comparison finds the first difference of a single bit, and names it. */
class ComparisonTest {
  private static final RunPlan PLAN =
      ModelFile.read(Path.of("examples/noisy-fi-curve.yaml"), Overrides.none());

  /** An engine that turns the last bit of a register of one neuron in one step. */
  private record Faulty(Engine engine, String register, int step, int neuron) implements Engine {
    @Override
    public Device device() {
      return engine.device();
    }

    @Override
    public Kernel compile(Program program) {
      return engine.compile(program.hasSteps() ? faulty(program) : program);
    }

    private Program faulty(Program program) {
      IrBuilder builder = new IrBuilder();
      List<Carried> registers =
          program.registers().stream()
              .map(c -> c.register().name().equals(register) ? faulty(builder, c) : c)
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

    private Carried faulty(IrBuilder b, Carried carried) {
      Expr isThere =
          b.and(b.equal(b.step(), b.constant(step)), b.equal(b.position(), b.constant(neuron)));
      Expr bits = b.xor(b.bitcast(Type.I64, carried.next()), b.constant(1L));
      Expr wrong = b.select(isThere, b.bitcast(Type.F64, bits), carried.next());
      return new Carried(carried.register(), carried.initial(), wrong);
    }

    @Override
    public Memory allocate(Type type, int length) {
      return engine.allocate(type, length);
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  private static Simulation simulation(Engine engine) {
    SimulationBuilder builder = Simulation.builder().seed(PLAN.seed());
    PLAN.populations().forEach(population -> builder.add(population.group()));
    Simulation simulation = builder.build(engine);
    PLAN.populations()
        .forEach(p -> p.initial().forEach(setting -> simulation.set(p.group(), setting)));
    return simulation;
  }

  private static Engine cpu() {
    return Engines.open(Backend.cpu(), Precision.DOUBLE, EngineOptions.defaults());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 0", "777, 42", "1999, 99"})
  void namesStepNeuronAndVariable(int step, int neuron) {
    try (Simulation reference = simulation(cpu());
        Simulation other = simulation(new Faulty(cpu(), "v_now", step, neuron))) {
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
}
