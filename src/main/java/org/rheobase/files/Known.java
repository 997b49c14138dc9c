package org.rheobase.files;

import java.util.Set;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Checks names that refer to something in the model. */
final class Known {
  private Known() {}

  /**
   * Notes a name that the model does not have.
   *
   * @param place where it stands
   * @param known the names that there are
   * @param kind what they are names of
   */
  static void check(String name, Source place, Set<String> known, String kind, Problems problems) {
    if (!known.contains(name)) {
      String question = Suggestions.question(Suggestions.nearest(name, known));
      String list = known.isEmpty() ? "it has none" : "it has: " + String.join(", ", known);
      problems.error(
          place.whole(),
          "the model has no %s '%s'".formatted(kind, name),
          question.isEmpty() ? list : question);
    }
  }
}
