package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.call;

import java.util.Locale;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Operator;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Type;

/**
 * Spells a program for people who want to see what all engines compute: each operator by its name
 * in the IR.
 */
public final class IrRenderer extends CLikeRenderer {
  private IrRenderer(Schedule schedule) {
    super(schedule, word -> false);
  }

  /** The text of a program. */
  public static String render(Schedule schedule) {
    IrRenderer renderer = new IrRenderer(schedule);
    renderer.unit();
    return renderer.out.toString();
  }

  private void unit() {
    out.open("program " + program.name() + " in " + program.precision().text() + " precision");
    program
        .arguments()
        .forEach(argument -> out.line("argument " + type(argument.type()) + " " + name(argument)));
    for (Buffer buffer : program.buffers()) {
      out.line("buffer " + type(buffer.type()) + "[] " + name(buffer));
    }
    neuron();
    out.close();
  }

  @Override
  String type(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  @Override
  String fixed() {
    return "let";
  }

  @Override
  Spelling constant(Expr.Constant constant) {
    long bits = constant.bits();
    return switch (constant.type()) {
      case BOOL -> Spelling.atom(bits != 0 ? "true" : "false");
      case I32, I64 -> Spelling.signed(Long.toString(bits));
      case U32 -> Spelling.atom("0x" + Long.toHexString(bits));
      case F32 -> Spelling.signed(Float.toString(Float.intBitsToFloat((int) bits)));
      case F64 -> Spelling.signed(Double.toString(Double.longBitsToDouble(bits)));
    };
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    String name = operation.operator().name().toLowerCase(Locale.ROOT);
    String word =
        operation.operator() == Operator.CONVERT || operation.operator() == Operator.BITCAST
            ? name + "_" + type(operation.type())
            : name;
    return switch (operation.operator().arity()) {
      case 1 -> call(word, a);
      case 2 -> call(word, a, b);
      default -> call(word, a, b, c);
    };
  }
}
