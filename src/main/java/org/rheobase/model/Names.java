package org.rheobase.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rheobase.syntax.ModelParser;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.UnitTable;

/** Which names may be given to what. */
public final class Names {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Names of files are made of two names and some letters more, and bear no more than 255. */
  private static final int LONGEST = 100;

  /** What Windows takes for a device, whatever stands after it: no file can be called so. */
  private static final Pattern DEVICE =
      Pattern.compile("con|prn|aux|nul|(com|lpt)[0-9]", Pattern.CASE_INSENSITIVE);

  private Names() {}

  /**
   * Whether a text is an identifier: a letter, then letters, digits and underscores, 100 at most;
   * and no word of the language or of Python, such as {@code and}.
   */
  public static boolean isIdentifier(String name) {
    return IDENTIFIER.matcher(name).matches()
        && name.length() <= LONGEST
        && !ModelParser.isKeyword(name);
  }

  /**
   * Notes a name that is no identifier.
   *
   * @param what what has the name, such as {@code population}
   * @return whether it is one
   */
  public static boolean check(Source name, String what, Problems problems) {
    if (!isIdentifier(name.text())) {
      problems.error(
          name.whole(),
          "'%s' is no name for a %s".formatted(Texts.shortened(name.text()), what),
          rule(name.text()));
    }
    return isIdentifier(name.text());
  }

  /** Whether a population can have a name: an identifier that can be that of a file everywhere. */
  public static boolean isPopulation(String name) {
    return isIdentifier(name) && !DEVICE.matcher(name).matches();
  }

  /** Notes a name that no population can have. */
  public static void checkPopulation(Source name, Problems problems) {
    if (DEVICE.matcher(name.text()).matches()) {
      problems.error(
          name.whole(),
          "'%s' is no name for a population: files of results are called after it"
              .formatted(name.text()),
          "Windows has no files of this name; choose another");
    } else {
      check(name, "population", problems);
    }
  }

  private static String rule(String name) {
    if (ModelParser.isKeyword(name)) {
      return "it is a word of Python; choose another, such as '%s_'".formatted(name);
    }
    return IDENTIFIER.matcher(name).matches()
        ? "a name has at most %d letters".formatted(LONGEST)
        : "a name is made of letters (a-z, A-Z), digits and underscores, and begins with a letter";
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
    if (name.length() > LONGEST) {
      return Optional.of(
          "'%s' is too long for a name, which has at most %d letters"
              .formatted(Texts.shortened(name), LONGEST));
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
    return ModelParser.isKeyword(name)
        ? Optional.of("'%s' is a word of the language".formatted(name))
        : Optional.empty();
  }

  /** Whether a name means something in every population, so that no constant can have it. */
  static boolean isGiven(String name) {
    return Scope.isNoise(name)
        || Arrays.stream(Meaning.Special.values()).anyMatch(special -> special.text().equals(name));
  }
}
