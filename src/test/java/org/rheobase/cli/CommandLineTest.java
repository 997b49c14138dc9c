package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.call;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The other commands as a user sees them, and calls that are wrong. */
class CommandLineTest {
  private static final String MODEL = "examples/fi-curve.yaml";

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
  void explainTellsOfInputs() {
    assertThat(call("explain", "examples/inputs.yaml").out())
        .contains("input       pulse: 4 times of 0.02 s, amp")
        .contains("input       pattern: 3 times of 2.5E-4 s, volt")
        .contains("population S, 3 neurons\n  spikes      3 given, again every 0.01 s");
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
  void stackTracesAreShownOnRequest() {
    assertThat(call("run", "nowhere.yaml", "--stacktrace").err()).contains("\tat org.rheobase");
  }
}
