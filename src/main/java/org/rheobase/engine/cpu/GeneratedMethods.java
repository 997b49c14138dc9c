package org.rheobase.engine.cpu;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.rheobase.engine.EngineException;

/** Finds what generated classes have to have. */
final class GeneratedMethods {
  private GeneratedMethods() {}

  /** A public static method. */
  static MethodHandle find(Class<?> generated, String name, Class<?> result, Class<?>... types) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(generated, name, MethodType.methodType(result, types));
    } catch (ReflectiveOperationException e) {
      throw new EngineException("no method " + name + " in " + generated.getName(), e);
    }
  }

  /** A public static number. */
  static int number(Class<?> generated, String name) {
    try {
      return generated.getField(name).getInt(null);
    } catch (ReflectiveOperationException e) {
      throw new EngineException("no number " + name + " in " + generated.getName(), e);
    }
  }

  /** What a generated method threw: nothing that is checked. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException("generated code throws nothing checked", thrown);
  }
}
