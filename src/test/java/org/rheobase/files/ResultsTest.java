package org.rheobase.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.engine.Backend;
import org.rheobase.engine.EngineUnderTest;
import org.rheobase.engine.OnEveryEngine;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
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
  private static final String MODEL =
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
      """;

  @TempDir private Path folder = Path.of("");

  /** A table as text: for each column its fields. */
  private static Map<String, List<String>> table(Path file) throws Exception {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.getFirst().split(",");
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (int k = 0; k < names.length; k++) {
      int column = k;
      columns.put(
          names[k],
          lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList());
    }
    return columns;
  }

  private static double[] numbers(Map<String, List<String>> table, String column) {
    return table.get(column).stream().mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] repeated(double[] values, int times) {
    return Arrays.stream(values)
        .flatMap(v -> Arrays.stream(new double[times]).map(zero -> v))
        .toArray();
  }

  @OnEveryEngine
  void filesTellWhatMonitorsTell(EngineUnderTest engine) throws Exception {
    RunPlan plan =
        ModelFile.parse(
            "model.yaml", MODEL.formatted(engine.precision().text()), Overrides.none());
    NeuronGroup group = plan.populations().getFirst().group();
    var builder =
        Simulation.builder().backend(Backend.of(engine.device())).largestWindow(37);
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
      results.complete(simulation);
      checkSpikes(spikes);
      checkRate(rate);
      checkState(state, engine.precision());
      checkFinal(simulation, group, engine.precision());
    }
  }

  private void checkSpikes(SpikeMonitor spikes) throws Exception {
    Map<String, List<String>> table = table(folder.resolve("G.spikes.csv"));
    assertThat(table.keySet()).containsExactly("step", "t", "i");
    assertThat(numbers(table, "t")).containsExactly(spikes.times()).isNotEmpty();
    assertThat(table.get("step")).isEqualTo(texts(spikes.steps()));
    assertThat(table.get("i")).isEqualTo(texts(spikes.neurons()));
  }

  private static List<String> texts(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(String::valueOf).toList();
  }

  private void checkRate(RateMonitor rate) throws Exception {
    Map<String, List<String>> table = table(folder.resolve("G.rate.csv"));
    assertThat(table.keySet()).containsExactly("step", "t", "rate", "smooth");
    assertThat(table.get("step")).hasSize(151).startsWith("0", "1").endsWith("149", "150");
    assertThat(numbers(table, "t")).containsExactly(rate.times());
    assertThat(numbers(table, "rate")).containsExactly(rate.rates());
    assertThat(numbers(table, "smooth")).containsExactly(rate.smooth("gaussian", "0.4*ms"));
  }

  private void checkState(StateMonitor state, Precision precision) throws Exception {
    Map<String, List<String>> table = table(folder.resolve("G.state.csv"));
    assertThat(table.keySet())
        .containsExactly("step", "t", "i", "v", "n", "w", "lastspike", "not_refractory");
    assertThat(numbers(table, "t")).containsExactly(repeated(state.times(), 2));
    assertThat(table.get("i")).startsWith("1", "4", "1", "4");
    for (String variable : state.variables()) {
      double[][] values = state.values(variable);
      double[] read = table.get(variable).stream().mapToDouble(reader(variable, precision)).toArray();
      for (int k = 0; k < read.length; k++) {
        assertThat(Double.doubleToRawLongBits(read[k]))
            .as("%s, row %d", variable, k)
            .isEqualTo(Double.doubleToRawLongBits(values[k % 2][k / 2]));
      }
    }
  }

  private void checkFinal(Simulation simulation, NeuronGroup group, Precision precision)
      throws Exception {
    Map<String, List<String>> table = table(folder.resolve("G.final.csv"));
    assertThat(table.keySet())
        .containsExactly("i", "v", "a", "n", "w", "lastspike", "not_refractory");
    for (String variable : simulation.variables(group)) {
      double[] read = table.get(variable).stream().mapToDouble(reader(variable, precision)).toArray();
      assertThat(read).as(variable).containsExactly(simulation.values(group, variable));
    }
  }

  /** Real values of single precision are written so that they read back as single ones. */
  private static java.util.function.ToDoubleFunction<String> reader(
      String variable, Precision precision) {
    return precision == Precision.SINGLE ? Float::parseFloat : Double::parseDouble;
  }

  @ParameterizedTest
  @CsvSource({"true, 'step,t,rate'", "{}, 'step,t,rate'", "{smooth: {width: 1*ms}}, 'step,t,rate,smooth'"})
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
      results.complete(run.simulation());
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
    try (CsvFile csv = new CsvFile(file, List.of("a", "b", "c", "d"))) {
      for (double value : special) {
        csv.number(value)
            .number(new HostArray(org.rheobase.ir.Type.F32, new float[] {single}), 0)
            .number(new HostArray(org.rheobase.ir.Type.F64, new double[] {value}), 0)
            .number(integer)
            .endRow();
      }
      csv.complete();
    }
    Map<String, List<String>> table = table(file);
    Files.delete(file);
    IntFunction<String> a = row -> table.get("a").get(row);
    for (int row = 0; row < special.size(); row++) {
      assertThat(Double.parseDouble(a.apply(row))).isEqualTo(special.get(row));
      assertThat(Double.parseDouble(table.get("c").get(row))).isEqualTo(special.get(row));
      assertThat(Float.parseFloat(table.get("b").get(row))).isEqualTo(single);
      assertThat(Long.parseLong(table.get("d").get(row))).isEqualTo(integer);
    }
  }

  @Property(tries = 300)
  void numbersOfJsonReadBackToTheSameBits(@ForAll double real, @ForAll long integer) {
    List<Object> values = new ArrayList<>(List.of(real, integer, -0.0, 1e-4, 5e-324, 0.1 + 0.2));
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
