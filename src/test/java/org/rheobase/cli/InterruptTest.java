package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, sent to the real command. */
@EnabledOnOs(OS.LINUX)
class InterruptTest {
  private static final String MODEL = "examples/fi-curve.yaml";

  @TempDir private Path folder = Path.of("");

  private CommandProcess endless(String backend, String count) throws Exception {
    return CommandProcess.start(
        folder,
        "run",
        MODEL,
        "--backend",
        backend,
        "--count",
        "G=" + count,
        "--duration",
        "100000*s",
        "--out",
        folder.resolve("results").toString());
  }

  @Test
  void theFirstStopsTheRunAndKeepsWhatWasComputed() throws Exception {
    Path results = folder.resolve("results");
    try (CommandProcess command = endless("cpu", "100")) {
      command.await(results.resolve("G.spikes.csv.part"));
      command.interrupt();
      Outcome outcome = command.outcome();
      assertThat(outcome.status()).isEqualTo(130);
      assertThat(outcome.err())
          .contains("stopping after the present window; another Ctrl-C ends at once")
          .containsPattern("interrupted after [\\d,]+ steps \\(.* of 1 d 4 h\\); what");
      assertThat(outcome.out()).contains("fingerprint");
    }
    assertThat(files(results)).containsExactly("G.final.csv", "G.spikes.csv", "summary.json");
    assertThat(Files.readString(results.resolve("summary.json"))).contains("\"interrupted\": true");
    List<String> spikes = Files.readAllLines(results.resolve("G.spikes.csv"));
    assertThat(spikes).hasSizeGreaterThan(100).allMatch(line -> line.split(",").length == 3);
  }

  @Test
  void theSecondEndsAtOnceAndLeavesNoHalfOfAFile() throws Exception {
    Path results = Files.createDirectory(folder.resolve("results"));
    Path older = Files.writeString(results.resolve("G.spikes.csv"), "of an earlier run");
    // A window takes the interpreter minutes.
    try (CommandProcess command = endless("interpreter", "1000000")) {
      command.awaitMethod("Windows.advance");
      command.interrupt();
      command.awaitError("another Ctrl-C");
      command.interrupt();
      assertThat(command.outcome().status()).isEqualTo(130);
    }
    assertThat(files(results)).containsExactly("G.spikes.csv");
    assertThat(older).hasContent("of an earlier run");
  }

  @Test
  void progressIsShownOnATerminal() throws Exception {
    try (CommandProcess command =
        CommandProcess.onTerminal(folder, "run", MODEL, "--backend", "cpu", "--duration", "20*s")) {
      Outcome outcome = command.outcome();
      assertThat(outcome.status()).isZero();
      assertThat(outcome.out())
          .containsPattern("\\d+% \\[#*-*]  \\S+ m?s of 20 s  \\S+ neuron-steps/s  .* left")
          .contains("fingerprint");
    }
  }

  @Test
  void noProgressIsShownWhereItIsNotWanted() throws Exception {
    try (CommandProcess command =
        CommandProcess.onTerminal(folder, "run", MODEL, "--backend", "cpu", "--quiet")) {
      Outcome outcome = command.outcome();
      assertThat(outcome.status()).isZero();
      assertThat(outcome.out()).doesNotContain("%", "fingerprint");
    }
  }
}
