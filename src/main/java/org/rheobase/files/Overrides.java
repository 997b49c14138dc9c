package org.rheobase.files;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rheobase.syntax.Source;

/**
 * What takes the place of something that a model file says.
 *
 * @param constants expressions for constants, by name
 * @param counts numbers of neurons, by population
 * @param seed the seed
 * @param duration how long to run
 * @param dt the time step
 * @param precision {@code single} or {@code double}
 */
public record Overrides(
    Map<String, Source> constants,
    Map<String, Integer> counts,
    OptionalLong seed,
    Optional<Source> duration,
    Optional<Source> dt,
    Optional<String> precision) {

  /** Nothing takes the place of anything. */
  public static Overrides none() {
    return new Overrides(
        Map.of(),
        Map.of(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
