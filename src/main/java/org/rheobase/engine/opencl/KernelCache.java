package org.rheobase.engine.opencl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled kernels, kept on disk from one run to the next. Nothing about it ever fails: what cannot
 * be kept or read, or is damaged, is compiled again.
 *
 * <p>A file is named by the hash of all that its contents depend on, and begins with the hash of
 * the rest: drivers need not survive binaries that are damaged.
 */
final class KernelCache {
  /** Names the folder; empty: nothing is kept. */
  static final String VARIABLE = "RHEOBASE_CACHE";

  /** The most bytes that are kept; what was not used for the longest time goes first. */
  static final long LARGEST = 256L << 20;

  private static final Logger LOGGER = LoggerFactory.getLogger(KernelCache.class);
  private static final String SUFFIX = ".kernel";
  private static final int HASH_BYTES = 32;

  /** The folder is looked through when the first file is kept, and after so many more. */
  private static final int KEPT_BETWEEN_TIDYING = 64;

  private final Optional<Path> folder;
  private final long largest;
  private int kept;
  private int found;

  /**
   * A cache.
   *
   * @param folder where files are; it is made when it is needed. Absent: nothing is kept
   * @param largest the most bytes that are kept
   */
  KernelCache(Optional<Path> folder, long largest) {
    this.folder = folder;
    this.largest = largest;
  }

  /**
   * The user's cache: in the folder that {@code RHEOBASE_CACHE} names, or else in {@code
   * rheobase/kernels} under {@code XDG_CACHE_HOME} or {@code ~/.cache}.
   */
  static KernelCache ofUser(Map<String, String> environment) {
    try {
      return new KernelCache(folder(environment), LARGEST);
    } catch (InvalidPathException e) {
      LOGGER.debug("no folder for compiled kernels", e);
      return none();
    }
  }

  /** A cache that keeps nothing. */
  static KernelCache none() {
    return new KernelCache(Optional.empty(), 0);
  }

  private static Optional<Path> folder(Map<String, String> environment) {
    String wish = environment.get(VARIABLE);
    if (wish != null) {
      return wish.isBlank() ? Optional.empty() : Optional.of(Path.of(wish));
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        caches.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(caches);
    return Optional.of(base.resolve("rheobase").resolve("kernels"));
  }

  /** The name of what a source becomes by these options on this device, as its driver is now. */
  static String key(ClDevice device, String source, String options) {
    ClPlatform platform = device.platform();
    List<String> parts =
        List.of(
            platform.name(),
            platform.version(),
            device.name(),
            device.driver(),
            device.version(),
            options,
            source);
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** How many binaries were found so far. */
  int found() {
    return found;
  }

  /** A binary that was kept, undamaged. */
  Optional<byte[]> find(String key) {
    return folder.flatMap(path -> read(path.resolve(key + SUFFIX)));
  }

  private Optional<byte[]> read(Path file) {
    try {
      byte[] contents = Files.readAllBytes(file);
      byte[] binary =
          Arrays.copyOfRange(contents, Math.min(HASH_BYTES, contents.length), contents.length);
      byte[] hash = Arrays.copyOf(contents, HASH_BYTES);
      if (binary.length == 0 || !Arrays.equals(hash, sha256().digest(binary))) {
        return Optional.empty();
      }
      found++;
      touch(file);
      return Optional.of(binary);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      LOGGER.debug("{} may be read and not written", file, e);
    }
  }

  /** Keeps a binary, if that can be done. Who reads at the same time sees all of it or nothing. */
  void keep(String key, byte[] binary) {
    if (folder.isPresent() && binary.length > 0) {
      try {
        write(folder.get(), key, binary);
        if (kept % KEPT_BETWEEN_TIDYING == 0) {
          tidy(folder.get());
        }
        kept++;
      } catch (IOException e) {
        LOGGER.debug("a compiled kernel is not kept", e);
      }
    }
  }

  private static void write(Path folder, String key, byte[] binary) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, key, ".tmp");
    try {
      byte[] hash = sha256().digest(binary);
      byte[] contents = Arrays.copyOf(hash, HASH_BYTES + binary.length);
      System.arraycopy(binary, 0, contents, HASH_BYTES, binary.length);
      Files.write(temporary, contents);
      Files.move(temporary, folder.resolve(key + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A file, and when it was used last. */
  private record Entry(Path file, long bytes, FileTime used) {
    static Entry of(Path file) {
      try {
        return new Entry(file, Files.size(file), Files.getLastModifiedTime(file));
      } catch (IOException e) {
        // Another process has removed it meanwhile.
        return new Entry(file, 0, FileTime.fromMillis(0));
      }
    }
  }

  private void tidy(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Entry> youngestFirst =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .map(Entry::of)
              .sorted(Comparator.comparing(Entry::used).reversed())
              .toList();
      long bytes = 0;
      for (Entry entry : youngestFirst) {
        bytes += entry.bytes();
        if (bytes > largest) {
          Files.deleteIfExists(entry.file());
        }
      }
    }
  }
}
