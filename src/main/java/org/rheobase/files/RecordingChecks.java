package org.rheobase.files;

import java.util.List;
import java.util.Optional;
import org.rheobase.lowering.Ticks;
import org.rheobase.model.Phase;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.SmoothingWindow;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Span;

/** Checks that what is recorded fits the time steps of the run. */
final class RecordingChecks {
  private final List<Phase> phases;
  private final Problems problems;

  RecordingChecks(List<Phase> phases, Problems problems) {
    this.phases = phases;
    this.problems = problems;
  }

  /**
   * Checks a population.
   *
   * @param record where the file says what is recorded of it
   */
  void check(PopulationPlan population, YamlMap record) {
    population
        .state()
        .flatMap(state -> state.interval().stream().boxed().findFirst())
        .ifPresent(interval -> checkInterval(interval, place(record, "state", "dt")));
    population
        .rate()
        .flatMap(rate -> rate.smoothing())
        .ifPresent(window -> checkWindow(window, place(record, "rate", "smooth")));
  }

  private static Span place(YamlMap record, String what, String key) {
    Optional<YamlMap> map = record.isMap(what) ? record.map(what) : Optional.empty();
    return map.orElse(record).key(key).whole();
  }

  private void checkInterval(double interval, Span place) {
    phases.stream()
        .filter(phase -> !Ticks.fits(interval, phase.dt()))
        .findFirst()
        .ifPresent(phase ->
            problems.error(
                place,
                "recording every %s s needs a time step that is no longer, and it is %s s"
                    .formatted(interval, phase.dt()),
                "record less often, or leave dt out to record every step"));
  }

  private void checkWindow(SmoothingWindow window, Span place) {
    List<Double> steps = phases.stream().map(Phase::dt).distinct().toList();
    if (steps.size() > 1) {
      problems.error(
          place,
          "the rate cannot be smoothed: the time step changes from %s s to %s s"
              .formatted(steps.get(0), steps.get(1)),
          "a window is made for one time step; record the rate without 'smooth'");
    } else if (steps.stream().anyMatch(dt -> !window.fits(dt))) {
      problems.error(place, "the window has more than 2^24 time steps", "make it shorter");
    }
  }
}
