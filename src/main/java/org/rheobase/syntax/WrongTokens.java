package org.rheobase.syntax;

import static org.rheobase.syntax.generated.EquationsLexer.*;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Finds words that have no place in the language, and says what to write instead. */
final class WrongTokens {
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("&&", "and"),
          Map.entry("&", "and"),
          Map.entry("||", "or"),
          Map.entry("|", "or"),
          Map.entry("!", "not"),
          Map.entry("~", "not"),
          Map.entry("^", "**"),
          Map.entry("<>", "!="),
          Map.entry("!==", "!="),
          Map.entry("===", "=="),
          Map.entry("=>", ">="),
          Map.entry("=<", "<="));

  /** Signs of printed mathematics, and those that editors put in place of plain ones. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("−", "-"),
          Map.entry("–", "-"),
          Map.entry("×", "*"),
          Map.entry("·", "*"),
          Map.entry("⋅", "*"),
          Map.entry("÷", "/"),
          Map.entry("∕", "/"),
          Map.entry("≤", "<="),
          Map.entry("≥", ">="),
          Map.entry("≠", "!="),
          Map.entry("²", "**2"),
          Map.entry("³", "**3"),
          Map.entry("∞", "inf"),
          Map.entry("√", "sqrt(…)"),
          Map.entry("：", ":"),
          Map.entry("（", "("),
          Map.entry("）", ")"));

  /** Words of Python that cannot be names there: models are to be read by Brian2 too. */
  static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise return"
                  + " try while with yield")
              .split(" "));

  private static final Pattern NUMBER_START =
      Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private static final String CONDITION =
      "write a condition as a factor: `int(c)*a + int(not c)*b` for `a if c else b`";

  private final Words words;
  private final Problems problems;

  WrongTokens(Words words, Problems problems) {
    this.words = words;
    this.problems = problems;
  }

  /** Notes the wrong words of a line, each kind once. Whether there is one. */
  boolean report(List<Token> line) {
    Set<String> seen = new HashSet<>();
    boolean found = false;
    for (int k = 0; k < line.size(); k++) {
      Optional<Problem> problem = examine(line, k);
      found |= problem.isPresent();
      problem
          .filter(p -> seen.add(p.hint().orElse(p.message())))
          .ifPresent(p -> problems.addAll(List.of(p)));
    }
    return found;
  }

  private Optional<Problem> examine(List<Token> line, int index) {
    Token token = line.get(index);
    String text = token.getText();
    return switch (token.getType()) {
      case WRONG_OPERATOR -> Optional.of(wrongOperator(token));
      case WRONG_NUMBER -> Optional.of(wrongNumber(token));
      case WRONG_NAME -> Optional.of(wrongName(token));
      case WRONG_SIGN -> Optional.of(wrongSign(token));
      case WRONG_BRACKET -> Optional.of(bracket(token));
      case STRING -> Optional.of(string(line, index));
      case POINT -> Optional.of(point(token));
      case SEMICOLON ->
          Optional.of(
              problem(
                  token,
                  "';' has no place here",
                  "it only parts the statements of a reset or an event"));
      case NAME -> KEYWORDS.contains(text) ? Optional.of(keyword(token)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Problem problem(Token token, String message, String hint) {
    return new Problem(
        Problem.Severity.ERROR, Optional.of(words.span(token)), message, Optional.of(hint));
  }

  private Problem wrongOperator(Token token) {
    String text = token.getText();
    String instead = OPERATORS.get(text);
    return problem(
        token,
        "'" + text + "' is not an operator",
        instead == null ? "for powers of two write `2**n`" : "write `" + instead + "` instead");
  }

  private Problem wrongNumber(Token token) {
    String text = token.getText();
    int split = numberLength(text);
    String number = text.substring(0, split);
    String rest = text.substring(split);
    if (rest.matches("[eE]") || rest.matches("[_xXjJ].*")) {
      return problem(
          token, "'" + text + "' is not a number", "numbers look like 1, 0.5, .5 or 1e-3");
    }
    return problem(
        token,
        "an operator is missing between '%s' and '%s'".formatted(number, rest),
        "write `%s*%s` for the product".formatted(number, rest));
  }

  /** Length of the longest number that a text begins with. */
  private static int numberLength(String text) {
    var matcher = NUMBER_START.matcher(text);
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  private Problem wrongName(Token token) {
    String text = token.getText();
    StringBuilder plain = new StringBuilder();
    text.codePoints().forEach(c -> plain.append(plain(c)));
    return problem(
        token,
        "'" + text + "' is not a name: names have only letters a-z, A-Z, digits and '_'",
        "write `" + (plain.charAt(0) == '_' ? "x" : "") + plain + "`, for example");
  }

  /**
   * A letter as ASCII: the sound of a Greek one, the letter under an accent, {@code u} for the sign
   * of micro.
   */
  private static String plain(int letter) {
    if (letter < 128) {
      return Character.toString(letter);
    }
    if (letter == 'µ' || letter == 'μ') {
      return "u";
    }
    String name = String.valueOf(Character.getName(letter));
    if (name.matches("GREEK (SMALL|CAPITAL) LETTER \\w+|MATHEMATICAL .*(SMALL|CAPITAL) \\w+")) {
      String sound = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
      return name.contains("CAPITAL")
          ? sound.substring(0, 1).toUpperCase(Locale.ROOT) + sound.substring(1)
          : sound;
    }
    return name.matches("LATIN (SMALL|CAPITAL) LETTER \\w WITH .*") ? latin(name) : "_";
  }

  private static String latin(String name) {
    String letter = name.substring(name.indexOf("LETTER ") + 7, name.indexOf(" WITH"));
    return name.contains("SMALL") ? letter.toLowerCase(Locale.ROOT) : letter;
  }

  private Problem wrongSign(Token token) {
    String text = token.getText();
    String instead = SIGNS.get(text);
    return problem(
        token, "'" + shown(text) + "' has no meaning in equations", signHint(text, instead));
  }

  private static String signHint(String text, @Nullable String instead) {
    if (instead != null) {
      return "write `" + instead + "` instead";
    }
    return text.equals("?") ? CONDITION : "remove it";
  }

  private static String shown(String text) {
    int sign = text.codePointAt(0);
    return Character.isISOControl(sign) ? "U+%04X".formatted(sign) : text;
  }

  private Problem bracket(Token token) {
    return problem(
        token,
        "'" + token.getText() + "' has no meaning in equations",
        "group with parentheses; there are no indices: a value that changes in time is a timed array, `I(t)`");
  }

  private Problem string(List<Token> line, int index) {
    Token token = line.get(index);
    boolean prime =
        token.getText().startsWith("'") && index == 1 && line.getFirst().getType() == NAME;
    if (prime) {
      String name = line.getFirst().getText();
      return problem(
          token, "a derivative is not written with a prime", "write `d%s/dt`".formatted(name));
    }
    return problem(
        token, "equations have no texts in quotes", "write names and numbers without quotes");
  }

  private Problem point(Token token) {
    return problem(
        token,
        "'.' has no place here",
        "variables and functions stand by themselves: `exp(x)`, not `np.exp(x)`; numbers look like 0.5 or .5");
  }

  private Problem keyword(Token token) {
    String text = token.getText();
    String message = "'%s' is a word of Python and cannot be a name".formatted(text);
    return switch (text) {
      case "if", "else", "elif" ->
          problem(token, "there is no '" + text + "' in equations", CONDITION);
      case "is" -> problem(token, "there is no 'is' in equations", "write `==` to compare");
      case "in" ->
          problem(token, "there is no 'in' in equations", "write `a <= x and x < b` for a range");
      default -> problem(token, message, "choose another name, such as `%s_`".formatted(text));
    };
  }
}
