package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.call;
import static org.rheobase.cli.Outcome.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rheobase.files.Results;

/** Sweeps as a user of the command gets them. */
class SweepCommandTest {
  private static final String MODEL = "examples/noisy-fi-curve.yaml";

  @TempDir private Path folder = Path.of("");

  private static Outcome sweep(String... options) {
    List<String> call =
        new ArrayList<>(List.of("sweep", MODEL, "--backend", "cpu", "--duration", "50*ms"));
    call.addAll(List.of(options));
    return call(call.toArray(String[]::new));
  }

  @Test
  void eachRunHasARowAndItsResults() throws Exception {
    Outcome outcome =
        sweep(
            "--set",
            "tau=5*ms,10*ms",
            "--set",
            "sigma=0:1:3",
            "--replicas",
            "2",
            "--out",
            folder.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out().lines().map(line -> line.replaceFirst(" {2,}.*", "")))
        .containsExactly(
            "tau",
            "0.005 second",
            "0.005 second",
            "0.005 second",
            "0.01 second",
            "0.01 second",
            "0.01 second",
            "12 runs of 6 combinations, 1,200 neurons at once");
    List<String> rows = Files.readAllLines(folder.resolve("sweep.csv"));
    assertThat(rows).hasSize(13);
    assertThat(rows.getFirst())
        .isEqualTo("run,tau,sigma,replica,seed,G.spikes,G.mean_rate_hz,fingerprint");
    assertThat(rows.get(10)).startsWith("9,0.01,0.5,1,43,");
    assertThat(files(folder.resolve("run-9")))
        .containsExactly("G.final.csv", "G.spikes.csv", "summary.json");
  }

  /** The table says how to have a run by itself. */
  @Test
  void aRowCanBeRunByItself() throws Exception {
    sweep("--set", "sigma=0:1:4", "--replicas", "2", "--out", folder.toString());
    List<String> row =
        List.of(Files.readAllLines(folder.resolve("sweep.csv")).get(4).split(",", -1));
    Path alone = folder.resolve("alone");
    call(
        "run",
        MODEL,
        "--backend",
        "cpu",
        "--duration",
        "50*ms",
        "--out",
        alone.toString(),
        "--set",
        "sigma=" + row.get(1),
        "--seed",
        row.get(3));
    assertThat(Files.readString(alone.resolve("summary.json"))).contains(row.get(6));
    for (String file : List.of("G.spikes.csv", "G.final.csv")) {
      assertThat(folder.resolve("run-3").resolve(file))
          .hasSameTextualContentAs(alone.resolve(file));
    }
  }

  @Test
  void rowsCanBeJson() {
    Outcome outcome = sweep("--replicas", "3", "--json");
    assertThat(outcome.out()).contains("\"replica\": 2").contains("\"seed\": 44");
  }

  @Test
  void otherFormatsServeToo() {
    sweep("--set", "tau=5*ms,6*ms", "--out", folder.toString(), "--format", "npz");
    assertThat(Results.read(folder.resolve("run-1")).spikes("G").rows()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--set tau=5*ms,          | --set tau=5*ms,: a value is missing",
        "--set tau=0:1            | a range is from:to:count",
        "--set tou=5*ms,6*ms      | did you mean 'tau'?",
        "--set tau=5*mV,6*mV      | 'tau' is in 'second'",
        "--replicas 0             | at least 1 replica, not 0",
        "--replicas 99999999      | at most 2,147,483,647 can be simulated at once",
      })
  void mistakesAreToldBeforeAnythingIsComputed(String options, String message) {
    Outcome outcome = sweep(options.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
  }
}
