package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.call;
import static org.rheobase.cli.Outcome.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures as a user of the command gets them, and a command that does without. */
class PlotCommandTest {
  /** All modules that running a model takes. */
  private static final String MODULES =
      "java.base,java.compiler,java.logging,java.management,java.xml,jdk.compiler,jdk.incubator.vector,jdk.unsupported";

  private static final String MODEL = "examples/spikes.yaml";

  @TempDir private Path folder = Path.of("");

  @Test
  void thePictureStandsBesideTheResults() throws Exception {
    Outcome outcome = call("run", MODEL, "--backend", "cpu", "--plot", "--out", folder.toString());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("fingerprint")
        .contains("picture      " + folder.resolve("spikes.png"));
    assertThat(files(folder))
        .containsExactly(
            "G.final.csv", "G.spikes.csv", "G.state.csv", "spikes.png", "summary.json");
    assertThat(Files.readAllLines(folder.resolve("G.state.csv")).getFirst())
        .isEqualTo("step,t,i,v");
  }

  @Test
  void aPictureDoesNotChangeTheResult() {
    String without = call("run", MODEL, "--backend", "cpu").out();
    String with =
        call("run", MODEL, "--backend", "cpu", "--plot", "--out", folder.toString()).out();
    assertThat(fingerprint(with)).isEqualTo(fingerprint(without));
  }

  private static String fingerprint(String summary) {
    return summary.lines().filter(line -> line.startsWith("fingerprint")).findFirst().orElseThrow();
  }

  @Test
  void aFormatMayBeAskedFor() throws Exception {
    Outcome outcome =
        call(
            "run",
            MODEL,
            "--backend",
            "cpu",
            "--plot-format",
            "svg",
            "--quiet",
            "--out",
            folder.toString());
    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    assertThat(files(folder)).contains("spikes.svg").doesNotContain("spikes.png");
  }

  @Test
  void aFormatThatIsNotKnownIsRefused() {
    Outcome outcome = call("run", MODEL, "--plot-format", "gif");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--plot-format");
  }

  @Test
  void nothingToDrawIsAWarning() throws Exception {
    Outcome outcome =
        call(
            "run",
            "examples/relaxation.yaml",
            "--backend",
            "cpu",
            "--plot",
            "--out",
            folder.toString());
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).contains("warning: no picture");
    assertThat(files(folder)).containsExactly("G.final.csv", "summary.json");
  }

  /** Runs the command in a JVM of its own. */
  private Outcome start(List<String> javaOptions, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.addAll(
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    int status =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  @Test
  void whatDrawsIsNotLoadedWhereNothingIsDrawn() throws Exception {
    Path classes = folder.resolve("classes");
    Outcome outcome =
        start(List.of("-Xlog:class+load:file=" + classes), "run", MODEL, "--backend", "cpu");
    assertThat(outcome.status()).isZero();
    assertThat(Files.readString(classes, StandardCharsets.UTF_8))
        .contains("org.rheobase.cli.RunCommand")
        .doesNotContain("org.knowm", " java.awt.", " sun.awt.", " sun.java2d.");
  }

  @Test
  void aRuntimeWithoutPicturesRunsModels() throws Exception {
    List<String> options = List.of("--limit-modules", MODULES);
    Outcome without = start(options, "run", MODEL, "--backend", "cpu");
    assertThat(without.status()).as(without.err()).isZero();
    assertThat(without.out()).contains("3 spikes");
    Outcome with = start(options, "run", MODEL, "--backend", "cpu", "--plot");
    assertThat(with.status()).isEqualTo(3);
    assertThat(with.err())
        .contains("error: pictures need the module java.desktop")
        .contains("leave out --plot, or use a full JDK")
        .doesNotContain("\tat ");
  }
}
