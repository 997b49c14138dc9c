package org.rheobase.rendering;

import static org.rheobase.rendering.Spelling.call;
import static org.rheobase.rendering.Spelling.infix;
import static org.rheobase.rendering.Spelling.prefix;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rheobase.ir.Buffer;
import org.rheobase.ir.Expr;
import org.rheobase.ir.Schedule;
import org.rheobase.ir.Type;

/**
 * Spells a program as a kernel in OpenCL C 1.2, to be compiled after {@code kernels/prelude.cl}.
 * Its parameters are the program's arguments, its buffers and the number of positions, {@code
 * count}; a work-item runs the neuron at its global id, and does nothing from {@code count} on.
 * Truth values among the arguments come as {@code int}.
 */
public final class OpenClRenderer extends CLikeRenderer {
  private static final Set<String> RESERVED =
      Set.of(
          ("auto bool break case char complex const constant continue default do double else enum event_t extern false float"
                  + " for global goto half if image1d_t image2d_t image3d_t imaginary inline int intptr_t kernel local long"
                  + " private ptrdiff_t quad read_only read_write register restrict return sampler_t short signed size_t"
                  + " sizeof static struct switch true typedef uchar uint uintptr_t ulong union unsigned unroll ushort void"
                  + " volatile while write_only fma sqrt mul_hi get_global_id as_int as_uint as_long as_ulong as_float"
                  + " as_double add_int subtract_int multiply_int negate_int shift_left_int add_long subtract_long"
                  + " multiply_long negate_long shift_left_long divide_float sqrt_float fma_float guarded_float guarded_double integer_fma"
                  + " integer_division integer_root significand rounded shifted is_ordinary zero")
              .split(" "));

  private static final Pattern MACROS_AND_VECTORS =
      Pattern.compile("[A-Z][A-Z0-9_]*|(u?(char|short|int|long)|half|float|double)\\d+(x\\d+)?");

  private final boolean guarded;
  private final String entry;

  private OpenClRenderer(Schedule schedule, boolean guarded) {
    super(schedule, OpenClRenderer::isReserved);
    this.guarded = guarded;
    entry = claim(program.name() + "_kernel");
  }

  /** Words of the language, of the prelude, and what may be a macro or a vector type. */
  private static boolean isReserved(String name) {
    return RESERVED.contains(name) || MACROS_AND_VECTORS.matcher(name).matches();
  }

  /** The OpenCL C source of a program, without the prelude. */
  public static Rendering render(Schedule schedule) {
    return new OpenClRenderer(schedule, false).unit();
  }

  /**
   * The same for compilers that take real numbers for exact ones: nothing that they could do
   * algebra with is left open to them. The kernel has one more parameter, {@code uint zero}, to be
   * set to zero.
   */
  public static Rendering renderGuarded(Schedule schedule) {
    return new OpenClRenderer(schedule, true).unit();
  }

  private Rendering unit() {
    out.line(
        "// Program %s in %s precision."
            .formatted(Names.identifier(program.name()), program.precision().text()));
    out.line("kernel void " + entry + "(");
    List<String> parameters = parameters();
    for (int k = 0; k < parameters.size(); k++) {
      out.line("    " + parameters.get(k) + (k + 1 < parameters.size() ? "," : ")"));
    }
    out.line("{").indent();
    out.open("if (get_global_id(0) >= (size_t) count)").line("return;").close();
    out.line("const int position = (int) get_global_id(0);");
    program.arguments().stream().filter(a -> a.type() == Type.BOOL).forEach(this::truth);
    neuron();
    out.close();
    return new Rendering(entry, out.toString());
  }

  private void truth(Expr.Argument argument) {
    out.line("const bool %s = %s != 0;".formatted(name(argument), word(argument)));
  }

  private String word(Expr.Argument argument) {
    return name(argument) + "_word";
  }

  private List<String> parameters() {
    Set<Buffer> written = program.written();
    List<String> parameters = new ArrayList<>();
    for (Expr.Argument argument : program.arguments()) {
      boolean truth = argument.type() == Type.BOOL;
      parameters.add(
          truth
              ? "const int " + word(argument)
              : "const " + type(argument.type()) + " " + name(argument));
    }
    for (Buffer buffer : program.buffers()) {
      String access = written.contains(buffer) ? "global " : "global const ";
      parameters.add(access + type(buffer.type()) + " *restrict " + name(buffer));
    }
    parameters.add("const int count");
    if (guarded) {
      parameters.add("const uint zero");
    }
    return parameters;
  }

