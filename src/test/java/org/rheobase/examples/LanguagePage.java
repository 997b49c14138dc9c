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
 * The language reference, cut into its blocks of code. A block of {@code yaml} is a whole model,
 * one of {@code java} the statements of a program; what is neither is a block of {@code text}.
 *
 * @param text the whole page
 * @param blocks its blocks in their order
 */
record LanguagePage(String text, List<Block> blocks) {
  static final String NAME = "LANGUAGE.md";
  private static final Pattern FENCED =
      Pattern.compile("^```(\\S*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("``? ?(.+?) ?``?");

  /**
   * A block between two lines of three backticks.
   *
   * @param language what the first of them says
   * @param line number of the block's first line on the page
   * @param code what stands in it
   */
  record Block(String language, int line, String code) {

    /** Where it stands, for messages. */
    String place() {
      return NAME + ":" + line;
    }

    /** The code with as many lines before it as on the page, so that errors tell its lines. */
    String inPlace() {
      return "\n".repeat(line - 1) + code;
    }
  }

  LanguagePage {
    blocks = List.copyOf(blocks);
  }

  static LanguagePage read() {
    try {
      String text = Files.readString(Path.of(NAME));
      return new LanguagePage(text, blocks(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Block> blocks(String text) {
    return FENCED
        .matcher(text)
        .results()
        .map(match -> {
          long line = text.substring(0, match.start(2)).lines().count() + 1;
          return new Block(match.group(1), (int) line, match.group(2));
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
