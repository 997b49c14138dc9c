package org.rheobase.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.integrators.EquationSystem;
import org.rheobase.integrators.Integrator;
import org.rheobase.integrators.LinearForm;
import org.rheobase.integrators.Methods;
import org.rheobase.integrators.Refusal;
import org.rheobase.integrators.Refusals;
import org.rheobase.integrators.Step;
import org.rheobase.integrators.Terms;
import org.rheobase.ir.Precision;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.Ast.Expression;
import org.rheobase.syntax.ModelError;
import org.rheobase.testing.Simulations;

/** Integrators at work. */
class MethodsTest {

  private static SimulationBuilder on(EngineUnderTest engine) {
    return Simulations.on(engine).seed(5);
  }

  private static double rounding(EngineUnderTest engine) {
    return engine.precision() == Precision.DOUBLE ? 1e-13 : 1e-5;
  }

  private static NeuronGroupBuilder adapting(String name, int count) {
    return NeuronGroup.builder(name, count)
        .threshold("v > 1")
        .reset("v = 0; w += 0.1")
        .refractory("2*ms")
        .timedArray(TimedArray.of("I", new double[] {2, 3, 1, 2.5}, "1", "10*ms"))
        .method("exact");
  }

  private static final String ADAPTING =
      """
      dv/dt = (I(t) - v - w)/tau : 1 (unless refractory)
      dw/dt = (a*v - w)/(5*tau) : 1
      """;

  /** Coefficients as parameters of neurons, and the same ones as constants of populations. */
  @OnEveryEngine
  void coupledCoefficientsMayDifferBetweenNeurons(EngineUnderTest engine) {
    NeuronGroup all =
        adapting("all", 3).equations(ADAPTING + "tau : second (constant)\na : 1").build();
    SimulationBuilder builder = on(engine).add(all);
    List<NeuronGroup> single = new ArrayList<>();
    for (int neuron = 0; neuron < all.count(); neuron++) {
      single.add(
          adapting("neuron" + neuron, 1)
              .equations(ADAPTING)
              .constant("tau", (10 + neuron) + "*ms")
              .constant("a", 0.5 - neuron)
              .build());
      builder.add(single.getLast());
    }
    try (Simulation simulation = builder.build()) {
      simulation.set(all, "tau", "(10 + i)*ms");
      simulation.set(all, "a", "0.5 - i");
      SpikeMonitor spikes = simulation.recordSpikes(all);
      List<SpikeMonitor> each = single.stream().map(simulation::recordSpikes).toList();
      simulation.run("40*ms");
      for (NeuronGroup group : single) {
        int neuron = single.indexOf(group);
        assertThat(spikes.times(neuron)).isNotEmpty().isEqualTo(each.get(neuron).times(0));
        for (String variable : List.of("v", "w")) {
          assertThat(simulation.values(all, variable)[neuron])
              .as("%s of neuron %d", variable, neuron)
              .isCloseTo(simulation.values(group, variable)[0], within(rounding(engine)));
        }
      }
    }
  }

  /** Refused by Brian2: case exact_singular of golden/wrong-models.json. */
  @OnEveryEngine
  void aPerfectIntegratorIsExact(EngineUnderTest engine) {
    NeuronGroup group =
        NeuronGroup.builder("G", 1)
            .equations("dv/dt = 1/tau : 1\ndx/dt = v/tau : 1\ndy/dt = x/tau : 1")
            .constant("tau", "10*ms")
            .method("exact")
            .build();
    try (Simulation simulation = on(engine).add(group).build()) {
      simulation.run("10*ms");
      assertThat(simulation.values(group, "v")[0]).isCloseTo(1, within(rounding(engine)));
      assertThat(simulation.values(group, "x")[0]).isCloseTo(1 / 2.0, within(rounding(engine)));
      assertThat(simulation.values(group, "y")[0]).isCloseTo(1 / 6.0, within(rounding(engine)));
    }
  }

  /** While refractory, a flagged equation has a right side of 0, and the others see its value. */
  @ParameterizedTest
  @CsvSource({
    "exact,",
    "exponential_euler,",
    "euler, 0.1*xi_v*tau**-0.5",
    "rk2,",
    "rk4,",
    "heun, 0.1*v*xi_v*tau**-0.5",
    "milstein, 0.1*v*xi_v*tau**-0.5",
  })
  void aRefractoryVariableIsFrozenInAllStages(String method, @Nullable String noise) {
    String rate = "(2 - v - w)/tau" + (noise == null ? "" : " + " + noise);
    Map<String, double[]> flagged = freezing(method, rate, " (unless refractory)");
    Map<String, double[]> factored = freezing(method, "int(not_refractory)*(" + rate + ")", "");
    assertThat(flagged.keySet()).containsExactlyInAnyOrder("v", "w");
    flagged.forEach((variable, values) ->
        assertThat(factored.get(variable)).containsExactly(values, within(1e-13)));
  }

