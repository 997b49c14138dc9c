package org.rheobase.engine.cpu;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.rheobase.engine.EngineException;

/** Compiles one Java source in memory; nothing touches the disk. */
final class JavaCompilation {
  /** No annotation processing, no warnings, line numbers for stack traces. */
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-nowarn", "-g:source,lines", "-implicit:none");

  private JavaCompilation() {}

  /** Whether this Java runtime has a compiler. */
  static boolean isPossible() {
    return ToolProvider.getSystemJavaCompiler() != null;
  }

  /**
   * Compiles a source.
   *
   * @param className qualified name of the class in it
   * @param modules modules that it uses besides {@code java.base}
   * @return the class files by their qualified names
   * @throws EngineException if the compiler refuses it, with the compiler's words and the lines
   *     they are about
   */
  static Map<String, byte[]> compile(String className, String source, List<String> modules) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new EngineException("this Java runtime has no compiler; a JDK has one");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StandardJavaFileManager standard =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
    Memory files = new Memory(standard);
    List<JavaFileObject> units = List.of(new Source(className, source));
    JavaCompiler.CompilationTask task =
        compiler.getTask(Writer.nullWriter(), files, diagnostics, OPTIONS, null, units);
    task.addModules(modules);
    boolean done = task.call();
    if (!done) {
      throw new EngineException(report(className, source, diagnostics.getDiagnostics()));
    }
    return files.classes();
  }

  private static String report(
      String className, String source, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<String> lines = source.lines().toList();
    StringBuilder text = new StringBuilder("Java's compiler refuses ").append(className);
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics) {
      int line = (int) diagnostic.getLineNumber();
      text.append("\n  ").append(diagnostic.getMessage(Locale.ROOT));
      if (line >= 1 && line <= lines.size()) {
        text.append("\n  ").append(line).append(": ").append(lines.get(line - 1).strip());
      }
    }
    return text.toString();
  }

  /** A source text as the compiler wants it. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(
          URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** A class file to be. */
  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className) {
      super(
          URI.create("memory:///" + className.replace('.', '/') + Kind.CLASS.extension),
          Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  /**
   * Keeps class files in memory, and shows the compiler no class path: generated sources need
   * {@code java.base} alone.
   */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> outputs = new HashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String className,
        JavaFileObject.Kind kind,
        @Nullable FileObject sibling) {
      return outputs.computeIfAbsent(className, Output::new);
    }

    @Override
    public boolean hasLocation(Location location) {
      return location != StandardLocation.CLASS_PATH
          && location != StandardLocation.SOURCE_PATH
          && super.hasLocation(location);
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location,
        String packageName,
        java.util.Set<JavaFileObject.Kind> kinds,
        boolean recurse)
        throws java.io.IOException {
      return location == StandardLocation.CLASS_PATH
          ? List.of()
          : super.list(location, packageName, kinds, recurse);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new HashMap<>();
      outputs.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
      return classes;
    }
  }
}
