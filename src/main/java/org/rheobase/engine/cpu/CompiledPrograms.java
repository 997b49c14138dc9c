package org.rheobase.engine.cpu;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rheobase.engine.EngineException;
import org.rheobase.rendering.Rendering;

/** Remembers what was compiled in this process, by the digest of its source. */
final class CompiledPrograms {
  private static final int KEPT = 256;
  private static final MethodType RUN =
      MethodType.methodType(void.class, long[].class, Object[].class, int.class, int.class);

  private final Map<String, MethodHandle> methods = new LinkedHashMap<>(16, 0.75f, true);

  /** The method {@code run} of a rendered program, compiled if it is new. */
  synchronized MethodHandle find(Rendering rendering) {
    String digest = digest(rendering.source());
    MethodHandle method = methods.get(digest);
    if (method == null) {
      method = load(rendering);
      methods.put(digest, method);
      forgetOldest();
    }
    return method;
  }

  private void forgetOldest() {
    if (methods.size() > KEPT) {
      methods.remove(methods.keySet().iterator().next());
    }
  }

  private static MethodHandle load(Rendering rendering) {
    ClassLoader loader =
        new GeneratedClassLoader(JavaCompilation.compile(rendering.entry(), rendering.source()));
    try {
      return MethodHandles.publicLookup()
          .findStatic(loader.loadClass(rendering.entry()), "run", RUN);
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
