package org.rheobase.files;

import java.util.Map;
import java.util.Optional;
import org.rheobase.model.Constant;
import org.rheobase.model.Quantities;
import org.rheobase.model.RateRecording;
import org.rheobase.model.SmoothingWindow;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;

/** Reads how the rate of a population is recorded. */
final class RateReader {
  private final Map<String, Constant> constants;
  private final Problems problems;

  /**
   * Prepares the reading.
   *
   * @param constants the constants that may stand in the width of a window
   */
  RateReader(Map<String, Constant> constants, Problems problems) {
    this.constants = constants;
    this.problems = problems;
  }

  /**
   * How the rate is recorded; empty if it is not.
   *
   * @param record what is recorded of the population
   */
  Optional<RateRecording> read(YamlMap record) {
    if (!record.has("rate")) {
      return Optional.empty();
    }
    if (!record.isMap("rate")) {
      return record.truth("rate")
          ? Optional.of(new RateRecording(Optional.empty()))
          : Optional.empty();
    }
    YamlMap rate = record.map("rate").orElseThrow().allow(Keys.RATE);
    Optional<YamlMap> smooth = rate.map("smooth").map(s -> s.allow(Keys.SMOOTH));
    return Optional.of(new RateRecording(smooth.flatMap(this::smoothing)));
  }

  private Optional<SmoothingWindow> smoothing(YamlMap map) {
    if (!map.has("width")) {
      map.missing("width", "{window: gaussian, width: 2*ms}");
    }
    Source window = map.scalar("window").orElse(Source.of("window", "gaussian"));
    Optional<SmoothingWindow.Shape> shape =
        problems.attempt(() -> SmoothingWindow.Shape.named(window));
    Optional<Double> width =
        map.scalar("width")
            .flatMap(w -> problems.attempt(() -> Quantities.parseTime(w, constants)));
    return shape.flatMap(s -> width.map(w -> new SmoothingWindow(s, w)));
  }
}
