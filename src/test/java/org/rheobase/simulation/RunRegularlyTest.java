package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Slot;
import org.rheobase.testing.Simulations;

/** Code that runs regularly: when it is due, what it may write, and its random numbers. */
class RunRegularlyTest {

  private static NeuronGroupBuilder group(String equations) {
    return NeuronGroup.builder("G", 3).equations(equations).method("euler");
  }

  private static void run(EngineUnderTest engine, NeuronGroup group, Consumer<Simulation> work) {
    Simulations.with(Simulations.on(engine).add(group).seed(11), work);
  }

  /** Columns: interval, time step, duration, and how often the code ran. */
  @ParameterizedTest
  @CsvSource({
    "0.1*ms, 0.1*ms, 1*ms,   10",
    "0.2*ms, 0.1*ms, 1*ms,   5",
    "0.3*ms, 0.1*ms, 1*ms,   4",
    "1*ms,   0.1*ms, 1*ms,   1",
    "1*ms,   0.1*ms, 1.1*ms, 2",
    "7*ms,   0.1*ms, 1*ms,   1",
    "0.3*ms, 0.3*ms, 3*ms,   10",
    "5*ms,   0.05*ms, 50*ms, 10",
  })
  void isDueAtMultiplesOfItsInterval(String interval, String dt, String duration, int times) {
    NeuronGroup group = group("n : integer").runRegularly("n += 1", interval).build();
    try (Simulation simulation =
        Simulation.builder().add(group).dt(dt).backend(Backend.cpu()).build()) {
      simulation.run(duration);
      assertThat(simulation.values(group, "n")).containsOnly(times);
    }
  }

