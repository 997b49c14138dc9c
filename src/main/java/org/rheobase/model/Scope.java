package org.rheobase.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rheobase.units.Dimension;
import org.rheobase.units.NamedUnit;
import org.rheobase.units.UnitTable;

/**
 * What names stand for in the code of a population. A variable wins over a constant of the same
 * name.
 *
 * @param variables the population's variables by name, in the order of definition
 * @param constants the constants by name
 * @param definitions what the model defines to be called
 * @param count number of neurons; 0 where there is no population, and N has no value
 */
public record Scope(
    Map<String, Variable> variables,
    Map<String, Constant> constants,
    Definitions definitions,
    int count) {
  private static final Pattern NOISE = Pattern.compile("xi(_\\w{1,97})?");

  private static final Map<String, Double> NUMBERS =
      Map.of("pi", Math.PI, "e", Math.E, "inf", Double.POSITIVE_INFINITY);

  /** Keeps copies, so that a scope never changes. */
  public Scope {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** A scope of a model that defines neither functions nor timed arrays. */
  public Scope(Map<String, Variable> variables, Map<String, Constant> constants, int count) {
    this(variables, constants, Definitions.none(), count);
  }

  /** A scope without variables and neurons, for expressions of constants. */
  static Scope ofConstants(Map<String, Constant> constants) {
    return new Scope(Map.of(), constants, 0);
  }

  /** What a name stands for; empty if for nothing. */
  public Optional<Meaning> resolve(String name) {
    return variable(name)
        .or(() -> special(name))
        .or(() -> noise(name))
        .or(() -> constant(name))
        .or(() -> number(name))
        .or(() -> unit(name));
  }

  private Optional<Meaning> variable(String name) {
    return Optional.ofNullable(variables.get(name)).map(Meaning.OfVariable::new);
  }

  private static Optional<Meaning> special(String name) {
    return Arrays.stream(Meaning.Special.values())
        .filter(special -> special.text().equals(name))
        .<Meaning>map(Meaning.OfSpecial::new)
        .findFirst();
  }

  private static Optional<Meaning> noise(String name) {
    return isNoise(name) ? Optional.of(new Meaning.OfNoise(name)) : Optional.empty();
  }

  private Optional<Meaning> constant(String name) {
    return Optional.ofNullable(constants.get(name)).map(Meaning.OfConstant::new);
  }

  private static Optional<Meaning> number(String name) {
    return Optional.ofNullable(NUMBERS.get(name))
        .map(value -> new Meaning.OfConstant(new Constant(value, Dimension.NONE)));
  }

  private static Optional<Meaning> unit(String name) {
    return namedUnit(name)
        .map(unit -> new Meaning.OfConstant(new Constant(unit.siValue(), unit.dimension())));
  }

  /** A unit; {@code s} is the second where nothing else is called so, but is no reserved name. */
  static Optional<NamedUnit> namedUnit(String name) {
    return UnitTable.find(name.equals("s") ? "second" : name);
  }

  /** Whether a name is that of a noise source: {@code xi} or {@code xi_…}. */
  public static boolean isNoise(String name) {
    return NOISE.matcher(name).matches();
  }

  /**
   * Whether a name is that of a number that the language knows: {@code pi}, {@code e}, {@code inf}.
   */
  static boolean isNumber(String name) {
    return NUMBERS.containsKey(name);
  }

  /** The names that may be meant by a mistaken one, units and functions aside. */
  Stream<String> names() {
    Stream<String> own =
        Stream.of(variables.keySet(), constants.keySet(), NUMBERS.keySet()).flatMap(Set::stream);
    Stream<String> given =
        Arrays.stream(Meaning.Special.values()).map(Meaning.Special::text).filter(s -> count > 0);
    return Stream.concat(own, given);
  }

  /** The same scope with other constants. */
  Scope withConstants(Map<String, Constant> changed) {
    Map<String, Constant> all = new LinkedHashMap<>(constants);
    all.putAll(changed);
    return new Scope(variables, all, definitions, count);
  }

  /** The same scope with other variables. */
  Scope withVariables(Map<String, Variable> others) {
    return new Scope(others, constants, definitions, count);
  }

  /** The same scope for another number of neurons. */
  Scope withCount(int other) {
    return new Scope(variables, constants, definitions, other);
  }
}
