package org.rheobase.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there only when it is whole: it is written under a temporary name, and moved into
 * place by {@link #complete()}. Closed without that, it leaves nothing behind, nor does a process
 * that is ended by a signal, and an older file of the name stays as it was.
 */
public final class WholeFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final OutputStream stream;

  /**
   * Begins the file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public WholeFile(Path target) {
    this.target = target;
    temporary = target.resolveSibling(target.getFileName() + ".part");
    Unfinished.add(temporary);
    try {
      stream = Files.newOutputStream(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + Reasons.of(e), e);
    }
  }

  /** Where the contents go. Not buffered. */
  public OutputStream stream() {
    return stream;
  }

  /** Where the contents stand until the file is whole, for what writes a file by its name. */
  Path path() {
    return temporary;
  }

  /**
   * Moves the file, now whole, into place.
   *
   * @throws UncheckedIOException if that fails
   */
  public void complete() {
    try {
      stream.close();
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      Unfinished.remove(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + Reasons.of(e), e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
      Files.deleteIfExists(temporary);
      Unfinished.remove(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + temporary + ": " + Reasons.of(e), e);
    }
  }
}
