package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.EventMonitor;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.RateMonitor;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;
import org.rheobase.testing.Python;

/**
 * Results of every format have the bits that monitors tell, read in Java and in Python with what
 * its users read them with.
 */
class ResultFormatsTest {
  @TempDir private Path folder = Path.of("");

  private final Bits expected = new Bits();

  @OnEveryEngine
  void allFormatsTellWhatMonitorsTell(EngineUnderTest engine) throws Exception {
    run(engine);
    String real = engine.precision() == Precision.SINGLE ? "float32" : "float64";
    List<String> lines = Python.run("bits.py", real, folder.toString());
    for (ResultFormat format : ResultFormat.values()) {
      Map<String, String> inJava = readInJava(folder.resolve(format.text())).columns();
      assertThat(inJava).as("%s, Java", format).isEqualTo(expected.columns());
      Map<String, String> inPython = Bits.of(lines, format).columns();
      assertThat(inPython).as("%s, Python", format).isEqualTo(expected.columns());
    }
  }

  private static RunPlan plan(Precision precision) {
    String model =
        """
        neurons:
          G:
            count: 7
            equations: |
              dv/dt = (a - v)/(10*ms) + 0.3*mV*xi*(10*ms)**-0.5 : volt (unless refractory)
              a : volt
              n : integer
              on : boolean
              c : 1 (shared)
              w = v/3 : volt
            threshold: v > 1*mV
            reset: "v = 0*mV; n += 1"
            refractory: 1*ms
            method: euler
            events: {high: v > 0.9*mV, never: v > 1*volt}
            on_event: {high: on = not on}
            initial: [{a: "1.5*mV*(1 + rand())", c: 0.3}]
            record:
              spikes: {variables: [v, n, on]}
              state: {variables: [v, n, w, on, lastspike, not_refractory], neurons: [1, 4], dt: 0.3*ms}
              rate: true
              events: {high: [w], never: [v, n]}
        poisson: {P: {count: 5, rates: 500*Hz, record: {spikes: true, rate: {smooth: {width: 1*ms}}}}}
        run:
          precision: %s
          phases: [{duration: 9*ms}, {duration: 6*ms, set: {G: {a: 3*mV}}}]
        """
            .formatted(precision.text());
    return ModelFile.parse("model.yaml", model, Overrides.none());
  }

  private void run(EngineUnderTest engine) {
    RunPlan plan = plan(engine.precision());
    var builder = Simulation.builder().backend(Backend.of(engine.device())).largestWindow(37);
    try (PlanRun run = new PlanRun(plan, builder);
        ResultFolder csv = new ResultFolder(folder.resolve("csv"), run);
        ResultFolder npz = new ResultFolder(folder.resolve("npz"), run, ResultFormat.NPZ);
        ResultFolder sonata =
            new ResultFolder(folder.resolve("sonata"), run, ResultFormat.SONATA)) {
      Monitors monitors = new Monitors(run.simulation());
      run.prepare();
      run.run();
      for (ResultFolder results : new ResultFolder[] {csv, npz, sonata}) {
        results.complete();
        var times = new Summary.Times(1, 1, 1);
        results.writeSummary(Json.text(Summary.of("m", run.simulation(), times).asMap()));
      }
      monitors.tell();
    }
  }

  private static Bits readInJava(Path folder) {
    Results results = Results.read(folder);
    return new Bits()
        .add("G.spikes", results.spikes("G"))
        .add("P.spikes", results.spikes("P"))
        .add("G.high", results.events("G", "high"))
        .add("G.never", results.events("G", "never"))
        .add("G.state", results.state("G"))
        .add("G.rate", results.rate("G"))
        .add("P.rate", results.rate("P"))
        .add("G.final", results.finalState("G"))
        .add("P.final", results.finalState("P"));
  }

  /** What the results are compared with. */
  private final class Monitors {
    private final Simulation simulation;
    private final NeuronGroup group;
    private final NeuronGroup poisson;
    private final Type real;
    private final SpikeMonitor spikes;
    private final SpikeMonitor poissonSpikes;
    private final EventMonitor high;
    private final EventMonitor never;
    private final StateMonitor state;
    private final RateMonitor rate;
    private final RateMonitor poissonRate;

    Monitors(Simulation simulation) {
      this.simulation = simulation;
      real = simulation.precision().real();
      group = simulation.groups().getFirst();
      poisson = simulation.groups().getLast();
      spikes = simulation.recordSpikes(group, "v", "n", "on");
      poissonSpikes = simulation.recordSpikes(poisson);
      high = simulation.recordEvents(group, "high", "w");
      never = simulation.recordEvents(group, "never", "v", "n");
      state =
          simulation
              .recordState(group, "v", "n", "w", "on", "lastspike", "not_refractory")
              .neurons(1, 4)
              .every("0.3*ms");
      rate = simulation.recordRate(group);
      poissonRate = simulation.recordRate(poisson);
    }

    private Type type(String variable) {
      return switch (variable) {
        case "n", "on", "not_refractory" -> Type.I32;
        default -> real;
      };
    }

    void tell() {
      assertThat(spikes.count()).isPositive();
      tell("G.spikes", spikes, "v", "n", "on");
      tell("P.spikes", poissonSpikes);
      tell("G.high", high, "w");
      tell("G.never", never, "v", "n");
      tellState();
      tell("G.rate", rate, Optional.empty());
      tell("P.rate", poissonRate, Optional.of(poissonRate.smooth("gaussian", "1*ms")));
      tellFinal(group);
      tellFinal(poisson);
    }

    private void tell(String table, EventMonitor events, String... variables) {
      expected.add(table, "step", events.steps());
      expected.add(table, "t", Type.F64, events.times());
      expected.add(table, "i", events.neurons());
      for (String variable : variables) {
        expected.add(table, variable, type(variable), events.values(variable));
      }
    }

    private void tellState() {
      double[] times = state.times();
      int[] steps = Arrays.stream(times).mapToInt(t -> (int) Math.rint(t / 1e-4)).toArray();
      expected.add("G.state", "step", steps);
      expected.add("G.state", "t", Type.F64, times);
      expected.add("G.state", "i", state.neurons());
      for (String variable : state.variables()) {
        double[][] byNeuron = state.values(variable);
        double[] frames = new double[2 * times.length];
        for (int k = 0; k < frames.length; k++) {
          frames[k] = byNeuron[k % 2][k / 2];
        }
        expected.add("G.state", variable, type(variable), frames);
      }
    }

    private void tell(String table, RateMonitor rates, Optional<double[]> smooth) {
      double[] times = rates.times();
      int[] steps = Arrays.stream(times).mapToInt(t -> (int) Math.rint(t / 1e-4)).toArray();
      expected.add(table, "step", steps);
      expected.add(table, "t", Type.F64, times);
      expected.add(table, "rate", Type.F64, rates.rates());
      smooth.ifPresent(values -> expected.add(table, "smooth", Type.F64, values));
    }

    private void tellFinal(NeuronGroup population) {
      String table = population.name() + ".final";
      int count = population.count();
      expected.add(table, "i", Type.I32, IntStream.range(0, count).asDoubleStream().toArray());
      for (String variable : simulation.variables(population)) {
        double[] values = simulation.values(population, variable);
        double[] all = values.length == count ? values : filled(values[0], count);
        expected.add(table, variable, type(variable), all);
      }
    }

    private double[] filled(double value, int count) {
      double[] values = new double[count];
      Arrays.fill(values, value);
      return values;
    }
  }
}