  @Override
  String type(Type type) {
    return switch (type) {
      case BOOL -> "bool";
      case I32 -> "int";
      case U32 -> "uint";
      case I64 -> "long";
      case F32 -> "float";
      case F64 -> "double";
    };
  }

  @Override
  String fixed() {
    return "const";
  }

  @Override
  Spelling constant(Expr.Constant constant) {
    long bits = constant.bits();
    return switch (constant.type()) {
      case BOOL -> Spelling.atom(bits != 0 ? "true" : "false");
      case I32 ->
          bits == Integer.MIN_VALUE
              ? Spelling.atom("INT_MIN")
              : Spelling.signed(Long.toString(bits));
      case U32 -> Spelling.atom("0x" + Long.toHexString(bits) + "u");
      case I64 -> bits == Long.MIN_VALUE ? Spelling.atom("LONG_MIN") : Spelling.signed(bits + "L");
      case F32 -> guarded(Type.F32, real(Float.intBitsToFloat((int) bits)));
      case F64 -> guarded(Type.F64, real(Double.longBitsToDouble(bits)));
    };
  }

  /** A real number, hidden from the compiler's algebra if need be. */
  private Spelling guarded(Type type, Spelling value) {
    return guarded && type.isReal() ? call("guarded_" + type(type), value) : value;
  }

  private static Spelling real(float value) {
    return Float.isFinite(value)
        ? Spelling.signed(Float.toHexString(value) + "f")
        : Spelling.atom("as_float(0x%xu)".formatted(Float.floatToRawIntBits(value)));
  }

  private static Spelling real(double value) {
    return Double.isFinite(value)
        ? Spelling.signed(Double.toHexString(value))
        : Spelling.atom("as_double(0x%xUL)".formatted(Double.doubleToRawLongBits(value)));
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    return switch (operation.operator()) {
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          MULTIPLY_HIGH,
          NEGATE,
          FMA,
          SQRT,
          CONVERT,
          BITCAST ->
          guarded(operation.type(), plain(operation, a, b, c));
      case LESS, LESS_EQUAL, EQUAL, NOT_EQUAL ->
          plain(operation, guarded(operation.operand(0).type(), a), b, c);
      case AND, OR, XOR, NOT, SHIFT_LEFT, SHIFT_RIGHT, SELECT -> plain(operation, a, b, c);
    };
  }

  private Spelling plain(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    Type type = operation.type();
    return switch (operation.operator()) {
      case ADD -> wrapping(type) ? wrapped("add", type, a, b) : infix(a, "+", b);
      case SUBTRACT -> wrapping(type) ? wrapped("subtract", type, a, b) : infix(a, "-", b);
      case MULTIPLY -> wrapping(type) ? wrapped("multiply", type, a, b) : infix(a, "*", b);
      case DIVIDE -> type == Type.F32 ? call("divide_float", a, b) : infix(a, "/", b);
      case REMAINDER -> infix(a, "%", b);
      case MULTIPLY_HIGH -> call("mul_hi", a, b);
      case NEGATE -> wrapping(type) ? wrapped("negate", type, a) : prefix("-", a);
      case FMA -> call(type == Type.F32 ? "fma_float" : "fma", a, b, c);
      case SQRT -> call(type == Type.F32 ? "sqrt_float" : "sqrt", a);
      case AND -> infix(a, "&", b);
      case OR -> infix(a, "|", b);
      case XOR -> infix(a, "^", b);
      case NOT -> prefix(type == Type.BOOL ? "!" : "~", a);
      case SHIFT_LEFT -> wrapping(type) ? wrapped("shift_left", type, a, b) : infix(a, "<<", b);
      case SHIFT_RIGHT -> infix(a, ">>", b);
      case LESS -> infix(a, "<", b);
      case LESS_EQUAL -> infix(a, "<=", b);
      case EQUAL -> infix(a, "==", b);
      case NOT_EQUAL -> infix(a, "!=", b);
      case SELECT -> Spelling.choice(a, b, c);
      case CONVERT -> prefix("(" + type(type) + ") ", a);
      case BITCAST -> call("as_" + type(type), a);
    };
  }

  /** Whether arithmetic of a type wraps around in the program, and must not overflow in C. */
  private static boolean wrapping(Type type) {
    return type == Type.I32 || type == Type.I64;
  }

  private Spelling wrapped(String verb, Type type, Spelling... operands) {
    return call(verb + "_" + type(type), operands);
  }
}
