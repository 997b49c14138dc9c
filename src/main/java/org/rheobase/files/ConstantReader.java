package org.rheobase.files;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Constant;
import org.rheobase.model.Names;
import org.rheobase.model.NeuronGroupBuilder;
import org.rheobase.model.Quantities;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads the constants of a model file, and values that may use them. */
final class ConstantReader {
  private final Map<String, Source> overrides;
  private final Problems problems;
  private final Map<String, Constant> values = new LinkedHashMap<>();
  private final Map<String, Source> names = new LinkedHashMap<>();
  private final Set<String> mistaken = new HashSet<>();

  /**
   * Prepares the reading.
   *
   * @param overrides expressions that take the place of those in the file
   */
  ConstantReader(Map<String, Source> overrides, Problems problems) {
    this.overrides = overrides;
    this.problems = problems;
  }

  /** The constants that could be read, as they are read. */
  Map<String, Constant> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The names of those that could not. */
  Set<String> mistaken() {
    return Collections.unmodifiableSet(mistaken);
  }

  /** Reads the constants in their order. */
  void read(YamlMap map) {
    for (String name : map.keys()) {
      Optional<Constant> written = map.scalar(name).flatMap(this::quantity);
      Source override = overrides.get(name);
      Optional<Constant> value = override == null ? written : overridden(override, name, written);
      boolean isNamed = Names.check(map.key(name), "constant", problems);
      value
          .filter(constant -> isNamed)
          .ifPresentOrElse(constant -> values.put(name, constant), () -> mistaken.add(name));
      names.put(name, map.key(name));
    }
  }

  /** Notes values that take the place of nothing. */
  void checkOverrides() {
    overrides.forEach(
        (name, source) -> Known.check(name, source, names.keySet(), "constant", problems));
  }

  /** Gives the constants to a population. */
  void addTo(NeuronGroupBuilder builder) {
    names.forEach((name, key) -> {
      Constant value = values.get(name);
      if (value == null) {
        builder.mistakenConstant(name);
      } else {
        builder.constant(key, value);
      }
    });
  }

  /** A value with its unit, which may use the constants. */
  Optional<Constant> quantity(Source source) {
    return Quantities.parse(source, values, mistaken, problems);
  }

  /** A time above 0, in seconds. */
  Optional<Double> time(Source source) {
    return Quantities.parseTime(source, values, mistaken, problems);
  }

  /** Other values for some of the constants. */
  Map<String, Constant> changed(YamlMap map) {
    Map<String, Constant> changed = new LinkedHashMap<>();
    for (String name : map.keys()) {
      Known.check(name, map.key(name), names.keySet(), "constant", problems);
      Optional<Constant> value = map.scalar(name).flatMap(this::quantity);
      Constant before = values.get(name);
      value
          .filter(other -> before != null && isOfItsUnit(map.key(name), name, before, other))
          .ifPresent(other -> changed.put(name, other));
    }
    return changed;
  }

  /** The value that takes the place of a constant's, which keeps its unit. */
  private Optional<Constant> overridden(Source value, String name, Optional<Constant> written) {
    Optional<Constant> other = quantity(value);
    boolean isKept =
        written.isEmpty()
            || other.isEmpty()
            || isOfItsUnit(value, name, written.get(), other.get());
    return isKept ? other : written;
  }

  private boolean isOfItsUnit(Source place, String name, Constant before, Constant after) {
    boolean isKept = before.dimension().equals(after.dimension());
    if (!isKept) {
      problems.error(
          place.whole(),
          "'%s' is in '%s', and cannot become a value in '%s'"
              .formatted(name, before.dimension().usualName(), after.dimension().usualName()),
          "a constant keeps its unit");
    }
    return isKept;
  }
}
