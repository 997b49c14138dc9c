package org.rheobase.testing.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Makes texts from others by chance: a few changes of one, or pieces one after another. */
public final class Mutator {
  private static final Pattern TOKENS =
      Pattern.compile("\\w+|\\s+|[^\\w\\s]", Pattern.UNICODE_CHARACTER_CLASS);

  /** Beyond what any reader can hold on its stack, if it reads by recursion. */
  private static final int DEEP = 10_000;

  /** One text in so many is given something huge. */
  private static final int RARE = 200;

  private static final List<BiFunction<Mutator, String, String>> CHANGES =
      List.of(
          Mutator::withoutCharacters,
          Mutator::withoutCharacters,
          Mutator::withPiece,
          Mutator::withPiece,
          Mutator::withPiece,
          Mutator::withPieceForToken,
          Mutator::withPieceForToken,
          Mutator::withoutToken,
          Mutator::withTokenTwice,
          Mutator::withTokensSwapped,
          Mutator::withTokenOfAnother,
          Mutator::withCharactersSwapped,
          Mutator::withoutLine,
          Mutator::withLineTwice,
          Mutator::withLinesSwapped,
          Mutator::withCharacter,
          Mutator::spliced,
          Mutator::cutOff,
          Mutator::inParentheses);

  private static final List<BiFunction<Mutator, String, String>> HUGE =
      List.of(
          (mutator, text) -> mutator.inserted(text, "(".repeat(DEEP)),
          (mutator, text) -> mutator.replaced(text, "(".repeat(DEEP) + "x" + ")".repeat(DEEP)),
          (mutator, text) -> mutator.inserted(text, "f(".repeat(DEEP) + ")".repeat(DEEP)),
          (mutator, text) -> mutator.replaced(text, "x+".repeat(DEEP) + "x"),
          (mutator, text) -> mutator.replaced(text, "2**".repeat(DEEP) + "2"),
          (mutator, text) -> mutator.replaced(text, "-".repeat(DEEP) + "1"),
          (mutator, text) -> mutator.replaced(text, "not ".repeat(DEEP) + "True"),
          (mutator, text) -> mutator.replaced(text, "x<".repeat(DEEP) + "1"),
          (mutator, text) -> mutator.replaced(text, "a".repeat(DEEP)),
          (mutator, text) -> mutator.replaced(text, "9".repeat(DEEP)),
          (mutator, text) -> mutator.replaced(text, "0." + "1".repeat(DEEP) + "e-" + DEEP),
          (mutator, text) -> mutator.replaced(text, "1e" + "9".repeat(30)),
          (mutator, text) -> mutator.inserted(text, "\n".repeat(DEEP)),
          (mutator, text) -> mutator.inserted(text, "𝜏".repeat(DEEP)),
          (mutator, text) -> mutator.inserted(text, "#".repeat(DEEP)));

  private final Random random;
  private final List<String> samples;
  private final List<String> pieces;

  /**
   * Prepares to make texts.
   *
   * @param seed decides which
   * @param samples texts to begin with
   * @param pieces what is put in
   */
  public Mutator(long seed, List<String> samples, List<String> pieces) {
    random = new Random(seed);
    this.samples = samples;
    this.pieces = pieces;
  }

  /** A text. */
  public String next() {
    return random.nextInt(4) == 0 ? invented() : mutated(pick(samples));
  }

  /** A text with some changes. */
  public String mutated(String sample) {
    String text = sample;
    for (int k = random.nextInt(5); k >= 0; k--) {
      text = pick(CHANGES).apply(this, text);
    }
    return random.nextInt(RARE) == 0 ? pick(HUGE).apply(this, text) : text;
  }

  private String invented() {
    StringBuilder text = new StringBuilder();
    for (int k = random.nextInt(25); k > 0; k--) {
      text.append(pick(pieces)).append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  /** One of several. */
  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private int place(String text) {
    return random.nextInt(text.length() + 1);
  }

  private String withoutCharacters(String text) {
    int from = place(text);
    int to = Math.min(from + 1 + random.nextInt(4), text.length());
    return text.substring(0, from) + text.substring(to);
  }

  private String inserted(String text, String piece) {
    int at = place(text);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private String withPiece(String text) {
    return inserted(text, pick(pieces));
  }

  private String withCharacter(String text) {
    int sign = random.nextInt(random.nextBoolean() ? 128 : Character.MAX_CODE_POINT + 1);
    return inserted(text, Character.toString(sign));
  }

  private String withCharactersSwapped(String text) {
    if (text.length() < 2) {
      return text;
    }
    int at = random.nextInt(text.length() - 1);
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  private String cutOff(String text) {
    return random.nextInt(3) == 0 ? text.substring(0, place(text)) : text;
  }

  private String spliced(String text) {
    String other = pick(samples);
    return text.substring(0, place(text)) + other.substring(place(other));
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    TOKENS.matcher(text).results().forEach(match -> tokens.add(match.group()));
    return tokens;
  }

  /** Changes the list of tokens, given one place in it. */
  private interface TokenChange {
    void apply(List<String> tokens, int at);
  }

  private String changed(List<String> tokens, String between, TokenChange change) {
    if (!tokens.isEmpty()) {
      change.apply(tokens, random.nextInt(tokens.size()));
    }
    return String.join(between, tokens);
  }

  private String replaced(String text, String piece) {
    return changed(tokens(text), "", (tokens, at) -> tokens.set(at, piece));
  }

  private String withPieceForToken(String text) {
    return replaced(text, pick(pieces));
  }

  private String withTokenOfAnother(String text) {
    List<String> others = tokens(pick(samples));
    return others.isEmpty() ? text : replaced(text, pick(others));
  }

  private String withoutToken(String text) {
    return changed(tokens(text), "", (tokens, at) -> tokens.remove(at));
  }

  private String withTokenTwice(String text) {
    return changed(tokens(text), "", (tokens, at) -> tokens.add(at, tokens.get(at)));
  }

  private String withTokensSwapped(String text) {
    return changed(tokens(text), "", this::swap);
  }

  private void swap(List<String> tokens, int at) {
    Collections.swap(tokens, at, random.nextInt(tokens.size()));
  }

  private String inParentheses(String text) {
    int levels = 1 + random.nextInt(3);
    return changed(
        tokens(text),
        "",
        (tokens, at) -> tokens.set(at, "(".repeat(levels) + tokens.get(at) + ")".repeat(levels)));
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }

  private String withoutLine(String text) {
    return changed(lines(text), "\n", (lines, at) -> lines.remove(at));
  }

  private String withLineTwice(String text) {
    return changed(lines(text), "\n", (lines, at) -> lines.add(at, lines.get(at)));
  }

  private String withLinesSwapped(String text) {
    return changed(lines(text), "\n", this::swap);
  }
}
