package org.rheobase.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that a program is well formed: run after it was built and after every pass. */
public final class Verifier {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final Program program;
  private final Set<Buffer> stored = new HashSet<>();
  private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Verifier(Program program) {
    this.program = program;
  }

  /**
   * Checks a program.
   *
   * @return the program
   * @throws IllegalStateException if it breaks a rule, which is a mistake in this library
   */
  public static Program verify(Program program) {
    new Verifier(program).verify();
    return program;
  }

  private void verify() {
    verifyNames();
    program.stepStores().forEach(store -> stored.add(store.buffer()));
    for (Carried carried : program.registers()) {
      verify(carried.initial(), Where.START);
      seen.clear();
      verify(carried.next(), Where.STEP);
      require(
          carried.initial().type() == carried.register().type(),
          "initial value of ",
          carried.register());
      require(
          carried.next().type() == carried.register().type(), "next value of ", carried.register());
    }
    seen.clear();
    program.stepStores().forEach(store -> verify(store, Where.STEP));
    seen.clear();
    program.finalStores().forEach(store -> verify(store, Where.END));
    require(!program.hasSteps() || hasStepArguments(), "no step arguments in ", program.name());
  }

  private boolean hasStepArguments() {
    return program.arguments().contains(Program.FIRST_STEP)
        && program.arguments().contains(Program.END_STEP);
  }

  /** In which part of a launch a value is computed. */
  private enum Where {
    START,
    STEP,
    END
  }

  private void verifyNames() {
    List<String> names = new ArrayList<>(List.of(program.name()));
    program.arguments().forEach(argument -> names.add(argument.name()));
    program.buffers().forEach(buffer -> names.add(buffer.name()));
    program.registers().forEach(carried -> names.add(carried.register().name()));
    names.forEach(name -> require(IDENTIFIER.matcher(name).matches(), "not an identifier: ", name));
    require(new HashSet<>(names).size() == names.size(), "a name stands for two things: ", names);
  }

  private void verify(Store store, Where where) {
    require(store.guard().type() == Type.BOOL, "guard of ", store.buffer());
    require(store.index().type() == Type.I32, "index of ", store.buffer());
    require(store.value().type() == store.buffer().type(), "value for ", store.buffer());
    require(program.buffers().contains(store.buffer()), "unknown buffer ", store.buffer());
    verify(store.guard(), where);
    verify(store.index(), where);
    verify(store.value(), where);
  }

  private void verify(Expr expr, Where where) {
    if (!seen.add(expr)) {
      return;
    }
    expr.operands().forEach(operand -> verify(operand, where));
    require(
        program.precision() == Precision.DOUBLE || expr.type().bytes() == 4,
        "64 bits in single precision: ",
        expr);
    switch (expr) {
      case Expr.Constant constant -> require(true, "", constant);
      case Expr.Position position -> require(true, "", position);
      case Expr.Argument argument ->
          require(program.arguments().contains(argument), "unknown argument ", argument);
      case Expr.Step step -> require(where == Where.STEP, "step outside of steps: ", step);
      case Expr.Block block -> require(where == Where.STEP, "block outside of steps: ", block);
      case Expr.Register register -> verify(register, where);
      case Expr.Load load -> verify(load);
      case Expr.Operation operation -> verify(operation);
    }
  }

  private void verify(Expr.Register register, Where where) {
    require(where != Where.START, "register before it has a value: ", register);
    require(
        program.registers().stream().anyMatch(carried -> carried.register().equals(register)),
        "unknown register ",
        register);
  }

  private void verify(Expr.Load load) {
    require(program.buffers().contains(load.buffer()), "unknown buffer ", load.buffer());
    require(!stored.contains(load.buffer()), "read and written in a step: ", load.buffer());
  }

  private static void verify(Expr.Operation operation) {
    List<Type> types = operation.operands().stream().map(Expr::type).toList();
    boolean fits =
        types.size() == operation.operator().arity()
            && operation.operator().accepts(operation.type(), types);
    require(fits, "ill-typed " + operation.operator() + " of ", types);
  }

  private static void require(boolean holds, String rule, Object what) {
    if (!holds) {
      throw new IllegalStateException("ill-formed program: " + rule + what);
    }
  }
}