  private static Map<String, double[]> freezing(String method, String rate, String flag) {
    NeuronGroup group =
        NeuronGroup.builder("G", 4)
            .equations("dv/dt = " + rate + " : 1" + flag + "\ndw/dt = (0.5*v - w)/(3*tau) : 1")
            .threshold("v > 1")
            .reset("v = 0.25*i")
            .refractory("2*ms")
            .constant("tau", "10*ms")
            .method(method)
            .build();
    try (Simulation simulation = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      simulation.run("30*ms");
      assertThat(simulation.spikeCount(group)).isPositive();
      return Map.of("v", simulation.values(group, "v"), "w", simulation.values(group, "w"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rk2", "rk4", "heun", "exponential_euler"})
  void aRandomFunctionIsDrawnOnceAStep(String method) {
    assertThat(drawn(method)).containsExactly(drawn("euler"), within(1e-15));
  }

  private static double[] drawn(String method) {
    NeuronGroup group =
        NeuronGroup.builder("G", 4).equations("dx/dt = randn()/ms : 1").method(method).build();
    try (Simulation simulation = Simulation.builder().add(group).backend(Backend.cpu()).build()) {
      simulation.run("0.5*ms");
      return simulation.values(group, "x");
    }
  }

  /**
   * The semi-implicit Euler method for linear equations that do not depend on themselves: each
   * variable sees the new values of those before it, which keeps the energy of an oscillator.
   */
  private static final class Symplectic implements Integrator {
    @Override
    public String name() {
      return "symplectic_euler";
    }

    @Override
    public List<Refusal> refusals(EquationSystem system) {
      return Refusals.of(system, Refusals::ofNoise, Symplectic::ofOwnTerms);
    }

    private static List<Refusal> ofOwnTerms(EquationSystem system) {
      List<Refusal> refusals = new ArrayList<>();
      for (String variable : system.variables()) {
        try {
          Expression own =
              LinearForm.of(system.rate(variable), system.variables(), system.scope())
                  .coefficient(variable);
          if (!Terms.isNumber(own, 0)) {
            refusals.add(new Refusal(own, "'%s' depends on itself".formatted(variable)));
          }
        } catch (LinearForm.NotLinear e) {
          refusals.add(new Refusal(e.term(), "the equation is not linear"));
        }
      }
      return refusals;
    }

    @Override
    public Step step(EquationSystem system) {
      Map<String, Expression> locals = new LinkedHashMap<>();
      Map<String, Expression> replacements = new LinkedHashMap<>();
      Map<String, Expression> next = new LinkedHashMap<>();
      system
          .rates()
          .forEach((variable, rate) -> {
            Expression now = Terms.name(variable, rate.span());
            Expression seen = Terms.substitute(rate, replacements);
            locals.put("_new_" + variable, Terms.add(now, Terms.multiply(system.dt(), seen)));
            next.put(variable, Terms.name("_new_" + variable, rate.span()));
            replacements.put(variable, next.get(variable));
          });
      return new Step(locals, next);
    }
  }

  @BeforeAll
  static void register() {
    Methods.register(new Symplectic());
  }

  private static NeuronGroupBuilder oscillator() {
    return NeuronGroup.builder("G", 1).constant("tau", "1*ms").method("symplectic_euler");
  }

  @OnEveryEngine
  void aMethodOfOnesOwnIsUsed(EngineUnderTest engine) {
    NeuronGroup group = oscillator().equations("dx/dt = y/tau : 1\ndy/dt = -x/tau : 1").build();
    try (Simulation simulation = on(engine).add(group).build()) {
      simulation.set(group, "x", "1");
      simulation.run("1*ms");
      double x = 1;
      double y = 0;
      for (int step = 0; step < 10; step++) {
        x += 0.1 * y;
        y -= 0.1 * x;
      }
      assertThat(simulation.program(group).method()).contains("symplectic_euler");
      assertThat(simulation.values(group, "x")[0]).isCloseTo(x, within(rounding(engine)));
      assertThat(simulation.values(group, "y")[0]).isCloseTo(y, within(rounding(engine)));
    }
  }

  @Test
  void aMethodOfOnesOwnRefusesInItsWords() {
    NeuronGroup group = oscillator().equations("dx/dt = (1 - x)/tau : 1").build();
    assertThatThrownBy(() -> Simulation.builder().add(group).build())
        .isInstanceOf(ModelError.class)
        .hasMessageContaining("method 'symplectic_euler' does not apply: 'x' depends on itself")
        .hasMessageContaining("use method 'exact', ");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    assertThatThrownBy(() -> Methods.register(new Symplectic()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is a method 'symplectic_euler' already");
  }
}
