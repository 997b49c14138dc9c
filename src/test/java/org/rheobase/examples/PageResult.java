package org.rheobase.examples;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that a model on the page of the language is said to give. */
sealed interface PageResult {

  /** Values at the end, one for each neuron: {@code gives G.v = -0.07, -0.06}. */
  record Values(String population, String variable, List<Double> values) implements PageResult {

    /** The largest of them, without sign. */
    double size() {
      return values.stream().mapToDouble(Math::abs).max().orElse(0);
    }
  }

  /** A number of spikes in the whole run: {@code gives G spikes 8}. */
  record Spikes(String population, long count) implements PageResult {}

  /** A file of results: {@code gives G.spikes.csv with 8 rows of step,t,i}. */
  record Table(String file, long rows, String columns) implements PageResult {}

  /** The ways in which results are written. */
  List<Form> FORMS =
      List.of(
          new Form(
              "gives (\\w+)\\.(\\w+) = (.+)",
              m -> new Values(m.group(1), m.group(2), numbers(m.group(3)))),
          new Form(
              "gives (\\w+) spikes (\\d+)",
              m -> new Spikes(m.group(1), Long.parseLong(m.group(2)))),
          new Form(
              "gives (\\S+\\.csv) with (\\d+) rows of (\\S+)",
              m -> new Table(m.group(1), Long.parseLong(m.group(2)), m.group(3))));

  /** A way in which a result is written. */
  record Form(Pattern pattern, Function<MatchResult, PageResult> reader) {
    Form(String pattern, Function<MatchResult, PageResult> reader) {
      this(Pattern.compile(pattern), reader);
    }
  }

  /**
   * Reads what is said of a result.
   *
   * @throws IllegalArgumentException if it is written in none of the ways
   */
  static PageResult of(String text) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text.strip());
      if (matcher.matches()) {
        return form.reader().apply(matcher.toMatchResult());
      }
    }
    throw new IllegalArgumentException("no result that a test could check: " + text);
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).map(Double::valueOf).toList();
  }
}
