package org.rheobase.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The temporary files of this process: where it is ended from outside, they go with it. */
final class Unfinished {
  private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> FILES.forEach(Unfinished::delete)));
  }

  private Unfinished() {}

  /** Deletes a file at the end of the process, unless it is finished by then. */
  static void add(Path file) {
    FILES.add(file);
  }

  /** The file was finished or deleted. */
  static void remove(Path file) {
    FILES.remove(file);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The process ends, and there is nobody left to tell.
    }
  }
}
