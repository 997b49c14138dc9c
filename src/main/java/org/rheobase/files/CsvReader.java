package org.rheobase.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.rheobase.files.ResultTable.Column;
import org.rheobase.ir.HostArray;
import org.rheobase.ir.Precision;
import org.rheobase.ir.Type;

/** Reads what {@link CsvWriter} has written. */
final class CsvReader implements FormatReader {
  private final Path folder;
  private final Precision precision;

  /**
   * Prepares reading.
   *
   * @param precision the precision in which variables are read
   */
  CsvReader(Path folder, Precision precision) {
    this.folder = folder;
    this.precision = precision;
  }

  @Override
  public boolean has(String group, String part) {
    return Files.exists(path(group, part));
  }

  private Path path(String group, String part) {
    return folder.resolve(group + "." + part + ".csv");
  }

  @Override
  public ResultTable table(String group, String part) {
    Path file = path(group, part);
    return Shapes.table(file, read(file, part.equals("rate")));
  }

  @Override
  public ResultFrames frames(String group) {
    Path file = path(group, "state");
    return frames(file, read(file, false));
  }

  private static ResultFrames frames(Path file, List<Column> columns) {
    HostArray steps = Shapes.find(file, columns, "step");
    HostArray times = Shapes.find(file, columns, "t");
    HostArray neurons = Shapes.find(file, columns, "i");
    int rows = steps.length();
    int width = 0;
    while (width < rows && times.bits(width) == times.bits(0)) {
      width++;
    }
    if (width > 0 && rows % width != 0) {
      throw Shapes.wrong(file, "%d rows are no whole samples of %d neurons".formatted(rows, width));
    }
    return Shapes.frames(
        file,
        every(steps, width),
        every(times, width),
        copy(neurons, width),
        columns.subList(3, columns.size()));
  }

  /** The first of so many values, again and again. */
  private static HostArray every(HostArray values, int width) {
    int length = width == 0 ? 0 : values.length() / width;
    HostArray chosen = HostArray.of(values.type(), length);
    for (int k = 0; k < length; k++) {
      values.copyTo(k * width, chosen, k, 1);
    }
    return chosen;
  }

  private static HostArray copy(HostArray values, int length) {
    HostArray copy = HostArray.of(values.type(), length);
    values.copyTo(0, copy, 0, length);
    return copy;
  }

  private List<Column> read(Path path, boolean isOfRates) {
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      String head = lines.readLine();
      if (head == null) {
        throw Shapes.wrong(path, "it is empty");
      }
      List<CsvValues> columns =
          Arrays.stream(head.split(",", -1)).map(name -> column(name, isOfRates)).toList();
      read(path, lines, columns);
      return columns.stream().map(CsvValues::column).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + Reasons.of(e), e);
    }
  }

  /** Times and rates are in double precision always. */
  private CsvValues column(String name, boolean isOfRates) {
    boolean isInteger = name.equals("step") || name.equals("i");
    Type real = isOfRates || name.equals("t") ? Type.F64 : precision.real();
    return new CsvValues(name, isInteger ? Type.I32 : real);
  }

  private static void read(Path path, BufferedReader lines, List<CsvValues> columns)
      throws IOException {
    long number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      try {
        addRow(line, columns);
      } catch (NumberFormatException e) {
        throw Shapes.wrong(path, "line %d: %s".formatted(number, e.getMessage()));
      }
    }
  }

  private static void addRow(String line, List<CsvValues> columns) {
    int begin = 0;
    for (CsvValues column : columns) {
      if (begin > line.length()) {
        throw new NumberFormatException("it has fewer than %d fields".formatted(columns.size()));
      }
      int comma = line.indexOf(',', begin);
      int end = comma < 0 ? line.length() : comma;
      column.add(line.substring(begin, end));
      begin = end + 1;
    }
    if (begin <= line.length()) {
      throw new NumberFormatException("it has more than %d fields".formatted(columns.size()));
    }
  }
}
