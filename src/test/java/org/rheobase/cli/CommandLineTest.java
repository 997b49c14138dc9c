package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a user sees it: what is printed where, files, and exit statuses. */
class CommandLineTest {
  private static final String MODEL = "examples/fi-curve.yaml";

  @TempDir private Path folder = Path.of("");

  /** What a call left behind. */
  private record Outcome(int status, String out, String err) {}

  private static Outcome call(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  private Path model(String text) throws Exception {
    return Files.writeString(folder.resolve("model.yaml"), text);
  }

  @Test
  void runPrintsASummary() {
    Outcome outcome = call("run", MODEL, "--backend", "cpu");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("5,273 spikes").contains("exact").contains("fingerprint");
  }

  @Test
  void runPrintsJson() {
    Outcome outcome = call("run", MODEL, "--backend", "cpu", "--json");
    assertThat(outcome.out()).startsWith("{").contains("\"spikes\": 5273", "\"engine\": \"cpu\"");
  }

  @Test
  void runWritesResults() throws Exception {
    Path out = folder.resolve("results");
    Outcome outcome =
        call(
            "run",
            "examples/refractory.yaml",
            "--backend",
            "cpu",
            "--out",
            out.toString(),
            "--quiet");
    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    assertThat(names(out))
        .containsExactlyInAnyOrder("G.spikes.csv", "G.state.csv", "G.final.csv", "summary.json");
    assertThat(Files.readString(out.resolve("G.spikes.csv")))
        .isEqualTo("step,t,i\n160,0.016,0\n370,0.037000000000000005,0\n");
    List<String> state = Files.readAllLines(out.resolve("G.state.csv"));
    assertThat(state).hasSize(501).startsWith("step,t,i,v", "0,0.0,0,0.0");
    assertThat(Files.readAllLines(out.resolve("G.final.csv")).getFirst())
        .isEqualTo("i,v,lastspike,not_refractory");
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return new ArrayList<>(files.map(path -> path.getFileName().toString()).toList());
    }
  }

