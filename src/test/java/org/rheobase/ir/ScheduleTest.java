package org.rheobase.ir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which value is computed when. */
class ScheduleTest {
  private final IrBuilder ir = new IrBuilder();
  private final Expr yes = ir.constant(true);
  private final Expr here = ir.position();
  private final Buffer x = new Buffer("x", Type.I32);
  private final Buffer trace = new Buffer("trace", Type.I32);
  private final Expr.Register r = new Expr.Register("r", Type.I32);

  @Test
  void valuesAreComputedAsSeldomAsTheyChange() {
    Expr loaded = ir.load(x, here);
    Expr fixed = ir.label(ir.add(here, ir.argument(Program.END_STEP)), "fixed");
    Expr inBlock = ir.label(ir.multiply(fixed, ir.block()), "in_block");
    Expr inStep = ir.label(ir.multiply(inBlock, ir.step()), "in_step");
    Expr next = ir.add(ir.add(ir.register(r), inStep), loaded);
    Schedule schedule = Schedule.stepByStep(program(next, List.of(), List.of()));
    assertThat(schedule.window()).containsExactly(fixed, loaded);
    assertThat(schedule.block()).containsExactly(inBlock);
    assertThat(schedule.blockResults()).containsExactly(inBlock);
    assertThat(schedule.one().part().values()).startsWith(inStep).endsWith(next);
    assertThat(schedule.last().values()).isEmpty();
  }

  @Test
  void blockValuesThatOnlyBlockValuesUseAreNoResults() {
    Expr inner = ir.label(ir.multiply(ir.block(), ir.constant(3)), "inner");
    Expr outer = ir.add(inner, inner);
    Schedule schedule =
        Schedule.stepByStep(program(ir.add(outer, ir.step()), List.of(), List.of()));
    assertThat(schedule.block()).containsExactly(inner, outer);
    assertThat(schedule.blockResults()).containsExactly(outer);
  }

  @Test
  void whatOneGuardNeedsIsComputedUnderIt() {
    Expr shared = ir.multiply(ir.register(r), ir.step());
    Expr alone = ir.multiply(shared, shared);
    Expr rare = ir.equal(ir.remainder(ir.step(), ir.constant(10)), ir.constant(0));
    Store store = new Store(rare, trace, here, alone);
    Schedule schedule = Schedule.stepByStep(program(shared, List.of(store), List.of()));
    assertThat(schedule.one().part().values()).contains(shared, rare).doesNotContain(alone);
    assertThat(schedule.one().part().groups())
        .containsExactly(new Schedule.Group(rare, List.of(alone), List.of(store)));
  }

  @Test
  void whatTwoGuardsNeedIsComputedBefore() {
    Expr value = ir.multiply(ir.register(r), ir.step());
    Expr odd = ir.equal(ir.and(ir.step(), ir.constant(1)), ir.constant(1));
    Expr third = ir.equal(ir.remainder(ir.step(), ir.constant(3)), ir.constant(0));
    Buffer other = new Buffer("other", Type.I32);
    List<Store> stores =
        List.of(new Store(odd, trace, here, value), new Store(third, other, here, value));
    Schedule schedule = Schedule.stepByStep(program(ir.register(r), stores, List.of()));
    assertThat(schedule.one().part().values()).contains(value);
    assertThat(schedule.one().part().groups()).allMatch(group -> group.values().isEmpty());
  }

  @Test
  void storesOfOneGuardAreTogetherUnlessThatChangesTheirOrder() {
    Expr odd = ir.equal(ir.and(ir.step(), ir.constant(1)), ir.constant(1));
    Buffer other = new Buffer("other", Type.I32);
    Store first = new Store(odd, trace, here, ir.constant(1));
    Store second = new Store(yes, other, here, ir.constant(2));
    Store joins = new Store(odd, x, here, ir.constant(3));
    Store blocked = new Store(odd, other, here, ir.constant(4));
    Schedule schedule =
        Schedule.stepByStep(
            program(ir.constant(0), List.of(first, second, joins, blocked), List.of()));
    assertThat(schedule.one().part().groups().stream().map(Schedule.Group::stores))
        .containsExactly(List.of(first, joins), List.of(second), List.of(blocked));
  }

  @Test
  void buffersAreReadBeforeFinalStoresWriteThem() {
    Expr loaded = ir.load(x, here);
    Expr odd = ir.equal(ir.and(here, ir.constant(1)), ir.constant(1));
    Store store = new Store(odd, x, here, ir.add(loaded, ir.constant(1)));
    Schedule schedule = Schedule.stepByStep(program(ir.constant(0), List.of(), List.of(store)));
    assertThat(schedule.last().values()).contains(loaded);
    assertThat(schedule.nested()).doesNotContain(loaded);
  }

  @Test
  void valuesUsedOnceAreNestedUnlessTheyHaveAName() {
    Expr nested = ir.multiply(ir.register(r), ir.constant(2));
    Expr named = ir.label(ir.multiply(ir.register(r), ir.constant(3)), "named");
    Expr twice = ir.multiply(ir.register(r), ir.constant(5));
    Expr sum = ir.add(ir.add(nested, named), ir.add(twice, twice));
    Schedule schedule = Schedule.stepByStep(program(sum, List.of(), List.of()));
    assertThat(schedule.nested()).contains(nested).doesNotContain(named, twice, sum);
  }

  private Program program(Expr next, List<Store> stepStores, List<Store> finalStores) {
    return new Program(
        "p",
        Precision.SINGLE,
        List.of(Program.FIRST_STEP, Program.END_STEP),
        List.of(x, trace, new Buffer("other", Type.I32)),
        List.of(new Carried(r, ir.constant(0), next)),
        stepStores,
        finalStores,
        ir.labels());
  }
}
