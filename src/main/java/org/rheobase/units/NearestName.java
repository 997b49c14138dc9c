package org.rheobase.units;

import java.util.Comparator;
import java.util.Optional;

/** Finds the unit name that a mistyped one was meant to be. */
final class NearestName {
  private NearestName() {}

  static Optional<String> of(String name) {
    return ofSymbol(name).or(() -> ofSpelling(name));
  }

  /** {@code pS} is a unit, but equations call it {@code psiemens}. */
  private static Optional<String> ofSymbol(String name) {
    for (int length = 0; length <= 1 && length < name.length(); length++) {
      String prefix = name.substring(0, length).replace('µ', 'u').replace('μ', 'u');
      String symbol = name.substring(length);
      Optional<String> match =
          UnitTable.stems().values().stream()
              .filter(stem -> stem.symbol().equals(symbol))
              .map(stem -> prefix + stem.fullName())
              .filter(UnitTable::isUnit)
              .findFirst();
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofSpelling(String name) {
    int allowed = Math.min(name.length() / 3, 2) * CASE_COST_INVERSE;
    return UnitTable.names().stream()
        .min(Comparator.comparingInt((String candidate) -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= Math.max(allowed, 1));
  }

  /** What a letter costs if a letter in the wrong case costs 1. */
  private static final int CASE_COST_INVERSE = 4;

  /**
   * The least cost of insertions, deletions and exchanges of letters that turn one text into the
   * other.
   */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int k = 0; k < row.length; k++) {
      row[k] = k * CASE_COST_INVERSE;
    }
    for (int k = 1; k <= from.length(); k++) {
      nextRow(row, from.charAt(k - 1), to);
    }
    return row[to.length()];
  }

  private static void nextRow(int[] row, char letter, String to) {
    int diagonal = row[0];
    row[0] += CASE_COST_INVERSE;
    for (int k = 1; k < row.length; k++) {
      int exchanged = diagonal + exchange(letter, to.charAt(k - 1));
      diagonal = row[k];
      row[k] = Math.min(exchanged, Math.min(row[k], row[k - 1]) + CASE_COST_INVERSE);
    }
  }

  private static int exchange(char from, char to) {
    if (from == to) {
      return 0;
    }
    return Character.toLowerCase(from) == Character.toLowerCase(to) ? 1 : CASE_COST_INVERSE;
  }
}
