package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.EveryEngine;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.files.ModelFile;
import org.rheobase.files.Overrides;
import org.rheobase.ir.Precision;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.syntax.Source;

/**
 * Published models do what is known of them, on every engine. Numbers of spikes and rates are those
 * of Brian2 2.5.1 for the same model, method and time step.
 */
class PublishedModelsTest {
  private static final int TONIC = 0;
  private static final int ADAPTING = 1;
  private static final int INITIAL_BURST = 2;
  private static final int REGULAR_BURSTING = 3;
  private static final int DELAYED_ACCELERATING = 4;
  private static final int DELAYED_BURSTING = 5;
  private static final int TRANSIENT = 6;
  private static final int IRREGULAR = 7;

  private static final int REGULAR_SPIKING = 0;
  private static final int INTRINSICALLY_BURSTING = 1;
  private static final int CHATTERING = 2;
  private static final int FAST_SPIKING = 3;
  private static final int LOW_THRESHOLD = 4;

  /** The spike trains of an example in milliseconds. */
  private static List<double[]> run(
      String example, EngineUnderTest engine, Size size, Consumer<Simulation> change) {
    RunPlan plan = ModelFile.read(Path.of("examples", example + ".yaml"), size.overrides(engine));
    var builder = Simulation.builder().backend(Backend.of(engine.device()));
    try (PlanRun run = new PlanRun(plan, builder)) {
      change.accept(run.simulation());
      SpikeMonitor spikes = run.simulation().recordSpikes(run.simulation().groups().getFirst());
      run.prepare();
      run.run();
      return spikes.spikeTrains().stream()
          .map(train -> Arrays.stream(train).map(t -> t * 1e3).toArray())
          .toList();
    }
  }

  private static List<double[]> run(String example, EngineUnderTest engine) {
    Size size = new Size(Map.of(), Optional.empty());
    return run(example, engine, size, simulation -> {});
  }

  /** What of an example is run. */
  private record Size(Map<String, Integer> counts, Optional<String> duration) {
    Overrides overrides(EngineUnderTest engine) {
      return new Overrides(
          Map.of(),
          counts,
          OptionalLong.empty(),
          duration.map(d -> Source.of("duration", d)),
          Optional.empty(),
          Optional.of(engine.precision().text()));
    }
  }

  private static boolean isInterpreter(EngineUnderTest engine) {
    return engine.device().backend().equals("interpreter");
  }

  /** The spikes from a time on. */
  private static double[] since(double time, double[] train) {
    return Arrays.stream(train).filter(t -> t >= time).toArray();
  }

  /** The times between the spikes of a train. */
  private static double[] intervals(double[] train) {
    return IntStream.range(1, train.length).mapToDouble(k -> train[k] - train[k - 1]).toArray();
  }

  /** The intervals without some at the beginning. */
  private static double[] after(int first, double[] intervals) {
    return Arrays.copyOfRange(intervals, first, intervals.length);
  }

  /** A letter for each interval: short, as within a burst, or long. */
  private static String bursts(double[] intervals) {
    return Arrays.stream(intervals)
        .mapToObj(interval -> interval < 10 ? "s" : interval > 30 ? "L" : "?")
        .collect(Collectors.joining());
  }

  private static void assertEqualWithin(double[] intervals, double milliseconds) {
    assertThat(Arrays.stream(intervals).max().orElseThrow())
        .isCloseTo(Arrays.stream(intervals).min().orElseThrow(), within(milliseconds));
  }

  private static void assertCounts(List<double[]> trains, int... expected) {
    assertThat(trains.stream().limit(expected.length).mapToInt(train -> train.length).toArray())
        .containsExactly(expected);
  }

  /** In single precision Mesa's compiler takes a minute for the axon's equations. */
  static List<EngineUnderTest> doublePrecision() {
    return EveryEngine.with(Precision.DOUBLE);
  }

  /**
   * Hodgkin and Huxley's axon is of the second class: between 6.2 and 6.3 uA/cm2 its rate jumps
   * from 0 to 52 Hz; above 154 uA/cm2 it is blocked.
   */
  @ParameterizedTest
  @MethodSource("doublePrecision")
  void hodgkinHuxley(EngineUnderTest engine) {
    double[] currents = {6.2, 6.3, 10, 7, 20, 50, 100, 150, 160};
    double[] rates = {0, 52.356, 68.318, 58.319, 86.460, 117.040, 147.273, 167.870, 0};
    int count = isInterpreter(engine) ? 3 : currents.length;
    Size size =
        new Size(Map.of("G", count), Optional.of(isInterpreter(engine) ? "200*ms" : "400*ms"));
    double[] amperes = Arrays.stream(currents).limit(count).map(I -> I * 1e-2).toArray();
    List<double[]> trains =
        run(
            "hodgkin-huxley",
            engine,
            size,
            simulation -> simulation.set(simulation.groups().getFirst(), "I", amperes));
    for (int i = 0; i < count; i++) {
      assertThat(steadyRate(trains.get(i)))
          .as("rate at %s uA/cm2", currents[i])
          .isCloseTo(rates[i], within(0.03));
    }
  }

  /** The rate in Hz once the first 150 ms are over; 0 if there are no spikes any more. */
  private static double steadyRate(double[] train) {
    double[] late = intervals(since(150, train));
    return late.length == 0 ? 0 : 1e3 / Arrays.stream(late).average().orElseThrow();
  }

