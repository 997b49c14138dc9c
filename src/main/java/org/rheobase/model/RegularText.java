package org.rheobase.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/**
 * Code that runs regularly, as texts.
 *
 * @param statements the code
 * @param interval the time from one run to the next, with its unit; absent: every step
 * @param slot name of the slot
 * @param order the smaller number is first in the slot
 */
record RegularText(Source statements, Optional<Source> interval, Optional<Source> slot, int order) {

  /**
   * The code; what is mistaken in it is left out.
   *
   * @param constants the constants that the interval may use
   * @param mistaken constants whose own mistakes have been noted
   */
  RegularCode parse(Map<String, Constant> constants, Set<String> mistaken, Problems problems) {
    return new RegularCode(
        ModelParser.statements(statements, problems),
        interval.flatMap(text ->
            Quantities.parseTime(text, constants, mistaken, problems)
                .map(seconds -> new RegularCode.Interval(seconds, text.whole()))),
        slot.flatMap(text -> slot(text, problems)).orElse(Slot.START),
        order);
  }

  private static Optional<Slot> slot(Source text, Problems problems) {
    String name = text.text().strip();
    Optional<Slot> slot = Slot.find(name);
    if (slot.isEmpty()) {
      String question = Suggestions.question(Suggestions.nearest(name, Slot.names()));
      problems.error(
          text.whole(),
          "a step has no slot '%s'".formatted(name),
          question.isEmpty() ? "it has: " + String.join(", ", Slot.names()) : question);
    }
    return slot;
  }
}
