package org.rheobase.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves out what has no effect: stores that are never made, and registers that no store needs. */
final class DeadCode {
  private final Map<Expr.Register, Carried> registers = new HashMap<>();
  private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Expr.Register> needed = new HashSet<>();

  private DeadCode(Program program) {
    program.registers().forEach(carried -> registers.put(carried.register(), carried));
  }

  static Program remove(Program program) {
    List<Store> stepStores = made(program.stepStores());
    List<Store> finalStores = made(program.finalStores());
    DeadCode pass = new DeadCode(program);
    List<Expr> roots = new ArrayList<>(Schedule.rootsOf(stepStores));
    roots.addAll(Schedule.rootsOf(finalStores));
    roots.forEach(pass::need);
    return new Program(
        program.name(),
        program.precision(),
        program.arguments(),
        program.buffers(),
        program.registers().stream().filter(c -> pass.needed.contains(c.register())).toList(),
        stepStores,
        finalStores,
        program.labels());
  }

  private static List<Store> made(List<Store> stores) {
    return stores.stream()
        .filter(store -> !(store.guard() instanceof Expr.Constant constant && constant.bits() == 0))
        .toList();
  }

  private void need(Expr value) {
    if (!seen.add(value)) {
      return;
    }
    value.operands().forEach(this::need);
    if (value instanceof Expr.Register register && needed.add(register)) {
      Carried carried = registers.get(register);
      if (carried != null) {
        need(carried.next());
      }
    }
  }
}
