package org.rheobase.engine.cpu;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rheobase.engine.EngineException;
import org.rheobase.rendering.Rendering;

/** Remembers what was compiled in this process, by the digest of its source. */
final class CompiledPrograms {
  private static final int KEPT = 256;

  private final List<String> modules;
  private final Map<String, Class<?>> classes = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Nothing compiled so far.
   *
   * @param modules modules that the sources use
   */
  CompiledPrograms(String... modules) {
    this.modules = List.of(modules);
  }

  /** The class of a rendered program, compiled if it is new. */
  synchronized Class<?> find(Rendering rendering) {
    String digest = digest(rendering.source());
    Class<?> found = classes.get(digest);
    if (found == null) {
      found = load(rendering);
      classes.put(digest, found);
      forgetOldest();
    }
    return found;
  }

  private void forgetOldest() {
    if (classes.size() > KEPT) {
      classes.remove(classes.keySet().iterator().next());
    }
  }

  private Class<?> load(Rendering rendering) {
    ClassLoader loader =
        new GeneratedClassLoader(
            JavaCompilation.compile(rendering.entry(), rendering.source(), modules));
    try {
      return loader.loadClass(rendering.entry());
    } catch (ReflectiveOperationException e) {
      throw new EngineException("cannot load " + rendering.entry(), e);
    }
  }

  private static String digest(String source) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
