package org.rheobase.files;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in a reader's words why a text is no YAML. */
final class YamlMistakes {
  private static final String COMPARE = "compare with an example, or see yaml.org";

  /**
   * A mistake that is often made.
   *
   * @param complaint what the parser says
   * @param message what is wrong; {@code %s} is what the complaint has in its first group
   * @param hint what would be right
   * @param isWhereItBegan whether the place is where the thing begins that is not as it should be
   */
  private record Mistake(Pattern complaint, String message, String hint, boolean isWhereItBegan) {}

  private static final List<Mistake> KNOWN =
      List.of(
          here(
              "mapping values are not allowed here",
              "a ':' with a blank after it stands within a text",
              "put the text in quotes, or on lines of its own after '|'"),
          here(
              "found character '\\\\t\\(TAB\\)'.*",
              "a tab stands where a line is indented",
              "indent by blanks"),
          here(
              "found character '(.)' that cannot start any token.*",
              "a text without quotes cannot begin with '%s'",
              "put it in quotes"),
          here(
              "expected <block end>, but found '?(?:<block (?:mapping|sequence) start>|-)'?",
              "this line is not indented as those are that it belongs to",
              "let the entries of a map begin in the same column"),
          here(
              "expected <block end>, but found .*",
              "nothing can stand here",
              "put the whole text in quotes, or remove this"),
          here(
              "found undefined alias (.*)",
              "there is no anchor '%s'",
              "put a text that begins with '*' in quotes"),
          here(
              "but found another document",
              "a second document begins here",
              "a model file holds one document: remove the '---'"),
          there(
              "found unexpected end of stream",
              "a quote is never closed",
              "add it where it belongs"),
          there(
              "expected ',' or '([\\]}])', but got.*",
              "a '%s' or a ',' is missing in what begins here",
              "add it where it belongs; texts with ',', '{' or '[' in them stand in quotes"));

  private YamlMistakes() {}

  private static Mistake here(String complaint, String message, String hint) {
    return new Mistake(Pattern.compile(complaint), message, hint, false);
  }

  private static Mistake there(String complaint, String message, String hint) {
    return new Mistake(Pattern.compile(complaint), message, hint, true);
  }

  /**
   * What a parser's complaint means.
   *
   * @param message what is wrong
   * @param hint what would be right
   * @param mark the place, where it is known
   */
  record Explanation(String message, String hint, Optional<Mark> mark) {}

  /** What a parser's complaint means. */
  static Explanation explain(MarkedYamlEngineException e) {
    for (Mistake mistake : KNOWN) {
      Matcher matcher = mistake.complaint.matcher(e.getProblem());
      if (matcher.matches()) {
        String found = matcher.groupCount() > 0 ? matcher.group(1) : "";
        Optional<Mark> beginning = mistake.isWhereItBegan ? e.getContextMark() : Optional.empty();
        return new Explanation(
            mistake.message.formatted(found), mistake.hint, beginning.or(e::getProblemMark));
      }
    }
    return new Explanation("this is no YAML: " + e.getProblem(), COMPARE, e.getProblemMark());
  }
}
