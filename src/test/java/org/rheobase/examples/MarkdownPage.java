package org.rheobase.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A page of documentation, cut into its blocks of code. A block of {@code yaml} is a whole model,
 * one of {@code java} the statements of a program; what is neither is a block of {@code text}, or
 * {@code python}.
 *
 * @param text the whole page
 * @param blocks its blocks in their order
 */
record MarkdownPage(String text, List<Block> blocks) {
  private static final Pattern FENCED =
      Pattern.compile("^```(\\S*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("``? ?(.+?) ?``?");

  /**
   * A block between two lines of three backticks.
   *
   * @param page the name of the page
   * @param language what the first of them says
   * @param line number of the block's first line on the page
   * @param code what stands in it
   */
  record Block(String page, String language, int line, String code) {

    /** Where it stands, for messages. */
    String place() {
      return page + ":" + line;
    }

    /** The code with as many lines before it as on the page, so that errors tell its lines. */
    String inPlace() {
      return "\n".repeat(line - 1) + code;
    }
  }

  MarkdownPage {
    blocks = List.copyOf(blocks);
  }

  /** Reads the page of this name. */
  static MarkdownPage read(String name) {
    try {
      String text = Files.readString(Path.of(name));
      return new MarkdownPage(text, blocks(name, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Block> blocks(String name, String text) {
    return FENCED
        .matcher(text)
        .results()
        .map(match -> {
          long line = text.substring(0, match.start(2)).lines().count() + 1;
          return new Block(name, match.group(1), (int) line, match.group(2));
        })
        .toList();
  }

  /** The models, each with what the page says about it. */
  List<PageModel> models() {
    return IntStream.range(0, blocks.size())
        .filter(k -> blocks.get(k).language().equals("yaml"))
        .mapToObj(k -> PageModel.of(blocks.get(k), blocks.subList(k + 1, blocks.size())))
        .toList();
  }

  /** What is written as code on the page, in models and programs and between backticks. */
  String code() {
    List<String> code = new ArrayList<>();
    blocks.stream()
        .filter(block -> !block.language().equals("text"))
        .forEach(block -> code.add(block.code()));
    Matcher inline = INLINE.matcher(FENCED.matcher(text).replaceAll(""));
    inline.results().forEach(match -> code.add(match.group(1)));
    return String.join("\n", code);
  }
}
