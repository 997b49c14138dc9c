package org.rheobase.files;

import java.util.List;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Suggestions;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Checks the names of variables that are to be recorded. */
final class Recordable {
  private Recordable() {}

  /** Notes a name that is none of a variable with a value outside of steps. */
  static void check(Source variable, NeuronGroup group, Problems problems) {
    List<String> recordable = group.recordable();
    if (!recordable.contains(variable.text())) {
      String question = Suggestions.question(Suggestions.nearest(variable.text(), recordable));
      problems.error(
          variable.whole(),
          "the population has no variable '%s' that can be recorded".formatted(variable.text()),
          question.isEmpty() ? "it has: " + String.join(", ", recordable) : question);
    }
  }
}
