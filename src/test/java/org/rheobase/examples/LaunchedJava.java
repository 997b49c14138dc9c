package org.rheobase.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tool of the JDK that runs Java sources in a process of its own, with the classes of tests. */
final class LaunchedJava {
  private LaunchedJava() {}

  /** What {@code java FILE} prints on the standard output. */
  static String source(Path file) throws Exception {
    return printed("java", List.of("--enable-native-access=ALL-UNNAMED", file.toString()), "");
  }

  /** What {@code jshell FILE} prints, and what is typed into it afterwards. */
  static String shell(Path file, String typed) throws Exception {
    List<String> arguments = List.of("-R--enable-native-access=ALL-UNNAMED", "-s", file.toString());
    return printed("jshell", arguments, typed + "\n/exit\n");
  }

  private static String printed(String tool, List<String> arguments, String input)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of("--class-path", System.getProperty("java.class.path", "")));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream typing = process.getOutputStream()) {
      typing.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s %s: %s", tool, arguments, output).isZero();
    return output;
  }
}
