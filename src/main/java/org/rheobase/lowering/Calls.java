package org.rheobase.lowering;

import java.util.List;
import org.rheobase.ir.Expr;
import org.rheobase.ir.IrBuilder;
import org.rheobase.ir.Type;
import org.rheobase.mathlib.Functions;
import org.rheobase.model.LanguageFunction;
import org.rheobase.syntax.Ast;

/** The functions of the language on values of the program. */
final class Calls {
  private final IrBuilder b;
  private final Type real;
  private final List<Expr> arguments;

  private Calls(IrBuilder b, Type real, List<Expr> arguments) {
    this.b = b;
    this.real = real;
    this.arguments = arguments;
  }

  /**
   * The value of a call that draws no random number.
   *
   * @param real the type of real numbers
   * @param call the call, for its function
   * @param arguments the values of its arguments
   */
  static Expr apply(IrBuilder b, Type real, Ast.Call call, List<Expr> arguments) {
    return new Calls(b, real, arguments)
        .apply(LanguageFunction.find(call.function()).orElseThrow());
  }

  private Expr apply(LanguageFunction function) {
    return switch (function) {
      case EXP -> Functions.exp(b, real(0));
      case LOG -> Functions.log(b, real(0));
      case LOG10 -> Functions.log10(b, real(0));
      case LOG1P -> Functions.log1p(b, real(0));
      case EXPM1 -> Functions.expm1(b, real(0));
      case EXPREL -> Functions.exprel(b, real(0));
      case SIN -> Functions.sin(b, real(0));
      case COS -> Functions.cos(b, real(0));
      case TAN -> Functions.tan(b, real(0));
      case SINH -> Functions.sinh(b, real(0));
      case COSH -> Functions.cosh(b, real(0));
      case TANH -> Functions.tanh(b, real(0));
      case ARCSIN -> Functions.arcsin(b, real(0));
      case ARCCOS -> Functions.arccos(b, real(0));
      case ARCTAN -> Functions.arctan(b, real(0));
      case SQRT -> b.sqrt(real(0));
      case ABS -> absolute(arguments.getFirst());
      case SIGN -> Functions.sign(b, real(0));
      case FLOOR -> integer(areIntegers() ? arguments.getFirst() : Functions.floor(b, real(0)));
      case CEIL -> integer(areIntegers() ? arguments.getFirst() : Functions.ceil(b, real(0)));
      case INT -> integer(arguments.getFirst());
      case CLIP -> clip();
      case TIMESTEP -> Functions.timestep(b, real(0), real(1));
      case RAND, RANDN, POISSON -> throw new IllegalStateException("draws: " + function.text());
    };
  }

  private Expr real(int place) {
    return b.convert(real, arguments.get(place));
  }

  private boolean areIntegers() {
    return arguments.stream().allMatch(argument -> argument.type() == Type.I32);
  }

  private Expr integer(Expr value) {
    return switch (value.type()) {
      case BOOL -> b.select(value, b.constant(1), b.constant(0));
      case I32 -> value;
      case F32, F64 -> Functions.truncate(b, value);
      case U32, I64 -> throw new IllegalStateException("no type of the language: " + value.type());
    };
  }

  private Expr absolute(Expr value) {
    return value.type() == Type.I32
        ? b.select(b.less(value, b.constant(0)), b.negate(value), value)
        : Functions.abs(b, value);
  }

  private Expr clip() {
    return areIntegers()
        ? Functions.clip(b, arguments.get(0), arguments.get(1), arguments.get(2))
        : Functions.clip(b, real(0), real(1), real(2));
  }
}