  /** Times carry over from run to run and from time step to time step; step numbers do not. */
  @OnEveryEngine
  void goesOnFromRunToRun(EngineUnderTest engine) {
    NeuronGroup group = group("last : second").runRegularly("last = t", "0.4*ms").build();
    run(
        engine,
        group,
        simulation -> {
          StateMonitor monitor = simulation.recordState(group, "last").neurons(0);
          simulation.run("0.6*ms");
          simulation.setTimeStep("0.2*ms");
          simulation.run("0.8*ms");
          double[] milliseconds =
              Arrays.stream(monitor.values("last", 0)).map(last -> last * 1e3).toArray();
          assertThat(milliseconds)
              .containsExactly(
                  new double[] {0, 0, 0, 0, 0.4, 0.4, 0.4, 0.8, 0.8, 1.2}, within(1e-6));
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0.25*ms, 0.1*ms, 0.25*ms, 0.1*ms, 0.2*ms",
    "0.05*ms, 0.1*ms, 0.05*ms, 0.1*ms, 0.1*ms",
    "1*ms,    0.3*ms, 1*ms,    0.3*ms, 0.9*ms",
  })
  void mustBeDueAtWholeSteps(
      String interval, String dt, String told, String toldStep, String remedy) {
    NeuronGroup group = group("n : integer").runRegularly("n += 1", interval).build();
    try (Simulation simulation =
        Simulation.builder().add(group).dt(dt).backend(Backend.cpu()).build()) {
      assertThatThrownBy(() -> simulation.run("1*ms"))
          .hasMessageContaining("G.run_regularly.dt:1:1: error: code cannot run every " + told)
          .hasMessageContaining("the time step is " + toldStep)
          .hasMessageContaining(remedy + " would be one");
    }
  }

  @OnEveryEngine
  void carriesOutItsStatementsOneAfterAnother(EngineUnderTest engine) {
    NeuronGroup group =
        group("x : 1\ny : 1\nn : integer\nb : boolean")
            .runRegularly(
                """
                half = (i + 1)/2   # a temporary value
                x = 3*half; y = x + half
                x -= 1
                n += 2.9
                b = n > 3
                """)
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.run("0.2*ms");
          assertThat(simulation.values(group, "x")).containsExactly(0.5, 2, 3.5);
          assertThat(simulation.values(group, "y")).containsExactly(2, 4, 6);
          assertThat(simulation.values(group, "n")).containsExactly(4, 4, 4);
          assertThat(simulation.values(group, "b")).containsExactly(1, 1, 1);
        });
  }

  /** In the same slot: by order number, then in the order of definition. */
  @OnEveryEngine
  void runsInOrder(EngineUnderTest engine) {
    NeuronGroup group =
        group("x : 1")
            .runRegularly("x = 10*x + 3", "0.1*ms", Slot.END, 1)
            .runRegularly("x = 10*x + 1", "0.1*ms", Slot.END, 0)
            .runRegularly("x = 10*x + 2", "0.1*ms", Slot.END, 0)
            .runRegularly("x = 10*x + 9", "0.1*ms", Slot.END, -1)
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.run("0.1*ms");
          assertThat(simulation.values(group, "x")).containsOnly(9123);
        });
  }

  /** While refractory a variable marked (unless refractory) keeps its value, others do not. */
  @OnEveryEngine
  void leavesFrozenVariablesAlone(EngineUnderTest engine) {
    NeuronGroup group =
        group("dv/dt = 0/ms : 1 (unless refractory)\nw : 1\nu : 1")
            .threshold("t < 0.05*ms and i == 1")
            .refractory("0.3*ms")
            .runRegularly("v += 1; w += 1; u = v")
            .build();
    run(
        engine,
        group,
        simulation -> {
          simulation.run("0.6*ms");
          assertThat(simulation.values(group, "w")).containsOnly(6);
          assertThat(simulation.values(group, "v")).containsExactly(6, 3, 6);
          assertThat(simulation.values(group, "u")).containsExactly(6, 3, 6);
        });
  }

  @OnEveryEngine
  void mayWriteSharedVariables(EngineUnderTest engine) {
    NeuronGroup group =
        group("g : 1 (shared)\nn : integer (shared)\ndouble_g = 2*g : 1 (shared)\nv : 1\nz : 1")
            .runRegularly("step = 0.5 + g; g = step + t/(0.1*ms); n += 1; v = g + i", "0.2*ms")
            .runRegularly("z = double_g")
            .build();
    run(
        engine,
        group,
        simulation -> {
          StateMonitor monitor = simulation.recordState(group, "g").neurons(2);
          simulation.run("0.3*ms");
          simulation.run("0.2*ms");
          assertThat(monitor.values("g", 2))
              .containsExactly(new double[] {0.5, 0.5, 3, 3, 7.5}, within(1e-5));
          assertThat(simulation.values(group, "g"))
              .containsExactly(new double[] {7.5}, within(1e-5));
          assertThat(simulation.values(group, "n")).containsExactly(3);
          assertThat(simulation.values(group, "v"))
              .containsExactly(new double[] {7.5, 8.5, 9.5}, within(1e-5));
          assertThat(simulation.values(group, "z"))
              .containsExactly(new double[] {15, 15, 15}, within(1e-5));
        });
  }

  /** A random number for a shared variable is drawn once for all neurons. */
  @OnEveryEngine
  void drawsOnceForSharedVariables(EngineUnderTest engine) {
    NeuronGroup group =
        group("g : 1 (shared)\nv : 1\nw : 1").runRegularly("g = rand(); v = g; w = rand()").build();
    run(
        engine,
        group,
        simulation -> {
          simulation.run("0.5*ms");
          double drawn = simulation.values(group, "g")[0];
          assertThat(drawn).isBetween(0.0, 1.0).isNotZero();
          assertThat(simulation.values(group, "v")).containsOnly(drawn);
          assertThat(Arrays.stream(simulation.values(group, "w")).distinct().count()).isEqualTo(3);
        });
  }

  /** Each piece of code has its own random numbers, whatever other code draws. */
  @OnEveryEngine
  void drawsFromStreamsOfItsOwn(EngineUnderTest engine) {
    String equations = "a : 1\nb : 1\nc : 1\nd : 1";
    NeuronGroup alone = group(equations).runRegularly("a = rand(); b = randn()").build();
    NeuronGroup beside =
        group(equations)
            .runRegularly("a = rand(); b = randn()")
            .runRegularly("c = rand(); d = randn()")
            .threshold("rand() < 0.5")
            .reset("d = rand()")
            .event("e", "rand() < 0.5")
            .onEvent("e", "d = rand()")
            .build();
    run(
        engine,
        alone,
        first ->
            run(
                engine,
                beside,
                second -> {
                  first.run("0.7*ms");
                  second.run("0.7*ms");
                  for (String variable : new String[] {"a", "b"}) {
                    assertThat(second.values(beside, variable))
                        .isEqualTo(first.values(alone, variable));
                  }
                  double[] a = second.values(beside, "a");
                  assertThat(second.values(beside, "c")).doesNotContain(a).isNotEqualTo(a);
                  assertThat(second.values(beside, "d")).doesNotContain(a);
                }));
  }
}
