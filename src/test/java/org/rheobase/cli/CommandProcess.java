package org.rheobase.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, on Linux, as a shell starts it. */
final class CommandProcess implements AutoCloseable {
  private final Path out;
  private final Path err;
  private final Process process;

  private CommandProcess(Path folder, List<String> command) throws IOException {
    out = folder.resolve("stdout");
    err = folder.resolve("stderr");
    process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  /** Starts the command; what it prints goes to a folder. */
  static CommandProcess start(Path folder, String... arguments) throws IOException {
    return new CommandProcess(folder, command(arguments));
  }

  /** Starts it where its streams are a terminal, which both are then in the standard output. */
  static CommandProcess onTerminal(Path folder, String... arguments) throws IOException {
    String command = "'" + String.join("' '", command(arguments)) + "'";
    return new CommandProcess(folder, List.of("script", "-qec", command, "/dev/null"));
  }

  private static List<String> command(String... arguments) {
    // A test that runs in the background has SIGINT ignored, which would be handed on.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Waits until a file that it writes has something in it. */
  void await(Path file) throws Exception {
    while (!Files.exists(file) || Files.size(file) == 0) {
      assertThat(process.isAlive()).as("it still runs; %s", this).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Waits until it has said something on the standard error. */
  void awaitError(String text) throws Exception {
    while (!Files.readString(err).contains(text)) {
      assertThat(process.isAlive()).as("it still runs; %s", this).isTrue();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Waits until a thread of it is within a method. */
  void awaitMethod(String name) throws Exception {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(process.pid());
    String threads = "";
    while (!threads.contains(name)) {
      assertThat(process.isAlive()).as("it still runs; %s", this).isTrue();
      Process dump = new ProcessBuilder(jcmd, pid, "Thread.print").start();
      threads = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What Ctrl-C does. */
  void interrupt() throws Exception {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
  }

  /** What it left behind, once it has ended. */
  Outcome outcome() throws Exception {
    int status = process.waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    try {
      return Files.readString(out, StandardCharsets.UTF_8) + Files.readString(err);
    } catch (IOException e) {
      return "nothing can be read of it: " + e;
    }
  }
}
