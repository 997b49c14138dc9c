package org.rheobase.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rheobase.lowering.Clock;
import org.rheobase.model.Constant;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Phase;
import org.rheobase.model.Setting;
import org.rheobase.model.Subgroup;
import org.rheobase.syntax.Problems;
import org.rheobase.syntax.Source;
import org.rheobase.syntax.Span;

/** Reads the phases of a run. */
final class PhaseReader {
  static final double DEFAULT_DT = 1e-4;

  private static final double MOST_STEPS = Integer.MAX_VALUE;

  private final Overrides overrides;
  private final ConstantReader constants;
  private final Set<String> names;
  private final Map<String, NeuronGroup> groups;
  private final List<GeneratorPlan> generators;
  private final Problems problems;

  /**
   * Prepares the reading.
   *
   * @param names the names of all populations
   * @param groups those with variables, which could be read
   * @param generators those of given spikes
   */
  PhaseReader(
      Overrides overrides,
      ConstantReader constants,
      Set<String> names,
      Map<String, NeuronGroup> groups,
      List<GeneratorPlan> generators,
      Problems problems) {
    this.overrides = overrides;
    this.constants = constants;
    this.names = names;
    this.groups = groups;
    this.generators = generators;
    this.problems = problems;
  }

  /** Reads how long and in which steps the model runs, in one phase or several. */
  List<Phase> read(YamlMap run) {
    double dt =
        overrides.dt().or(() -> run.scalar("dt")).flatMap(constants::time).orElse(DEFAULT_DT);
    if (!run.has("phases")) {
      if (overrides.duration().isEmpty() && !run.has("duration")) {
        run.missing("duration", "duration: 100*ms");
      }
      Optional<Source> duration = overrides.duration().or(() -> run.scalar("duration"));
      Optional<Phase> phase =
          duration.flatMap(constants::time).map(d -> new Phase(d, dt, Map.of(), Map.of()));
      phase.ifPresent(p -> checkSteps(List.of(), p, duration.orElseThrow()));
      return phase.stream().toList();
    }
    refuseDuration(run);
    List<Phase> phases = new ArrayList<>();
    List<YamlMap> maps = run.maps("phases");
    if (maps.isEmpty()) {
      run.missing("a phase", "phases: [{duration: 100*ms}]");
    }
    for (YamlMap map : maps) {
      Optional<Phase> phase = phase(map.allow(Keys.PHASE), dt);
      phase.ifPresent(p -> checkSteps(phases, p, map.scalar("duration").orElseThrow()));
      phase.ifPresent(next -> checkTimeStep(phases, next, map.key("dt").whole()));
      phase.ifPresent(phases::add);
    }
    return phases;
  }

  /** Phases have durations of their own. */
  private void refuseDuration(YamlMap run) {
    overrides
        .duration()
        .or(() -> run.has("duration") ? Optional.of(run.key("duration")) : Optional.empty())
        .ifPresent(duration ->
            problems.error(
                duration.whole(),
                "the model has phases, each with a duration of its own",
                "give either a duration or phases"));
  }

  /** A step of a phase must begin where the last one of the phases before it ends. */
  private void checkTimeStep(List<Phase> before, Phase next, Span place) {
    if (!before.isEmpty()) {
      double end = before.stream().mapToDouble(Phase::duration).sum();
      Clock clock = new Clock(before.getLast().dt());
      if (!clock.meets(new Clock(next.dt()), end)) {
        problems.error(
            place,
            "the time step cannot become %s s here: the phases before end at %s s"
                .formatted(next.dt(), clock.time(clock.stepAt(end))),
            "let them end at a multiple of it");
      }
    }
  }

  private Optional<Phase> phase(YamlMap map, double runDt) {
    if (!map.has("duration")) {
      map.missing("duration", "{duration: 100*ms}");
    }
    double dt =
        overrides.dt().isPresent()
            ? runDt
            : map.scalar("dt").flatMap(constants::time).orElse(runDt);
    Map<String, Constant> changed = map.map("constants").map(constants::changed).orElse(Map.of());
    Map<String, List<Setting>> settings = new LinkedHashMap<>();
    map.map("set")
        .ifPresent(set -> {
          for (String key : set.keys()) {
            PartName name = PartName.of(set.key(key));
            Known.check(name.group(), set.key(key), names, "population", problems);
            NeuronGroup group = groups.get(name.group());
            if (group == null) {
              checkHasVariables(set.key(key), name.group());
            } else {
              name.of(group, problems)
                  .ifPresent(part -> readSettings(part, set.maps(key), settings));
            }
          }
        });
    return map.scalar("duration")
        .flatMap(constants::time)
        .map(duration -> new Phase(duration, dt, changed, settings));
  }

  private void checkHasVariables(Source place, String name) {
    if (generators.stream().anyMatch(plan -> plan.group().name().equals(name))) {
      problems.error(
          place.whole(),
          "'%s' has no variables that could be set: its spikes are given".formatted(name));
    }
  }

  private void readSettings(
      Subgroup part, List<YamlMap> maps, Map<String, List<Setting>> settings) {
    NeuronGroup group = part.group();
    settings
        .computeIfAbsent(group.name(), name -> new ArrayList<>())
        .addAll(new SettingsReader(group, problems).settings(part, maps));
  }

  /** Notes a time at which there would be more steps than can be numbered. */
  private void checkSteps(List<Phase> before, Phase phase, Source duration) {
    double end = before.stream().mapToDouble(Phase::duration).sum() + phase.duration();
    if (end / phase.dt() > MOST_STEPS) {
      problems.error(
          duration.whole(),
          "there would be more than 2^31 time steps of %s s up to here".formatted(phase.dt()),
          "take a longer time step, or a shorter duration");
    }
  }
}
