package org.rheobase.examples;

import java.util.List;
import java.util.Optional;
import org.rheobase.examples.MarkdownPage.Block;

/**
 * A model on the page of the language.
 *
 * @param block where it stands
 * @param results what it gives: its comments {@code # gives …}, the only ones that begin a line
 * @param message what is said about it, if it is wrong: the block of text after it that begins with
 *     {@code model.yaml:}
 */
record PageModel(Block block, List<PageResult> results, Optional<String> message) {
  static final String WRONG_FILE = "model.yaml";
  private static final String COMMENT = "# ";

  PageModel {
    results = List.copyOf(results);
  }

  static PageModel of(Block block, List<Block> following) {
    List<PageResult> results =
        block
            .code()
            .lines()
            .filter(line -> line.startsWith(COMMENT))
            .map(line -> PageResult.of(line.substring(COMMENT.length())))
            .toList();
    Optional<String> message =
        following.stream()
            .limit(1)
            .filter(next -> next.language().equals("text"))
            .map(Block::code)
            .filter(text -> text.startsWith(WRONG_FILE + ":"))
            .findFirst();
    return new PageModel(block, results, message);
  }

  @Override
  public String toString() {
    return block.place();
  }
}
