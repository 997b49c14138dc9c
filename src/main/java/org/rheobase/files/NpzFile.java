package org.rheobase.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rheobase.ir.Type;

/**
 * Arrays in one file, as {@code numpy.savez} writes them: an archive of ZIP whose members are
 * arrays in the format {@code .npy}, not compressed. Values wait on disk, and are put together when
 * the file is complete; it may be larger than 4 GiB.
 */
final class NpzFile implements ResultFile {
  /** The first moment that ZIP knows, so that equal results are equal files. */
  private static final LocalDateTime BEGINNING = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * An array.
   *
   * @param name its name
   * @param values its values
   * @param width length of its second axis; 0 if it has one axis
   */
  private record Array(String name, Spool values, int width) {

    byte[] header() {
      return (width == 0
              ? new NpyHeader(values.type(), values.length())
              : new NpyHeader(values.type(), values.length() / width, width))
          .bytes();
    }

    void writeTo(OutputStream stream) throws IOException {
      stream.write(header());
      values.copyTo(stream);
    }
  }

  private final Spools values;
  private final WholeFile file;
  private final List<Array> arrays = new ArrayList<>();

  NpzFile(Path path) {
    values = new Spools(path);
    file = new WholeFile(path);
  }

  /** Adds an array of one axis. */
  Spool array(String name, Type type) {
    return array(name, type, 0);
  }

  /** Adds an array of two axes, the second of which has the length {@code width}. */
  Spool array(String name, Type type, int width) {
    Spool spool = values.add(type);
    arrays.add(new Array(name, spool, width));
    return spool;
  }

  /** The values of all arrays, in the order of adding. */
  Spools values() {
    return values;
  }

  @Override
  public void complete() {
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(file.stream()))) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Array array : arrays) {
        zip.putNextEntry(entry(array));
        array.writeTo(zip);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write results: " + Reasons.of(e), e);
    }
    file.complete();
  }

  /** What stands before an array; its checksum is among it, so values are read twice. */
  private static ZipEntry entry(Array array) throws IOException {
    CRC32 sum = new CRC32();
    array.writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
    ZipEntry entry = new ZipEntry(array.name() + ".npy");
    entry.setTimeLocal(BEGINNING);
    entry.setSize(array.header().length + array.values().bytes());
    entry.setCrc(sum.getValue());
    return entry;
  }

  @Override
  public void close() {
    values.close();
    file.close();
  }
}
