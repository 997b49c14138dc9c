package org.rheobase.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the statements of Java on a page, as the body of a {@code main}. */
final class PageProgram {
  private static final String PRINTS = "// prints ";

  private PageProgram() {}

  /** Runs a block; returns what it prints. */
  static String run(MarkdownPage.Block block, Path folder) throws Exception {
    Path source = folder.resolve("Example.java");
    String packages =
        Stream.of("engine", "integrators", "model", "simulation")
            .map("import org.rheobase.%s.*;\n"::formatted)
            .reduce("import java.util.*;\n", String::concat);
    Files.writeString(source, packages + "class Example { void main() {\n" + block.code() + "}}\n");
    return new JavaProgram(source, folder).run();
  }

  /** The lines that the page says it prints. */
  static List<String> printed(MarkdownPage.Block block) {
    return block
        .code()
        .lines()
        .filter(line -> line.startsWith(PRINTS))
        .map(line -> line.substring(PRINTS.length()))
        .toList();
  }
}
