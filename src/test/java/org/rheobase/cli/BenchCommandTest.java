package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code rheobase bench} as a user sees it: what it prints, and how it refuses. */
class BenchCommandTest {

  private static Outcome bench(String arguments) {
    return Outcome.call(("bench " + arguments).split(" "));
  }

  /** The objects that are printed, read by a parser of YAML, of which JSON is a part. */
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> results(Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    Load load = new Load(LoadSettings.builder().build());
    return (List<Map<String, Object>>) load.loadFromString(outcome.out());
  }

  @Test
  void jsonHasAnObjectForEachCase() {
    List<Map<String, Object>> results =
        results(
            bench(
                "--models lif,izhikevich --counts 8 --steps 20 --engines cpu --threads 1 --json"));
    assertThat(results)
        .extracting(result -> result.get("model") + " " + result.get("count"))
        .containsExactly("lif 8", "izhikevich 8");
    for (Map<String, Object> result : results) {
      assertThat(result.keySet())
          .containsExactly(
              "model",
              "engine",
              "device",
              "precision",
              "count",
              "steps",
              "threads",
              "record",
              "neuron_steps_per_s",
              "compile_s",
              "first_result_s",
              "bytes_per_neuron_step",
              "bound");
      assertThat(result)
          .containsEntry("engine", "cpu")
          .containsEntry("precision", "single")
          .containsEntry("steps", 20)
          .containsEntry("threads", 1)
          .containsEntry("record", "spikes");
      assertThat(result.get("neuron_steps_per_s"))
          .extracting("median", "min", "max")
          .allSatisfy(speed -> assertThat((Double) speed).isPositive());
    }
  }

  @Test
  void aModelFileKeepsItsOwnCountAndPrecision() {
    List<Map<String, Object>> results =
        results(
            bench("examples/noisy-fi-curve.yaml --steps 20 --engines cpu --record counts --json"));
    assertThat(results).extracting(result -> result.get("record")).containsExactly("counts");
    assertThat(results.getFirst())
        .containsEntry("model", "examples/noisy-fi-curve.yaml")
        .containsEntry("count", 100)
        .containsEntry("precision", "double");
  }

  @Test
  void tableHasALineForEachCase() {
    Outcome outcome = bench("lif --counts 8 --steps 20 --engines cpu --precision double");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("lif +cpu +double .*% of (memory|arithmetic)"))
        .anyMatch(line -> line.matches("cpu .*, double, \\d+ threads: copies .*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "izhikevic              | did you mean 'izhikevich'?",
        "--models lif,nothing   | It may be lif, noisy-lif, izhikevich, hodgkin-huxley",
        "lif --models lif       | not both",
        "lif --counts 10,0      | --counts: at least 1, not 0",
        "lif --counts ten       | no whole number",
        "lif --steps 0          | --steps: at least 1, not 0",
        "lif --threads -1       | --threads: at least 1, not -1",
        "lif --engines cuda     | 'cuda' is no backend",
        "lif --precision half   | expected one of [SINGLE, DOUBLE]",
        "lif --record all       | expected one of [NONE, COUNTS, SPIKES]",
      })
  void wrongCallsAreRefused(String call, String message) {
    Outcome outcome = bench(call);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("error: ").contains(message);
  }
}
