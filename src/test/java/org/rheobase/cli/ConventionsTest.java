package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rheobase.cli.Outcome.call;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What people expect of any command: help, version, completion, and colours on terminals alone. */
class ConventionsTest {
  private static final char ESCAPE = '\u001b';

  @TempDir private Path folder = Path.of("");

  static Stream<String> commands() {
    return new CommandLine(new Main(Terminal.none()))
        .getSubcommands().keySet().stream().filter(name -> !name.equals("help"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpHasExamples(String command) {
    Outcome outcome = call(command, "--help");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .startsWith("Usage: rheobase " + command)
        .containsPattern("\nExamples:\n  .*rheobase " + command)
        .doesNotContain(ESCAPE + "");
  }

  @Test
  void versionTellsWhatOthersNeedToKnow() {
    Outcome outcome = call("--version");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).matches("rheobase \\d+\\.\\d+\\.\\S+\\RJava 2\\S+ \\(.*\\), .*\\R");
  }

  @ParameterizedTest
  @CsvSource({
    "1, '', '', '', true",
    "1, dumb, '', '', false",
    "1, '', 1, '', false",
    "1, '', 1, 1, false",
    "0, '', '', '', false",
    "0, '', '', 1, true",
    "0, '', '', 0, false",
    "0, dumb, '', 1, true",
  })
  void coloursAreForThoseWhoSeeThem(int tty, String term, String no, String force, boolean on) {
    Map<String, String> variables = Map.of("TERM", term, "NO_COLOR", no, "CLICOLOR_FORCE", force);
    Terminal terminal = new Terminal(tty == 1, tty == 1, variables);
    assertThat(terminal.outColours().enabled()).isEqualTo(on);
    assertThat(terminal.colouring(new PrintWriter(new StringWriter())) instanceof MessageColours)
        .isEqualTo(on);
  }

  @Test
  void helpHasColoursWhereTheyAreWanted() {
    StringWriter out = new StringWriter();
    Terminal terminal = new Terminal(true, false, Map.of());
    Main.execute(terminal, new PrintWriter(out), new PrintWriter(out), "run", "--help");
    assertThat(out.toString()).contains(ESCAPE + "[1mrheobase run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error: no | <R>error:<0> no",
        "a b.yaml:9:15: error: 'x' | a b.yaml:9:15: <R>error:<0> 'x'",
        "m.yaml:9:15: warning: x | m.yaml:9:15: <Y>warning:<0> x",
        "warning: x\\n  warning: y | <Y>warning:<0> x\\n  warning: y",
        "m.yaml:1:2: error: z\\n  v = error:\\n      ^^^ | m.yaml:1:2: <R>error:<0> z\\n  v = error:\\n      <R>^^^<0>",
        "identical | identical"
      })
  void messagesAreColouredWithoutChangingTheirText(String message, String coloured) {
    StringWriter printed = new StringWriter();
    PrintWriter colours = new MessageColours(new PrintWriter(printed));
    colours.print(message.replace("\\n", "\n"));
    colours.flush();
    String codes =
        printed
            .toString()
            .replace("\n", "\\n")
            .replace(ESCAPE + "[1;31m", "<R>")
            .replace(ESCAPE + "[1;33m", "<Y>")
            .replace(ESCAPE + "[0m", "<0>");
    assertThat(codes).isEqualTo(coloured);
  }

  @ParameterizedTest
  @DisabledOnOs(OS.WINDOWS)
  @CsvSource({
    "rheobase co, compare completion",
    "rheobase run --prec, --precision",
    "rheobase run --precision s, single",
    "rheobase run --backend i, interpreter",
    "rheobase explain --stage o, opencl",
    "rheobase completion '', bash zsh",
  })
  void bashCompletes(String line, String proposals) throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, call("completion", "bash").out());
    List<String> words = Stream.of(line.split(" ")).map(word -> word.replace("''", "")).toList();
    String program =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_rheobase 2>/dev/null; echo ${COMPREPLY[@]}"
            .formatted(script, line, words.size() - 1);
    Process bash = new ProcessBuilder("bash", "-c", program).redirectErrorStream(true).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(proposals);
  }
}
