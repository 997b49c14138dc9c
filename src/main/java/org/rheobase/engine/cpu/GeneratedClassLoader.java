package org.rheobase.engine.cpu;

import java.util.Map;

/** Holds the classes of one compiled source, so that they go when nobody uses them any more. */
final class GeneratedClassLoader extends ClassLoader {
  private final Map<String, byte[]> classes;

  GeneratedClassLoader(Map<String, byte[]> classes) {
    super("generated", ClassLoader.getPlatformClassLoader());
    this.classes = Map.copyOf(classes);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
