package org.rheobase.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.UnitTable;

/** The constants of a population as they are given, one after another. */
final class ConstantTexts {
  private final Map<String, Constant> values = new LinkedHashMap<>();
  private final Set<String> mistaken = new HashSet<>();
  private final Problems problems;

  /**
   * Without constants so far.
   *
   * @param problems takes what is wrong with those that are added
   */
  ConstantTexts(Problems problems) {
    this.problems = problems;
  }

  void add(Source name, Constant value) {
    checkName(name);
    values.put(name.text(), value);
  }

  /** Adds an expression of numbers, units and constants that were given before. */
  void add(Source name, Source value) {
    checkName(name);
    Quantities.parse(value, values, mistaken, problems)
        .ifPresentOrElse(v -> values.put(name.text(), v), () -> mistaken.add(name.text()));
  }

  /** Notes a name whose mistake has been reported elsewhere, so that its uses are not. */
  void addMistaken(String name) {
    mistaken.add(name);
  }

  /** The constants by name. */
  Map<String, Constant> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The names of which nothing is known because of a mistake. */
  Set<String> mistaken() {
    return Collections.unmodifiableSet(mistaken);
  }

  private void checkName(Source constant) {
    String text = constant.text();
    if (!Names.check(constant, "constant", problems)) {
      return;
    }
    if (Names.isGiven(text)) {
      problems.warning(
          constant.whole(),
          "'%s' has a meaning of its own in equations, and never means this constant"
              .formatted(text),
          "give the constant another name");
    } else if (Scope.isNumber(text) || UnitTable.find(text).isPresent()) {
      problems.warning(
          constant.whole(),
          "'%s' is a constant and %s: in equations the constant is meant"
              .formatted(text, Scope.isNumber(text) ? "a number of the language" : "a unit"),
          "give the constant another name");
    }
  }
}
