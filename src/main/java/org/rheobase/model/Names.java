package org.rheobase.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rheobase.units.UnitTable;

/** Which names may be given to what. */
public final class Names {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
  private static final Set<String> WORDS =
      Set.of("and", "or", "not", "True", "False", "if", "else", "in", "is", "lambda");

  private Names() {}

  /**
   * Whether a text is an identifier: a letter, then letters, digits and underscores; and no word of
   * the language, such as {@code and}.
   */
  public static boolean isIdentifier(String name) {
    return IDENTIFIER.matcher(name).matches() && !WORDS.contains(name);
  }

  /** Why a variable cannot have a name; empty if it can. */
  static Optional<String> variableRefusal(String name) {
    return refusal(name, "a variable");
  }

  /**
   * Why something that a model defines cannot have a name; empty if it can.
   *
   * @param kind what messages call the thing
   */
  static Optional<String> refusal(String name, String kind) {
    if (name.startsWith("_")) {
      return Optional.of(
          "'%s' begins with an underscore: such names are for internal use".formatted(name));
    }
    if (isGiven(name) || name.equals("t_in_timesteps")) {
      return Optional.of(
          "'%s' has a meaning of its own in equations, and cannot be %s".formatted(name, kind));
    }
    if (Scope.isNumber(name)) {
      return Optional.of("'%s' is the name of a constant, and cannot be %s".formatted(name, kind));
    }
    if (UnitTable.find(name).isPresent()) {
      return Optional.of("'%s' is the name of a unit, and cannot be %s".formatted(name, kind));
    }
    if (LanguageFunction.find(name).isPresent()) {
      return Optional.of("'%s' is the name of a function, and cannot be %s".formatted(name, kind));
    }
    if (name.endsWith("_pre") || name.endsWith("_post")) {
      return Optional.of(
          "'%s' cannot be %s: the endings _pre and _post are kept for synapses"
              .formatted(name, kind));
    }
    return WORDS.contains(name)
        ? Optional.of("'%s' is a word of the language".formatted(name))
        : Optional.empty();
  }

  /** Whether a name means something in every population, so that no constant can have it. */
  static boolean isGiven(String name) {
    return Scope.isNoise(name)
        || Arrays.stream(Meaning.Special.values()).anyMatch(special -> special.text().equals(name));
  }
}
