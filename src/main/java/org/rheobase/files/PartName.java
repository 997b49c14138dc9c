package org.rheobase.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Subgroup;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/**
 * The name of a population, or of a part of one: {@code G}, {@code G[10:20]}, {@code G[:20]},
 * {@code G[10:]}.
 *
 * @param group name of the population
 * @param key the name with its place
 */
record PartName(String group, Source key) {
  private static final Pattern PART = Pattern.compile("\\s*(\\w+)\\s*\\[(.*)]\\s*");
  private static final Pattern BOUNDS = Pattern.compile("\\s*(\\d*)\\s*:\\s*(\\d*)\\s*");

  /** Reads the name of the population. */
  static PartName of(Source key) {
    Matcher part = PART.matcher(key.text());
    return new PartName(part.matches() ? part.group(1) : key.text(), key);
  }

  /** The part of the population; empty if there is none of the kind, which is noted. */
  Optional<Subgroup> of(NeuronGroup population, Problems problems) {
    Matcher part = PART.matcher(key.text());
    if (!part.matches()) {
      return Optional.of(population.whole());
    }
    Matcher bounds = BOUNDS.matcher(part.group(2));
    if (!bounds.matches()) {
      return refused("a part of a population is named by its first neuron and its end", problems);
    }
    long first = bounds.group(1).isEmpty() ? 0 : number(bounds.group(1));
    long end = bounds.group(2).isEmpty() ? population.count() : number(bounds.group(2));
    if (first >= end || end > population.count()) {
      String range = "population '%s' has neurons 0 to %d".formatted(group, population.count() - 1);
      return refused(first >= end ? "there is no neuron in this part; " + range : range, problems);
    }
    return Optional.of(population.slice((int) first, (int) end));
  }

  /** A number of any length, those past the range of neurons all being alike. */
  private static long number(String digits) {
    return digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private Optional<Subgroup> refused(String message, Problems problems) {
    problems.error(
        key.whole(),
        message,
        "write %s[first:end], as in %s[0:10] for the first ten".formatted(group, group));
    return Optional.empty();
  }
}
