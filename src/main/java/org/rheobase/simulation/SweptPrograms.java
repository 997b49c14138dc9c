package org.rheobase.simulation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Clock;
import org.rheobase.lowering.Copies;
import org.rheobase.lowering.Lowering;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateLayout;
import org.rheobase.lowering.StateProgram;
import org.rheobase.lowering.StepProgram;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.NeuronSelection;
import org.rheobase.model.RunPlan;
import org.rheobase.model.Setting;
import org.rheobase.model.Variable;

/**
 * The programs of a population with several values of constants and several seeds: those of each
 * combination of constants are made for themselves, so that their bits are those of a run by
 * itself, and then put into one.
 *
 * @param plans a plan for each combination; the first is the one that is carried out, and the
 *     others differ from it in constants alone
 * @param seeds the seeds of a combination's copies
 * @param members all populations of each plan with the constants of now, by name
 * @param name name of the population
 */
record SweptPrograms(
    List<RunPlan> plans,
    List<Long> seeds,
    Precision precision,
    List<Map<String, NeuronGroup>> members,
    String name)
    implements Programs {

  @Override
  public NeuronGroup group() {
    return member(members.getFirst());
  }

  private NeuronGroup member(Map<String, NeuronGroup> groups) {
    return PlanGroups.named(name, groups);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Equal in the first plan need not be equal in others.
  public Programs with(Map<String, Constant> constants) {
    int phase =
        IntStream.range(0, plans.getFirst().phases().size())
            .filter(k -> plans.getFirst().phases().get(k).constants() == constants)
            .findFirst()
            .orElseThrow();
    List<Map<String, NeuronGroup>> changed =
        IntStream.range(0, plans.size())
            .mapToObj(k ->
                PlanGroups.withConstants(
                    members.get(k), plans.get(k).phases().get(phase).constants()))
            .toList();
    return new SweptPrograms(plans, seeds, precision, changed, name);
  }

  @Override
  public StateLayout layout() {
    return Copies.layout(group(), precision);
  }

  @Override
  public int copies() {
    return plans.size() * seeds.size();
  }

  @Override
  public StepProgram steps(Recordings recordings, Clock clock) {
    Recordings listed = Swept.listed(recordings);
    List<StepProgram> own =
        members.parallelStream().map(groups -> lowering(groups, clock).steps(listed)).toList();
    return Copies.steps(group(), own, seeds, this::other)
        .sampling(recordings.samplings().stream().map(this::inAllCopies).toList());
  }

  private NeuronGroup other(String other) {
    return PlanGroups.named(other, members.getFirst());
  }

  private Lowering lowering(Map<String, NeuronGroup> groups, Clock clock) {
    return new Lowering(
        member(groups), precision, clock.dt(), other -> PlanGroups.named(other, groups));
  }

  /** The same neurons of each copy. */
  private Sampling inAllCopies(Sampling sampling) {
    int count = group().count();
    int[] own = sampling.neurons().indices(count);
    List<Integer> all =
        IntStream.range(0, copies())
            .flatMap(copy -> IntStream.of(own).map(neuron -> copy * count + neuron))
            .boxed()
            .toList();
    return new Sampling(sampling.variables(), new NeuronSelection.Of(all), sampling.ticks());
  }

  @Override
  public StateProgram setting(Setting.ByExpression setting, Clock clock) {
    List<Setting> siblings = siblings(setting);
    List<StateProgram> own =
        IntStream.range(0, plans.size())
            .parallel()
            .mapToObj(k ->
                lowering(members.get(k), clock).setting((Setting.ByExpression) siblings.get(k)))
            .toList();
    return Copies.state(group(), own, seeds, this::other);
  }

  @Override
  public List<Setting.ByValues> settings(Setting.ByValues setting) {
    List<Setting> siblings = siblings(setting);
    return IntStream.range(0, copies())
        .mapToObj(copy -> inCopy((Setting.ByValues) siblings.get(copy / seeds.size()), copy))
        .toList();
  }

  private Setting.ByValues inCopy(Setting.ByValues setting, int copy) {
    int count = group().count();
    List<Double> values =
        setting.variable().is(Variable.Flag.SHARED)
            ? Collections.nCopies(count, setting.values().getFirst())
            : setting.values();
    return new Setting.ByValues(setting.variable(), copy * count + setting.first(), values);
  }

  /** The settings that stand in each plan where this one stands in the first. */
  @SuppressWarnings("ReferenceEquality") // Equal in the first plan need not be equal in others.
  private List<Setting> siblings(Setting setting) {
    List<Setting> first = settings(plans.getFirst()).toList();
    int place =
        IntStream.range(0, first.size())
            .filter(k -> first.get(k) == setting)
            .findFirst()
            .orElseThrow();
    return plans.stream().map(plan -> settings(plan).toList().get(place)).toList();
  }

  private Stream<Setting> settings(RunPlan plan) {
    Stream<Setting> initial =
        plan.populations().stream()
            .filter(population -> population.group().name().equals(name))
            .flatMap(population -> population.initial().stream());
    Stream<Setting> later =
        plan.phases().stream()
            .flatMap(phase -> phase.settings().getOrDefault(name, List.of()).stream());
    return Stream.concat(initial, later);
  }

  @Override
  public StateProgram values(Variable variable, Clock clock) {
    List<StateProgram> own =
        members.parallelStream()
            .map(groups -> lowering(groups, clock).values(List.of(variableOf(groups, variable))))
            .toList();
    return Copies.state(group(), own, seeds, this::other);
  }

  private Variable variableOf(Map<String, NeuronGroup> groups, Variable variable) {
    return Objects.requireNonNull(member(groups).scope().variables().get(variable.name()));
  }
}
