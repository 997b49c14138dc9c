package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.RateMonitor;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.SpikeMonitor;
import org.rheobase.simulation.StateMonitor;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Result files have the columns that they shall have, and their numbers read back to the bits. */
class ResultsTest {
  @TempDir private Path folder = Path.of("");

  /** A table as text: names of columns, and rows of fields. */
  private record Table(List<String> names, List<List<String>> rows) {

    static Table of(Path file) throws IOException {
      List<List<String>> lines =
          Files.readAllLines(file).stream().map(line -> List.of(line.split(",", -1))).toList();
      return new Table(lines.getFirst(), lines.subList(1, lines.size()));
    }

    List<String> column(String name) {
      int place = names.indexOf(name);
      return rows.stream().map(row -> row.get(place)).toList();
    }

    double[] numbers(String name) {
      return column(name).stream().mapToDouble(Double::parseDouble).toArray();
    }

    /** Real values of single precision are written so that they read back as single ones. */
    double[] values(String name, Precision precision) {
      return column(name).stream()
          .mapToDouble(precision == Precision.SINGLE ? Float::parseFloat : Double::parseDouble)
          .toArray();
    }
  }

  private static double[] repeated(double[] values, int times) {
    return Arrays.stream(values)
        .flatMap(v -> Arrays.stream(new double[times]).map(zero -> v))
        .toArray();
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
              w = v/3 : volt
            threshold: v > 1*mV
            reset: "v = 0*mV; n += 1"
            refractory: 1*ms
            method: euler
            initial: [{a: "1.5*mV*(1 + rand())"}]
            record:
              spikes: true
              state: {variables: [v, n, w, lastspike, not_refractory], neurons: [1, 4], dt: 0.3*ms}
              rate: {smooth: {window: gaussian, width: 0.4*ms}}
        run:
          precision: %s
          phases: [{duration: 10*ms}, {duration: 5.05*ms, set: {"G[2:4]": {a: "3*mV"}}}]
        """
            .formatted(precision.text());
    return ModelFile.parse("model.yaml", model, Overrides.none());
  }

  @OnEveryEngine
  void filesTellWhatMonitorsTell(EngineUnderTest engine) throws Exception {
    RunPlan plan = plan(engine.precision());
    NeuronGroup group = plan.populations().getFirst().group();
    var builder = Simulation.builder().backend(Backend.of(engine.device())).largestWindow(37);
    try (PlanRun run = new PlanRun(plan, builder);
        ResultFolder results = new ResultFolder(folder, run)) {
      Simulation simulation = run.simulation();
      SpikeMonitor spikes = simulation.recordSpikes(group);
      RateMonitor rate = simulation.recordRate(group);
      StateMonitor state =
          simulation.recordState(group, "v", "n", "w", "lastspike", "not_refractory");
      state.neurons(1, 4).every("0.3*ms");
      run.prepare();
      run.run();
      results.complete();
      checkSpikes(spikes);
      checkRate(rate);
      checkState(state, engine.precision());
      checkFinal(simulation, group, engine.precision());
    }
  }

  private void checkSpikes(SpikeMonitor spikes) throws Exception {
    Table table = Table.of(folder.resolve("G.spikes.csv"));
    assertThat(table.names()).containsExactly("step", "t", "i");
    assertThat(table.numbers("t")).containsExactly(spikes.times()).isNotEmpty();
    assertThat(table.column("step")).isEqualTo(texts(spikes.steps()));
    assertThat(table.column("i")).isEqualTo(texts(spikes.neurons()));
  }

  private static List<String> texts(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(String::valueOf).toList();
  }

  private void checkRate(RateMonitor rate) throws Exception {
    Table table = Table.of(folder.resolve("G.rate.csv"));
    assertThat(table.names()).containsExactly("step", "t", "rate", "smooth");
    assertThat(table.column("step")).hasSize(151).startsWith("0", "1").endsWith("149", "150");
    assertThat(table.numbers("t")).containsExactly(rate.times());
    assertThat(table.numbers("rate")).containsExactly(rate.rates());
    assertThat(table.numbers("smooth")).containsExactly(rate.smooth("gaussian", "0.4*ms"));
  }

  private void checkState(StateMonitor state, Precision precision) throws Exception {
    Table table = Table.of(folder.resolve("G.state.csv"));
    assertThat(table.names())
        .containsExactly("step", "t", "i", "v", "n", "w", "lastspike", "not_refractory");
    assertThat(table.numbers("t")).containsExactly(repeated(state.times(), 2));
    assertThat(table.column("i")).startsWith("1", "4", "1", "4");
    for (String variable : state.variables()) {
      double[][] values = state.values(variable);
      double[] read = table.values(variable, precision);
      for (int k = 0; k < read.length; k++) {
        assertThat(Double.doubleToRawLongBits(read[k]))
            .as("%s, row %d", variable, k)
            .isEqualTo(Double.doubleToRawLongBits(values[k % 2][k / 2]));
      }
    }
  }

  private void checkFinal(Simulation simulation, NeuronGroup group, Precision precision)
      throws Exception {
    Table table = Table.of(folder.resolve("G.final.csv"));
    assertThat(table.names())
        .containsExactly("i", "v", "a", "n", "w", "lastspike", "not_refractory");
    for (String variable : simulation.variables(group)) {
      double[] read = table.values(variable, precision);
      assertThat(read).as(variable).containsExactly(simulation.values(group, variable));
    }
  }

  /** Rates of populations that only spike are those of a monitor. */
  @Test
  void ratesOfPopulationsThatOnlySpike() throws Exception {
    String model =
        """
        poisson: {P: {count: 30, rates: 50*Hz, record: {rate: {smooth: {width: 1*ms}}}}}
        spike_generators:
          S:
            count: 2
            indices: [1, 0]
            times: {unit: ms, values: [0.3, 1.5]}
            period: 2*ms
            record: {rate: {smooth: {window: flat, width: 0.3*ms}}}
        run: {duration: 10*ms}
        """;
    var plan = ModelFile.parse("m.yaml", model, Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder().largestWindow(32));
        ResultFolder results = new ResultFolder(folder, run)) {
      var populations = run.simulation().populations();
      var monitors = populations.stream().map(run.simulation()::recordRate).toList();
      run.prepare();
      run.run();
      results.complete();
      Table poisson = Table.of(folder.resolve("P.rate.csv"));
      assertThat(poisson.numbers("rate")).containsExactly(monitors.getFirst().rates());
      assertThat(poisson.numbers("smooth"))
          .containsExactly(monitors.getFirst().smooth("gaussian", "1*ms"));
      Table given = Table.of(folder.resolve("S.rate.csv"));
      assertThat(given.numbers("rate")).containsExactly(monitors.getLast().rates());
      assertThat(given.numbers("smooth"))
          .containsExactly(monitors.getLast().smooth("flat", "0.3*ms"));
      assertThat(given.numbers("rate")).hasSize(100).containsOnly(0, 5000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, 'step,t,rate'",
    "{}, 'step,t,rate'",
    "{smooth: {width: 1*ms}}, 'step,t,rate,smooth'"
  })
  void theRateAloneLeavesNoOtherFile(String rate, String columns) throws Exception {
    String model =
        """
        neurons:
          G: {count: 2, equations: "v : 1", threshold: "i == 1", record: {rate: %s}}
        run: {duration: 0.3*ms}
        """
            .formatted(rate);
    RunPlan plan = ModelFile.parse("model.yaml", model, Overrides.none());
    try (PlanRun run = new PlanRun(plan, Simulation.builder().backend(Backend.cpu()));
        ResultFolder results = new ResultFolder(folder, run)) {
      run.prepare();
      run.run();
      results.complete();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("G.rate.csv", "G.final.csv");
    }
    assertThat(Files.readAllLines(folder.resolve("G.rate.csv")))
        .startsWith(columns)
        .anyMatch(line -> line.startsWith("2,2.0E-4,5000.0"))
        .hasSize(4);
  }

  @Property(tries = 300)
  void numbersOfTablesReadBackToTheSameBits(
      @ForAll double real, @ForAll float single, @ForAll long integer) throws Exception {
    Path file = Files.createTempFile("numbers", ".csv");
    List<Double> special = List.of(real, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN);
    int rows = special.size();
    float[] singles = new float[rows];
    Arrays.fill(singles, single);
    long[] integers = new long[rows];
    Arrays.fill(integers, integer);
    double[] doubles = special.stream().mapToDouble(Double::doubleValue).toArray();
    try (CsvFile csv = new CsvFile(file, List.of("single", "double", "integer"))) {
      csv.add(
          rows,
          Stream.of(
                  new HostArray(Type.F32, singles),
                  new HostArray(Type.F64, doubles),
                  new HostArray(Type.I64, integers))
              .map(CsvColumn::of)
              .toList());
      csv.complete();
    }
    Table table = Table.of(file);
    Files.delete(file);
    for (int row = 0; row < special.size(); row++) {
      assertThat(Float.parseFloat(table.column("single").get(row))).isEqualTo(single);
      assertThat(Double.parseDouble(table.column("double").get(row))).isEqualTo(special.get(row));
      assertThat(Long.parseLong(table.column("integer").get(row))).isEqualTo(integer);
    }
  }

  @Property(tries = 300)
  void numbersOfJsonReadBackToTheSameBits(@ForAll double real, @ForAll long integer) {
    List<Object> values =
        new ArrayList<>(List.of(real, integer, -0.0, 1e-4, Double.MIN_VALUE, 0.1 + 0.2));
    Object read = new Load(LoadSettings.builder().build()).loadFromString(Json.text(values));
    List<?> numbers = (List<?>) read;
    for (int k = 0; k < values.size(); k++) {
      Number number = (Number) numbers.get(k);
      if (values.get(k) instanceof Double expected) {
        assertThat(Double.doubleToRawLongBits(number.doubleValue()))
            .isEqualTo(Double.doubleToRawLongBits(expected));
      } else {
        assertThat(number.longValue()).isEqualTo(values.get(k));
      }
    }
  }
}
