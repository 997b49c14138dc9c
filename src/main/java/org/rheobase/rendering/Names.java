package org.rheobase.rendering;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Hands out identifiers that are unlike each other and unlike the words of a language. */
final class Names {
  private final Predicate<String> reserved;
  private final Set<String> taken = new HashSet<>();
  private int temporaries;

  /**
   * No names handed out so far.
   *
   * @param reserved whether a word is not to be had; it is, with other letters after it
   */
  Names(Predicate<String> reserved) {
    this.reserved = reserved;
  }

  /** A text as an identifier: nothing else of it is ever a part of a source. */
  static String identifier(String text) {
    String word = text.replaceAll("[^A-Za-z0-9_]+", "_");
    return word.isEmpty() || !Character.isLetter(word.charAt(0)) ? "n" + word : word;
  }

  /** An identifier as much like the wish as can be. */
  String claim(String wish) {
    String base = identifier(wish);
    String allowed = reserved.test(base) ? base + "_value" : base;
    String name = allowed;
    for (int number = 2; reserved.test(name) || !taken.add(name); number++) {
      name = allowed + "_" + number;
    }
    return name;
  }

  /** An identifier for a value without a name: t1, t2 and so on. */
  String temporary() {
    String name;
    do {
      temporaries++;
      name = "t" + temporaries;
    } while (reserved.test(name) || !taken.add(name));
    return name;
  }
}
