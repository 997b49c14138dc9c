package org.rheobase.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a call of the command left behind.
 *
 * @param status the exit status
 * @param out what it printed to the standard output
 * @param err what it printed to the standard error
 */
record Outcome(int status, String out, String err) {

  /** Calls the command. */
  static Outcome call(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.execute(Terminal.none(), new PrintWriter(out), new PrintWriter(err), arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  /** The names of the files in a folder, sorted. */
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
