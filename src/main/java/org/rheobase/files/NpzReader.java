package org.rheobase.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rheobase.files.ResultTable.Column;

/** Reads what {@link NpzWriter} has written. */
final class NpzReader implements FormatReader {
  private final Path folder;

  NpzReader(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean has(String group, String part) {
    return Files.exists(path(group, part));
  }

  private Path path(String group, String part) {
    return folder.resolve(group + "." + part + ".npz");
  }

  @Override
  public ResultTable table(String group, String part) {
    Path file = path(group, part);
    return Shapes.table(file, read(file));
  }

  @Override
  public ResultFrames frames(String group) {
    Path file = path(group, "state");
    List<Column> columns = read(file);
    return Shapes.frames(
        file,
        Shapes.find(file, columns, "step"),
        Shapes.find(file, columns, "t"),
        Shapes.find(file, columns, "i"),
        columns.subList(3, columns.size()));
  }

  private static List<Column> read(Path path) {
    try (ZipFile file = new ZipFile(path.toFile())) {
      List<Column> columns = new ArrayList<>();
      for (ZipEntry entry : Collections.list(file.entries())) {
        columns.add(array(path, file, entry));
      }
      return columns;
    } catch (ZipException e) {
      throw Shapes.wrong(path, "it is no archive of arrays (%s)".formatted(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + Reasons.of(e), e);
    }
  }

  private static Column array(Path path, ZipFile file, ZipEntry entry) throws IOException {
    try (InputStream stream = file.getInputStream(entry)) {
      NpyHeader header = NpyHeader.read(stream);
      int size = Shapes.size(path, header.shape());
      Shapes.requireBytes(path, header.type(), size, entry.getSize());
      return new Column(
          entry.getName().replaceFirst("\\.npy$", ""),
          RawValues.read(Channels.newChannel(stream), header.type(), size));
    } catch (ZipException e) {
      throw e;
    } catch (IOException e) {
      throw Shapes.wrong(path, "array '%s': %s".formatted(entry.getName(), e.getMessage()));
    }
  }
}
