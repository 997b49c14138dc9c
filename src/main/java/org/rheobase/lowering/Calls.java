package org.rheobase.lowering;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;
import org.rheobase.mathlib.Functions;
import org.rheobase.syntax.Ast;
import org.rheobase.syntax.ModelError;

/** The functions of the language on values of the program. */
final class Calls {
  private Calls() {}

  /**
   * The value of a call.
   *
   * @param real the type of real numbers
   * @param call the call, for its function and place
   * @param arguments the values of its arguments
   * @throws ModelError if the function is not among those computed
   */
  static Expr apply(IrBuilder b, Type real, Ast.Call call, List<Expr> arguments) {
    if (call.function().equals("int")) {
      return integer(b, arguments.getFirst());
    }
    Expr x = b.convert(real, arguments.getFirst());
    return switch (call.function()) {
      case "exp" -> Functions.exp(b, x);
      case "log" -> Functions.log(b, x);
      case "sqrt" -> b.sqrt(x);
      case "sin" -> Functions.sin(b, x);
      case "cos" -> Functions.cos(b, x);
      case "tanh" -> Functions.tanh(b, x);
      case "abs" -> absolute(b, arguments.getFirst());
      case "exprel" -> Functions.exprel(b, x);
      case "expm1" -> Functions.expm1(b, x);
      default -> throw refusal(call);
    };
  }

  private static Expr integer(IrBuilder b, Expr value) {
    return switch (value.type()) {
      case BOOL -> b.select(value, b.constant(1), b.constant(0));
      case I32 -> value;
      case F32, F64 -> Functions.truncate(b, value);
      case U32, I64 -> throw new IllegalStateException("no type of the language: " + value.type());
    };
  }

  private static Expr absolute(IrBuilder b, Expr value) {
    return value.type() == Type.I32
        ? b.select(b.less(value, b.constant(0)), b.negate(value), value)
        : Functions.abs(b, value);
  }

  private static ModelError refusal(Ast.Call call) {
    return ModelError.at(
        call.functionSpan(),
        "the function '" + call.function() + "' is not available yet",
        "available: exp, log, sqrt, sin, cos, tanh, abs, expm1, exprel, int, rand, randn");
  }
}