  /** What Naud et al. (2008) call each firing pattern. */
  @OnEveryEngine
  void adaptiveExponential(EngineUnderTest engine) {
    List<double[]> trains = run("adaptive-exponential", engine);
    List<double[]> intervals = trains.stream().map(PublishedModelsTest::intervals).toList();
    assertCounts(trains, 61, 12, 12, 11, 45, 32, 1);

    assertEqualWithin(intervals.get(TONIC), 0.75);
    assertEqualWithin(after(10, intervals.get(TONIC)), 0.1);

    double[] adapting = intervals.get(ADAPTING);
    assertThat(Arrays.copyOf(adapting, 7)).isSorted();
    assertThat(adapting[adapting.length - 1] / adapting[0]).isCloseTo(6.6, within(0.1));

    assertThat(bursts(intervals.get(INITIAL_BURST))).isEqualTo("ssLLLLLLLLL");
    assertThat(bursts(intervals.get(REGULAR_BURSTING))).isEqualTo("ss" + "Ls".repeat(4));
    assertThat(bursts(intervals.get(DELAYED_BURSTING))).isEqualTo("sssL".repeat(7) + "sss");
    assertThat(trains.get(DELAYED_BURSTING)[0]).isGreaterThan(50);

    double[] accelerating = intervals.get(DELAYED_ACCELERATING);
    assertThat(trains.get(DELAYED_ACCELERATING)[0]).isGreaterThan(2 * trains.get(TONIC)[0]);
    assertThat(DoubleStream.of(accelerating).map(interval -> -interval).toArray()).isSorted();
    assertThat(accelerating[0] / accelerating[accelerating.length - 1]).isGreaterThan(1.9);

    assertThat(since(50, trains.get(TRANSIENT))).isEmpty();
    assertIrregular(intervals.get(IRREGULAR));
  }

  /** The intervals do not come back after any number of spikes, up to ten. */
  private static void assertIrregular(double[] intervals) {
    for (int period = 1; period <= 10; period++) {
      double furthest = 0;
      for (int k = period + 4; k < intervals.length; k++) {
        furthest = Math.max(furthest, Math.abs(intervals[k] - intervals[k - period]));
      }
      assertThat(furthest).as("change after %d spikes", period).isGreaterThan(5);
    }
  }

  /** What Izhikevich (2003) says of each class. */
  @OnEveryEngine
  void izhikevich(EngineUnderTest engine) {
    List<double[]> trains = run("izhikevich", engine);
    assertCounts(trains, 8, 12, 27, 41, 28, 89, 63);
    for (int i = 0; i < trains.size(); i++) {
      assertThat(trains.get(i)[0] < 100)
          .as("neuron %d fires under the weak current", i)
          .isEqualTo(i >= LOW_THRESHOLD);
    }
    List<double[]> intervals = trains.stream().map(train -> intervals(since(100, train))).toList();

    double[] regular = intervals.get(REGULAR_SPIKING);
    assertThat(regular[0]).as("the first interval").isLessThan(regular[1] / 2);
    assertEqualWithin(after(1, regular), 0.1);

    assertThat(bursts(intervals.get(INTRINSICALLY_BURSTING))).isEqualTo("ssLLLLLLLLL");
    assertThat(bursts(intervals.get(CHATTERING))).isEqualTo("ssssssL" + "ssssL".repeat(3) + "ssss");

    double[] fast = intervals.get(FAST_SPIKING);
    assertEqualWithin(after(3, fast), 0.1);
    assertThat(fast[fast.length - 1]).isLessThan(regular[regular.length - 1] / 5);

    double[] lowThreshold = intervals.get(LOW_THRESHOLD);
    assertThat(Arrays.copyOf(lowThreshold, 5)).as("adaptation").isSorted();
    assertThat(lowThreshold[10] / lowThreshold[0]).isGreaterThan(3);
  }

  /**
   * The rate of neurons with noise is Siegert's, within 2 %: on the Java engine, where many spikes
   * cost little; elsewhere within four standard errors more. The spikes of a neuron vary less than
   * those of a Poisson process, whose standard error therefore is enough.
   */
  @OnEveryEngine
  void siegert(EngineUnderTest engine) {
    boolean isFast = engine.device().backend().equals("cpu");
    Size size =
        isFast
            ? new Size(Map.of("G", 400), Optional.of("5*s"))
            : new Size(Map.of("G", 20), Optional.of("500*ms"));
    List<double[]> trains = run("siegert", engine, size, simulation -> {});
    int quarter = trains.size() / 4;
    for (int first = 0; first < trains.size(); first += quarter) {
      double spikes = 0;
      double expected = 0;
      for (int i = first; i < first + quarter; i++) {
        spikes += since(100, trains.get(i)).length;
        expected += siegert(0.5 + 1.5 * i / (trains.size() - 1)) * (isFast ? 4.9 : 0.4);
      }
      double error = isFast ? 0 : 4 / Math.sqrt(expected);
      assertThat(spikes / expected).as("from neuron %d", first).isCloseTo(1, within(0.02 + error));
    }
  }

  /**
   * Siegert's rate in Hz, with exp(x^2) (1 + erf x) written as 2/sqrt(pi) times the integral of
   * exp(2 x z - z^2) over positive z, so that x is integrated in closed form.
   */
  private static double siegert(double mu) {
    double reset = (0 - mu) / 0.5;
    double threshold = (1 - mu) / 0.5;
    double dz = 1e-3;
    double integral =
        IntStream.range(0, 8_000)
            .mapToDouble(k -> (k + 0.5) * dz)
            .map(
                z -> Math.exp(-z * z) * (Math.exp(2 * threshold * z) - Math.exp(2 * reset * z)) / z)
            .sum();
    return 1 / (2e-3 + 10e-3 * integral * dz);
  }

  /** Values by numerical integration of the scaled complementary error function. */
  @Test
  void siegertsRate() {
    assertThat(siegert(0.5)).isCloseTo(18.57, within(0.005));
    assertThat(siegert(1)).isCloseTo(51.85, within(0.005));
    assertThat(siegert(2)).isCloseTo(117.07, within(0.005));
  }
}
