package org.rheobase.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rebuilds a program value by value, operands first. */
public final class Rewriter {
  private final IrBuilder builder;
  private final UnaryOperator<Expr> rule;
  private final Map<Expr, Expr> rewritten = new HashMap<>();

  /**
   * Prepares a rewriting.
   *
   * @param builder makes the new values
   * @param rule what an operation of new operands becomes
   */
  public Rewriter(IrBuilder builder, UnaryOperator<Expr> rule) {
    this.builder = builder;
    this.rule = rule;
  }

  /** The program made of new values. */
  public Program rewrite(Program program) {
    List<Carried> registers =
        program.registers().stream()
            .map(c -> new Carried(c.register(), rewrite(c.initial()), rewrite(c.next())))
            .toList();
    List<Store> stepStores = program.stepStores().stream().map(this::rewrite).toList();
    List<Store> finalStores = program.finalStores().stream().map(this::rewrite).toList();
    program.labels().forEach(this::relabel);
    return new Program(
        program.name(),
        program.precision(),
        program.arguments(),
        program.buffers(),
        registers,
        stepStores,
        finalStores,
        builder.labels());
  }

  private Store rewrite(Store store) {
    return new Store(
        rewrite(store.guard()), store.buffer(), rewrite(store.index()), rewrite(store.value()));
  }

  private void relabel(Expr old, String name) {
    Expr now = rewritten.get(old);
    if (now instanceof Expr.Operation) {
      builder.label(now, name);
    }
  }

  private Expr rewrite(Expr expr) {
    Expr known = rewritten.get(expr);
    if (known != null) {
      return known;
    }
    Expr result = rule.apply(rebuild(expr));
    rewritten.put(expr, result);
    return result;
  }

  private Expr rebuild(Expr expr) {
    return switch (expr) {
      case Expr.Operation o ->
          builder.operation(
              o.operator(),
              o.type(),
              o.operands().stream().map(this::rewrite).toArray(Expr[]::new));
      case Expr.Load load -> builder.load(load.buffer(), rewrite(load.index()));
      case Expr.Constant constant -> builder.constant(constant.type(), constant.bits());
      case Expr.Argument argument -> builder.argument(argument);
      case Expr.Register register -> builder.register(register);
      case Expr.Position position -> builder.position();
      case Expr.Step step -> builder.step();
      case Expr.Block block -> builder.block();
    };
  }
}
