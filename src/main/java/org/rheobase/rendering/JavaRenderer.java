package org.rheobase.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private final String className;

  private JavaRenderer(Schedule schedule) {
    super(schedule, JavaLanguage::isReserved);
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
              .formatted(
                  declared(argument),
                  JavaLanguage.fromBits(argument.type(), "arguments[" + k + "]")));
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

  @Override
  String type(Type type) {
    return JavaLanguage.type(type);
  }

  @Override
  String fixed() {
    return "final";
  }

  @Override
  Spelling constant(Expr.Constant constant) {
    return JavaLanguage.constant(constant);
  }

  @Override
  Spelling operation(Expr.Operation operation, Spelling a, Spelling b, Spelling c) {
    return JavaLanguage.operation(operation, a, b, c);
  }
}
