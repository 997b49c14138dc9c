package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.call;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says about mistaken and doubtful models. */
class ModelMistakesTest {
  @TempDir private Path folder = Path.of("");

  private Path model(String text) throws Exception {
    return Files.writeString(folder.resolve("model.yaml"), text);
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
}
