package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.call;
import static org.rheobase.rendering.Spelling.infix;
import static org.rheobase.rendering.Spelling.prefix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Type;

/**
 * Spells a program as a Java class with a method {@code public static void run(long[] arguments,
 * Object[] buffers, int from, int to)} that runs the neurons from one position up to another.
 * Arguments come as bits, buffers as arrays. The class uses {@code java.lang} alone.
 */
public final class JavaRenderer extends CLikeRenderer {
  /** The package of rendered classes. */
  public static final String PACKAGE = "org.rheobase.generated";

  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do double else enum extends false"
                  + " final finally float for goto if implements import instanceof int interface long native new null"
                  + " package private protected public return short static strictfp super switch synchronized this throw"
                  + " throws transient true try void volatile while var record yield sealed permits when arguments buffers"
                  + " Math Integer Long Float Double Object String")
              .split(" "));

  private final String className;

  private JavaRenderer(Schedule schedule) {
    super(schedule, RESERVED::contains);
    String name = program.name();
    className = claim(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  /** The Java source of a program. */
  public static Rendering render(Schedule schedule) {
    JavaRenderer renderer = new JavaRenderer(schedule);
    renderer.unit();
    return new Rendering(PACKAGE + "." + renderer.className, renderer.out.toString());
  }

  private void unit() {
    out.line("package " + PACKAGE + ";").gap();
    out.line(
        "/** Program %s in %s precision. */"
            .formatted(Names.identifier(program.name()), program.precision().text()));
    out.open("public final class " + className);
    run();
    out.gap();
    out.open("private static void neuron(" + String.join(", ", parameters()) + ")");
    neuron();
    out.close().close();
  }

  private void run() {
    out.open("public static void run(long[] arguments, Object[] buffers, int from, int to)");
    for (int k = 0; k < program.arguments().size(); k++) {
      Expr.Argument argument = program.arguments().get(k);
      out.line(
          "final %s = %s;"
              .formatted(declared(argument), fromBits(argument.type(), "arguments[" + k + "]")));
    }
    for (int k = 0; k < program.buffers().size(); k++) {
      Buffer buffer = program.buffers().get(k);
      out.line(
          "final %s = (%s[]) buffers[%d];".formatted(declared(buffer), type(buffer.type()), k));
    }
    out.open("for (int position = from; position < to; position++)");
    out.line("neuron(" + String.join(", ", handedOver()) + ");");
    out.close().close();
  }

  private String declared(Expr.Argument argument) {
    return type(argument.type()) + " " + name(argument);
  }

  private String declared(Buffer buffer) {
    return type(buffer.type()) + "[] " + name(buffer);
  }

  private List<String> parameters() {
    List<String> parameters = new ArrayList<>(List.of("int " + POSITION));
    program.arguments().forEach(argument -> parameters.add(declared(argument)));
    program.buffers().forEach(buffer -> parameters.add(declared(buffer)));
    return parameters;
  }

  private List<String> handedOver() {
    List<String> values = new ArrayList<>(List.of(POSITION));
    program.arguments().forEach(argument -> values.add(name(argument)));
    program.buffers().forEach(buffer -> values.add(name(buffer)));
    return values;
  }

  private static String fromBits(Type type, String bits) {
    return switch (type) {
      case BOOL -> bits + " != 0";
      case I32, U32 -> "(int) " + bits;
      case I64 -> bits;
      case F32 -> "Float.intBitsToFloat((int) " + bits + ")";
      case F64 -> "Double.longBitsToDouble(" + bits + ")";
    };
  }

  @Override
  String type(Type type) {
    return switch (type) {
      case BOOL -> "boolean";
      case I32, U32 -> "int";
      case I64 -> "long";
      case F32 -> "float";
      case F64 -> "double";
    };
  }

  @Override
  String fixed() {
    return "final";
  }

  @Override
  Spelling constant(Expr.Constant constant) {
    long bits = constant.bits();
    return switch (constant.type()) {
      case BOOL -> Spelling.atom(bits != 0 ? "true" : "false");
      case I32 -> Spelling.signed(Long.toString(bits));
      case U32 -> Spelling.atom("0x" + Long.toHexString(bits));
      case I64 -> Spelling.signed(bits + "L");
      case F32 -> real(Float.intBitsToFloat((int) bits));
      case F64 -> real(Double.longBitsToDouble(bits));
    };
  }

  private static Spelling real(float value) {
    return Float.isFinite(value)
        ? Spelling.signed(Float.toHexString(value) + "f")
        : Spelling.atom("Float.intBitsToFloat(0x%x)".formatted(Float.floatToRawIntBits(value)));
  }

  private static Spelling real(double value) {
    return Double.isFinite(value)
        ? Spelling.signed(Double.toHexString(value))
        : Spelling.atom(
            "Double.longBitsToDouble(0x%xL)".formatted(Double.doubleToRawLongBits(value)));
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    Type type = operation.type();
    Type from = operation.operand(0).type();
    return switch (operation.operator()) {
      case ADD -> infix(a, "+", b);
      case SUBTRACT -> infix(a, "-", b);
      case MULTIPLY -> infix(a, "*", b);
      case DIVIDE -> infix(a, "/", b);
      case REMAINDER -> infix(a, "%", b);
      case MULTIPLY_HIGH -> upper(infix(unsigned(a), "*", unsigned(b)));
      case NEGATE -> prefix("-", a);
      case FMA -> call("Math.fma", a, b, c);
      case SQRT ->
          type == Type.F32 ? prefix("(float) ", call("Math.sqrt", a)) : call("Math.sqrt", a);
      case AND -> infix(a, "&", b);
      case OR -> infix(a, "|", b);
      case XOR -> infix(a, "^", b);
      case NOT -> prefix(type == Type.BOOL ? "!" : "~", a);
      case SHIFT_LEFT -> infix(a, "<<", b);
      case SHIFT_RIGHT -> infix(a, type == Type.U32 ? ">>>" : ">>", b);
      case LESS -> compare(from, a, "<", b);
      case LESS_EQUAL -> compare(from, a, "<=", b);
      case EQUAL -> infix(a, "==", b);
      case NOT_EQUAL -> infix(a, "!=", b);
      case SELECT -> Spelling.choice(a, b, c);
      case CONVERT -> from == Type.U32 ? unsigned(a) : prefix("(" + type(type) + ") ", a);
      case BITCAST -> bitcast(from, type, a);
    };
  }

  private static Spelling compare(Type type, Spelling a, String operator, Spelling b) {
    return type == Type.U32
        ? infix(call("Integer.compareUnsigned", a, b), operator, Spelling.atom("0"))
        : infix(a, operator, b);
  }

  /** A word without sign as a {@code long}. */
  private static Spelling unsigned(Spelling word) {
    return infix(word, "&", Spelling.atom("0xffffffffL"));
  }

  private static Spelling upper(Spelling product) {
    return prefix("(int) ", infix(product, ">>>", Spelling.atom("32")));
  }

  private static Spelling bitcast(Type from, Type to, Spelling a) {
    return switch (from) {
      case F32 -> call("Float.floatToRawIntBits", a);
      case F64 -> call("Double.doubleToRawLongBits", a);
      case I64 -> call("Double.longBitsToDouble", a);
      case I32, U32 -> to == Type.F32 ? call("Float.intBitsToFloat", a) : a;
      case BOOL -> throw new IllegalArgumentException("bit cast of a truth value");
    };
  }
}
