package org.rheobase.mathlib;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/** Counts the operations of expressions, shared ones once. */
final class Operations {
  private Operations() {}

  static int count(FunctionCase.Body body, Type real) {
    IrBuilder b = new IrBuilder();
    return count(List.of(body.of(b, b.register(new Expr.Register("x", real)))));
  }

  static int count(List<Expr> results) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    results.forEach(result -> collect(result, seen));
    return (int) seen.stream().filter(Expr.Operation.class::isInstance).count();
  }

  private static void collect(Expr expr, Set<Expr> seen) {
    if (seen.add(expr)) {
      expr.operands().forEach(operand -> collect(operand, seen));
    }
  }
}
