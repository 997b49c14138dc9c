package org.rheobase.lowering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.model.Variable;
import org.rheobase.syntax.Ast;

/**
 * Carries out statements one after another: each sees what those before it have written. A write
 * that a neuron does not make leaves the variable as it is.
 */
final class CodeLowering {
  private final IrBuilder builder;
  private final ExpressionLowering expressions;
  private final Map<String, Variable> variables;

  /**
   * Prepares the lowering of statements.
   *
   * @param variables the population's variables; other names are temporary values
   */
  CodeLowering(IrBuilder builder, ExpressionLowering expressions, Map<String, Variable> variables) {
    this.builder = builder;
    this.expressions = expressions;
    this.variables = variables;
  }

  /**
   * Carries out statements.
   *
   * @param environment the present values, which take those that the statements write
   * @param draw random numbers for this code
   * @param guard for a variable, on which condition it is written
   */
  void run(
      List<Ast.Assignment> statements,
      Environment environment,
      Draw draw,
      Function<Variable, Expr> guard) {
    expressions.startCode();
    Environment code = environment.withDraw(draw);
    Map<String, Expr> written = new LinkedHashMap<>();
    for (Ast.Assignment statement : statements) {
      String name = statement.target().name();
      Variable variable = variables.get(name);
      if (variable == null) {
        code.assign(name, expressions.lower(statement.result(), code));
      } else {
        Environment place = variable.is(Variable.Flag.SHARED) ? code.withDraw(draw.shared()) : code;
        Expr value = expressions.lowerAs(variable.type(), statement.result(), place);
        Expr before = code.value(name).orElseThrow();
        code.assign(name, builder.select(guard.apply(variable), value, before));
        written.put(name, code.value(name).orElseThrow());
      }
    }
    written.forEach(environment::assign);
  }
}
