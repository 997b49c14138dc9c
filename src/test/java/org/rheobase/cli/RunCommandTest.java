package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.call;
import static org.rheobase.cli.Outcome.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheobase.engine.EveryEngine;
import org.rheobase.files.Results;
import org.rheobase.ir.Precision;

/** The command run as a user sees it: what is printed, which files are written, and failures. */
class RunCommandTest {
  private static final String MODEL = "examples/fi-curve.yaml";

  @TempDir private Path folder = Path.of("");

  /** Only when it is asked for, whichever engine runs. */
  @ParameterizedTest
  @MethodSource("backends")
  void aProfileIsPrinted(String backend) {
    Outcome text = call("run", MODEL, "--backend", backend, "--profile");
    assertThat(text.out()).containsPattern("(?m)^profile +times +share").contains("%", " ms");
    Outcome json = call("run", MODEL, "--backend", backend, "--profile", "--json");
    assertThat(json.out()).contains("\"profile\"", "\"kind\": \"kernel\"", "\"shortest\"");
    assertThat(call("run", MODEL, "--backend", backend, "--json").out()).doesNotContain("profile");
  }

  static Stream<String> backends() {
    return EveryEngine.with(Precision.DOUBLE).stream().map(on -> on.device().backendText());
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
    assertThat(files(out))
        .containsExactlyInAnyOrder("G.spikes.csv", "G.state.csv", "G.final.csv", "summary.json");
    assertThat(Files.readString(out.resolve("G.spikes.csv")))
        .isEqualTo("step,t,i\n160,0.016,0\n370,0.037000000000000005,0\n");
    List<String> state = Files.readAllLines(out.resolve("G.state.csv"));
    assertThat(state).hasSize(501).startsWith("step,t,i,v", "0,0.0,0,0.0");
    assertThat(Files.readAllLines(out.resolve("G.final.csv")).getFirst())
        .isEqualTo("i,v,lastspike,not_refractory");
  }

  @ParameterizedTest
  @CsvSource({
    "csv, 'G.final.csv, G.spikes.csv, G.state.csv, summary.json'",
    "npz, 'G.final.npz, G.spikes.npz, G.state.npz, summary.json'",
    "SONATA, 'G.final.csv, G.state.v.h5, spikes.h5, summary.json'"
  })
  void formatsAreChosen(String format, String files) throws Exception {
    Path out = folder.resolve("results");
    Outcome outcome =
        call("run", "examples/refractory.yaml", "--out", out.toString(), "--format", format);
    assertThat(outcome.status()).isZero();
    assertThat(String.join(", ", files(out))).isEqualTo(files);
    Results results = Results.read(out);
    assertThat(results.spikes("G").integers("step")).containsExactly(160, 370);
    assertThat(results.state("G").numbers("v", 0)).hasSize(500).startsWith(0);
  }

  @Test
  void aFormatNeedsAFolder() {
    Outcome outcome = call("run", MODEL, "--backend", "cpu", "--format", "npz");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--out must say where");
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
        .contains("2,500 (500 ms of model time), seed 5", "10 neurons", "single precision");
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
    assertThat(files(out))
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
  void aDeviceThatIsNotThereIsAFailure() {
    Outcome outcome = call("run", MODEL, "--backend", "opencl:no-such-platform");
    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.err()).contains("OpenCL");
  }

  @Test
  void anEmptyNameIsNoFolder() {
    Outcome outcome = call("run", MODEL, "--backend", "cpu", "--out", "");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("the name of a folder is needed");
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
}
