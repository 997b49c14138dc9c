package org.rheobase.rendering;

import java.util.HashSet;
import java.util.Set;

/** Hands out identifiers that are unlike each other and unlike the words of a language. */
final class Names {
  private final Set<String> taken;
  private int temporaries;

  /**
   * No names handed out so far.
   *
   * @param reserved words that are not to be had
   */
  Names(Set<String> reserved) {
    taken = new HashSet<>(reserved);
  }

  /** An identifier as much like the wish as can be. */
  String claim(String wish) {
    String base = wish.replaceAll("[^A-Za-z0-9_]+", "_");
    if (base.isEmpty() || !Character.isLetter(base.charAt(0))) {
      base = "n" + base;
    }
    if (taken.add(base)) {
      return base;
    }
    int number = 2;
    while (!taken.add(base + "_" + number)) {
      number++;
    }
    return base + "_" + number;
  }

  /** An identifier for a value without a name: t1, t2 and so on. */
  String temporary() {
    String name;
    do {
      temporaries++;
      name = "t" + temporaries;
    } while (!taken.add(name));
    return name;
  }
}
