package org.rheobase.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scripts for Debian's Python with NumPy, h5py and pandas. Where it is not installed a test that
 * needs it is skipped, but fails if {@code CI=true}.
 */
public final class Python {
  private static final String PYTHON = "/usr/bin/python3";
  private static final Path SCRIPTS = Path.of("src", "test", "resources", "python");

  private Python() {}

  /** The lines that a script prints. */
  public static List<String> run(String script, String... arguments) {
    requireLibraries();
    List<String> command = new ArrayList<>(List.of(PYTHON, SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Outcome outcome = call(command);
    assertThat(outcome.status()).as(outcome.text()).isZero();
    return outcome.text().lines().toList();
  }

  private static void requireLibraries() {
    Outcome outcome = call(List.of(PYTHON, "-c", "import numpy, h5py, pandas"));
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        required || outcome.status() == 0,
        () -> "no Python with numpy, h5py and pandas here: " + outcome.text());
  }

  private record Outcome(int status, String text) {}

  private static Outcome call(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text);
    } catch (IOException e) {
      return new Outcome(-1, e.toString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
