package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Slot;
import org.rheobase.testing.Simulations;

/** Subexpressions marked (constant over dt): computed before all else in a step, and held. */
class HeldSubexpressionsTest {

  private static NeuronGroupBuilder group(String equations) {
    return NeuronGroup.builder("G", 4).equations(equations).method("euler");
  }

  private static void run(EngineUnderTest engine, NeuronGroup group, Consumer<Simulation> work) {
    Simulations.with(Simulations.on(engine).add(group).seed(5), work);
  }

  /** 0 before the first step; the last step's value after the last one; read alike in all slots. */
  @OnEveryEngine
  void holdTheirValue(EngineUnderTest engine) {
    NeuronGroup group =
        group(
                "dv/dt = 1/ms : 1\nheld = v : 1 (constant over dt)\nnow = v : 1\nlate : 1\ntwice = 2*held : 1")
            .runRegularly("v += 1", "0.1*ms", Slot.START, 0)
            .runRegularly("late = held", "0.1*ms", Slot.END, 0)
            .build();
    run(
        engine,
        group,
        simulation -> {
          StateMonitor monitor = simulation.recordState(group, "held", "now", "twice").neurons(0);
          assertThat(simulation.values(group, "held")).containsOnly(0);
          simulation.run("0.3*ms");
          assertThat(monitor.values("held", 0))
              .containsExactly(new double[] {0, 1.1, 2.2}, within(1e-6));
          assertThat(monitor.values("twice", 0))
              .containsExactly(new double[] {0, 2.2, 4.4}, within(1e-6));
          assertThat(monitor.values("now", 0))
              .containsExactly(new double[] {1, 2.1, 3.2}, within(1e-6));
          assertThat(simulation.values(group, "late")[0]).isCloseTo(2.2, within(1e-6));
          assertThat(simulation.values(group, "held")[0]).isCloseTo(2.2, within(1e-6));
        });
  }

  /** What a subexpression uses, directly or not, is computed before it. */
  @OnEveryEngine
  void areComputedInTheOrderOfTheirUse(EngineUnderTest engine) {
    NeuronGroup group =
        group(
                """
                first = between + 1 : 1 (constant over dt)
                between = 10*last : 1
                last = t/(0.1*ms) : 1 (constant over dt)
                """)
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.run("0.3*ms");
          assertThat(simulation.values(group, "first"))
              .containsExactly(new double[] {21, 21, 21, 21}, within(1e-4));
        });
  }

  /** The equations see the value of the step's start, not of the moment. */
  @OnEveryEngine
  void areConstantsInEquations(EngineUnderTest engine) {
    NeuronGroup group =
        NeuronGroup.builder("G", 2)
            .equations("dv/dt = (drive - v)/tau : 1\ndrive = 3*i + v : 1 (constant over dt)")
            .constant("tau", "10*ms")
            .method("exact")
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.set(group, "v", "1");
          simulation.run("0.1*ms");
          double grown = 1 + 3 * (1 - Math.exp(-0.01));
          assertThat(simulation.values(group, "v"))
              .containsExactly(new double[] {1, grown}, within(1e-6));
        });
  }

  @OnEveryEngine
  void drawRandomNumbersOnceAStep(EngineUnderTest engine) {
    NeuronGroup group =
        group(
                """
                dv/dt = noise/ms : 1
                noise = rand() : 1 (constant over dt)
                all = rand() : 1 (shared, constant over dt)
                seen : 1
                """)
            .threshold("noise > 2")
            .runRegularly("seen = noise", "0.1*ms", Slot.END, 0)
            .build();
    run(
        engine,
        group,
        simulation -> {
          StateMonitor monitor = simulation.recordState(group, "noise", "all");
          simulation.run("0.5*ms");
          for (int neuron = 0; neuron < 4; neuron++) {
            double[] drawn = monitor.values("noise", neuron);
            assertThat(Arrays.stream(drawn).distinct().count()).isEqualTo(5);
            assertThat(simulation.values(group, "v")[neuron])
                .isCloseTo(0.1 * Arrays.stream(drawn).sum(), within(1e-6));
            assertThat(simulation.values(group, "seen")[neuron]).isEqualTo(drawn[4]);
            assertThat(monitor.values("all", neuron)).isEqualTo(monitor.values("all", 0));
          }
          assertThat(simulation.values(group, "noise")).doesNotHaveDuplicates();
          assertThat(simulation.values(group, "all")).hasSize(1);
        });
  }
}
