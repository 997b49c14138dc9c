package org.rheobase.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheobase.units.UnitTable;

/** Finds the name that was likely meant. */
public final class Suggestions {
  /** Longer texts are no mistyped names, and comparing them would take long. */
  private static final int LONGEST = 100;

  private Suggestions() {}

  /**
   * The nearest of some names, if one is near: a third of its letters at most are wrong, or the
   * case alone.
   */
  public static Optional<String> nearest(String name, Collection<String> names) {
    return names.stream()
        .filter(other -> isNear(name, other))
        .min(
            Comparator.comparingInt((String other) -> distance(name, other))
                .thenComparing(other -> !beginAlike(name, other))
                .thenComparing(other -> other));
  }

  private static boolean beginAlike(String a, String b) {
    return !a.isEmpty() && !b.isEmpty() && a.charAt(0) == b.charAt(0);
  }

  private static boolean isNear(String name, String other) {
    int length = Math.max(name.length(), other.length());
    int allowed = length / 3;
    return name.equalsIgnoreCase(other)
        || (length <= LONGEST
            && Math.abs(name.length() - other.length()) <= allowed
            && distance(name, other) <= allowed);
  }

  /**
   * The nearest name that means something in a scope: functions and units count only where nothing
   * of the model's own is near.
   */
  static Optional<String> nearest(String name, Scope scope) {
    return nearest(name, scope.names().toList())
        .or(() -> nearestFunction(name, scope))
        .or(() -> nearestUnit(name));
  }

  /** The nearest unit. */
  static Optional<String> nearestUnit(String name) {
    return UnitTable.nearest(name);
  }

  /** The nearest function or timed array; those of the language count only where none else is. */
  static Optional<String> nearestFunction(String name, Scope scope) {
    return nearest(name, scope.definitions().names().toList())
        .or(() -> nearest(name, LanguageFunction.names()));
  }

  /** The names of all functions and timed arrays, those of the model first. */
  static List<String> functions(Scope scope) {
    return Stream.concat(scope.definitions().names(), LanguageFunction.names().stream()).toList();
  }

  /** A sentence that asks whether a name was meant; empty where none is near. */
  public static String question(Optional<String> name) {
    return name.map(n -> "did you mean '" + n + "'?").orElse("");
  }

  /**
   * The number of letters to change, add, leave out or swap with their neighbour (Damerau 1964,
   * restricted to swaps of letters that are not changed otherwise).
   */
  static int distance(String a, String b) {
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(a, b, i, j, costs);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cost(String a, String b, int i, int j, int[][] costs) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Stream.of(costs[i - 1][j] + 1, costs[i][j - 1] + 1, costs[i - 1][j - 1] + change)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
  }
}
