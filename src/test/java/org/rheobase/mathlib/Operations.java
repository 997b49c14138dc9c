package org.rheobase.mathlib;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;

/** Counts the operations of expressions, shared ones once. */
final class Operations {
  private Operations() {}

  static int count(FunctionCase function, Type real) {
    IrBuilder b = new IrBuilder();
    List<Expr> arguments =
        IntStream.range(0, function.arity())
            .mapToObj(k -> b.register(new Expr.Register("x" + k, real)))
            .toList();
    return count(List.of(function.body().of(b, arguments)));
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