  @Test
  void overridesChangeTheModel() {
    Outcome outcome =
        call(
            "run",
            MODEL,
            "--backend",
            "cpu",
            "--count",
            "G=10",
            "--set",
            "tau=20*ms",
            "--duration",
            "0.5*s",
            "--dt",
            "0.2*ms",
            "--precision",
            "single",
            "--seed",
            "5",
            "--threads",
            "1");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("2,500 (500.0 ms of model time), seed 5", "10 neurons", "single precision");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "interpreter"})
  void fingerprintsOfEnginesAreEqual(String backend) {
    String line = "fingerprint";
    String expected = call("run", MODEL, "--backend", "cpu", "--duration", "20*ms").out();
    String actual = call("run", MODEL, "--backend", backend, "--duration", "20*ms").out();
    assertThat(actual.substring(actual.indexOf(line)))
        .isEqualTo(expected.substring(expected.indexOf(line)));
  }

  @Test
  void compareSaysIdentical() {
    Outcome outcome =
        call("compare", MODEL, "--backends", "cpu,interpreter", "--duration", "50*ms");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("identical (500 steps");
  }

  @Test
  void compareNeedsTwoEngines() {
    Outcome outcome = call("compare", MODEL, "--backends", "cpu");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("nothing to compare");
  }

  @Test
  void devicesNamesTheJavaEngine() {
    Outcome outcome = call("devices");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("cpu ", "interpreter", "auto, double");
  }

  @ParameterizedTest
  @CsvSource({
    "syntax, dv/dt = (v0 - v) / tau : 1",
    "ir, program G_steps in double precision",
    "opencl, kernel void G_steps_kernel",
    "java, public final class G_steps"
  })
  void explainShowsStages(String stage, String text) {
    assertThat(call("explain", MODEL, "--stage", stage).out()).contains(text);
  }

  @Test
  void explainGivesAnOverview() {
    assertThat(call("explain", MODEL).out())
        .contains("method      exact", "state       v0: 1", "window");
  }

  @Test
  void eachPopulationHasItsResults() throws Exception {
    Path out = folder.resolve("results");
    Outcome outcome =
        call(
            "run",
            "examples/inputs.yaml",
            "--backend",
            "cpu",
            "--count",
            "P=7",
            "--out",
            out.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("P            7 neurons, nothing to integrate")
        .contains("S            3 neurons, given spikes, 30 spikes, 100.0 Hz on average");
    assertThat(names(out))
        .containsExactlyInAnyOrder(
            "G.spikes.csv",
            "G.state.csv",
            "G.final.csv",
            "H.spikes.csv",
            "H.final.csv",
            "P.spikes.csv",
            "P.final.csv",
            "S.spikes.csv",
            "summary.json");
    assertThat(Files.readAllLines(out.resolve("S.spikes.csv")))
        .hasSize(31)
        .startsWith("step,t,i", "10,0.001,0", "25,0.0025,2", "70,0.007,1");
    assertThat(Files.readAllLines(out.resolve("P.final.csv"))).hasSize(8).startsWith("i,rates");
  }

  @Test
  void explainTellsOfInputs() {
    assertThat(call("explain", "examples/inputs.yaml").out())
        .contains("input       pulse: 4 times of 0.02 s, amp")
        .contains("input       pattern: 3 times of 2.5E-4 s, volt")
        .contains("population S, 3 neurons\n  spikes      3 given, again every 0.01 s");
  }

  @Test
  void aMistakeIsShownWithItsPlace() throws Exception {
    Path file =
        model(
            """
            neurons:
              G:
                count: 1
                equations: |
                  dv/dt = (1-v) : 1
                method: exact
            run: {duration: 1*ms}
            """);
    Outcome outcome = call("run", file.toString(), "--out", folder.resolve("out").toString());
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .startsWith(
            file
                + ":5:16: error: the right side of dv/dt must be in '1/second', and it is dimensionless ('1')\n")
        .contains("  dv/dt = (1-v) : 1\n           ^^^")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** Before a device is looked for: the one that is asked for here is not there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --backend opencl:nowhere",
        "compare --backends cpu,opencl:nowhere",
        "explain"
      })
  void aMethodThatDoesNotApplyIsShownWithTheTermInItsWay(String command) throws Exception {
    Path file =
        model(
            """
            constants: {tau: 10*ms}
            neurons:
              G:
                count: 1
                equations: |
                  dv/dt = (1 - v**2)/tau : 1
                  dw/dt = -w/tau : 1
                method: exact
            run: {duration: 1*ms}
            """);
    Outcome outcome = call((command + " " + file).split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualToNormalizingNewlines(
            file
                + """
                :6:20: error: method 'exact' does not apply: the equation of 'v' is not linear
                  dv/dt = (1 - v**2)/tau : 1
                               ^^^^
                  use method 'rk4', 'rk2' or 'euler'
                """);
  }

  @Test
  void allMistakesAreShownAtOnce() throws Exception {
    Path file =
        model(
            """
            constants: {tau: 10*mss}
            neurons:
              G:
                count: 0
                equation: "dv/dt = -v/tau : 1"
              H:
                count: 1
                equations: "dv/dt = -v/second : 1"
                method: exakt
            run: {duration: 5, sed: 1}
            """);
    String err = call("run", file.toString()).err();
    assertThat(err)
        .contains("'mss' is not known", "did you mean 'ms'?")
        .contains("'count' must be from 1")
        .contains("'equation' is not known", "did you mean 'equations'?")
        .contains("'sed' is not known", "did you mean 'seed'?")
        .contains("the method 'exakt' is not known", "did you mean 'exact'?")
        .contains("a time in 'second' is needed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "run nowhere.yaml | there is no model file 'nowhere.yaml'",
        "run examples | the model file 'examples' cannot be read: Is a directory",
        "run /dev/null | /dev/null:1:1: error: the model file is empty",
        "explain nowhere.yaml | there is no model file 'nowhere.yaml'",
        "compare nowhere.yaml | there is no model file 'nowhere.yaml'",
        "run examples/fi-curve.yaml --set taux=1*ms | the model has no constant 'taux'",
        "run examples/fi-curve.yaml --set tau=1*mV | 'tau'",
        "run examples/fi-curve.yaml --set tau=1* | --set tau:1:2: error",
        "run examples/fi-curve.yaml --count H=5 | the model has no population 'H'",
        "run examples/fi-curve.yaml --count G=0 | at least one neuron",
        "run examples/inputs.yaml --count G=4 | 'pattern' has 3 columns, and there are 4 neurons",
        "run examples/inputs.yaml --count S=2 | there is no neuron 2",
        "run examples/inputs.yaml --count Q=1 | the model has no population 'Q'",
        "run examples/fi-curve.yaml --count G=2147483647 | 'count' must be from 1 to 2,147,483,639",
        "run examples/fi-curve.yaml --count G=many | 'many' is no whole number",
        "run examples/fi-curve.yaml --count G | must have an '=' in it, unlike G",
        "run examples/fi-curve.yaml --seed 99999999999999999999 | is no whole number, or too large",
        "run examples/fi-curve.yaml --precision half | 'precision' must be single or double",
        "run examples/fi-curve.yaml --duration 5 | a time in 'second' is needed",
        "run examples/fi-curve.yaml --threads 0 | --threads: at least 1",
        "run examples/fi-curve.yaml --backend gpu | 'gpu' is no backend",
        "run examples/fi-curve.yaml --nonsense | Unknown option: '--nonsense'",
        "run examples/fi-curve.yaml extra | Unmatched argument at index 2: 'extra'",
        "devics | Did you mean: rheobase devices",
        "run | Missing required parameter: 'MODEL'",
        "explain examples/fi-curve.yaml --stage x | --stage"
      })
  void wrongCallsSayWhatIsWrong(String arguments, String message) {
    Outcome outcome = call(arguments.split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    assertThat(outcome.err().lines()).hasSizeLessThan(5);
  }

  @Test
  void aDeviceThatIsNotThereIsAFailure() {
    Outcome outcome = call("run", MODEL, "--backend", "opencl:no-such-platform");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("OpenCL");
  }

  @Test
  void aStateThatIsNoNumberIsWarnedOf() throws Exception {
    Path file =
        model(
            """
            neurons:
              G:
                count: 3
                equations: 'dv/dt = (v**2)/(0.1*ms) : 1'
                method: euler
                initial: [{v: 1e200, where: i > 0}]
            run: {duration: 1*ms}
            """);
    Outcome outcome = call("run", file.toString(), "--backend", "cpu");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err())
        .startsWith(
            "warning: 'v' of population 'G' is not a finite number in 2 of 3 neurons at the end\n");
  }

  @Test
  void aWarningIsGivenOnce() throws Exception {
    Path file =
        model(
            """
            constants: {mV: 3}
            neurons:
              G: {count: 1, equations: 'v : 1'}
              H: {count: 1, equations: 'v : 1'}
            run: {duration: 1*ms}
            """);
    assertThat(call("run", file.toString(), "--backend", "cpu").err())
        .isEqualTo(
            """
            %s:1:13: warning: 'mV' is a constant and a unit: in equations the constant is meant
              constants: {mV: 3}
                          ^^
              give the constant another name
            """
                .formatted(file));
  }

  @Test
  void anEmptyNameIsNoFolder() {
    Outcome outcome = call("run", MODEL, "--backend", "cpu", "--out", "");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("the name of a folder is needed");
  }

  @Test
  void aFileThatIsNoTextIsRefusedAtItsPlace() throws Exception {
    byte[] bytes = "name: Gr\u00F6\u00DFe\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("model.yaml"), bytes);
    Outcome outcome = call("run", file.toString());
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith(file + ":1:9: error: the file is no text in UTF-8: there is a byte F6")
        .contains("save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n"})
  void linesMayEndInAnyWay(String lineEnd) throws Exception {
    String text =
        "\uFEFFneurons:\n  G:\n    count: 1\n    equations: |\n      v : 1\n      w : volts\nrun: {duration: 1*ms}\n";
    Path file = model(text.replace("\n", lineEnd));
    assertThat(call("run", file.toString()).err())
        .startsWith(file + ":6:11: error: the unit 'volts' is not known\n  w : volts\n      ^^^^^");
  }

  @Test
  void aPopulationThatDoesNotFitInMemoryIsAFailure() {
    Outcome outcome =
        call("run", MODEL, "--backend", "cpu", "--count", "G=2147483639", "--precision", "single");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("not enough memory").doesNotContain("\tat ");
  }

  @Test
  void aFolderThatCannotBeMadeIsAFailure() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Outcome outcome = call("run", MODEL, "--backend", "cpu", "--out", file.resolve("x").toString());
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("cannot make the folder");
  }

  @Test
  void stackTracesAreShownOnRequest() {
    assertThat(call("run", "nowhere.yaml", "--stacktrace").err()).contains("\tat org.rheobase");
  }
}
