package org.rheobase.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.model.Constant;
import org.rheobase.model.Quantities;
import org.rheobase.model.TimedArray;
import org.rheobase.syntax.ModelError;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.units.Dimension;

/** Reads the timed arrays of a model file. */
final class TimedArrayReader {
  private static final Constant NO_UNIT = new Constant(1, Dimension.NONE);

  private final Map<String, Constant> constants;
  private final Problems problems;
  private final List<TimedArray> arrays = new ArrayList<>();
  private final Set<String> mistaken = new HashSet<>();

  /**
   * Prepares the reading.
   *
   * @param constants the constants that may stand in times
   */
  TimedArrayReader(Map<String, Constant> constants, Problems problems) {
    this.constants = constants;
    this.problems = problems;
  }

  /** The arrays that were read. */
  List<TimedArray> arrays() {
    return arrays;
  }

  /** The names of those that could not be read. */
  Set<String> mistaken() {
    return mistaken;
  }

  /** Reads all arrays of a map by names. */
  void read(YamlMap map) {
    for (String name : map.keys()) {
      Optional<TimedArray> array =
          map.map(name).map(m -> m.allow(Keys.TIMED_ARRAY)).flatMap(m -> array(map.key(name), m));
      array.ifPresentOrElse(arrays::add, () -> mistaken.add(name));
    }
  }

  private Optional<TimedArray> array(Source name, YamlMap map) {
    Optional<Constant> unit =
        map.has("unit")
            ? map.scalar("unit").flatMap(u -> Quantities.parse(u, Map.of(), problems))
            : Optional.of(NO_UNIT);
    if (!map.has("dt")) {
      map.missing("dt", "dt: 10*ms");
    }
    Optional<Double> dt = map.scalar("dt").flatMap(this::time);
    boolean hasValues = map.requireList("values", "values: [0, 1, 0.5]");
    return hasValues
        ? unit.flatMap(u -> dt.flatMap(d -> array(name, map, u, d)))
        : Optional.empty();
  }

  private Optional<Double> time(Source source) {
    return problems.attempt(() -> Quantities.parseTime(source, constants));
  }

  private Optional<TimedArray> array(Source name, YamlMap map, Constant unit, double dt) {
    return problems.attempt(() ->
        map.isListOfLists("values")
            ? TimedArray.of(name, rows(map), unit, dt)
            : TimedArray.of(name, numbers(map.scalars("values")), unit, dt));
  }

  private double[] numbers(List<Source> values) {
    return values.stream().mapToDouble(value -> Numbers.real(value, problems)).toArray();
  }

  private double[][] rows(YamlMap map) {
    List<YamlMap.Row> rows = map.rows("values");
    int columns = rows.getFirst().values().size();
    for (int row = 1; row < rows.size(); row++) {
      int found = rows.get(row).values().size();
      if (found != columns) {
        throw ModelError.at(
            rows.get(row).place(),
            "row %d has %d values, and row 0 has %d".formatted(row, found, columns),
            "give each row a value for each column");
      }
    }
    return rows.stream().map(row -> numbers(row.values())).toArray(double[][]::new);
  }
}
