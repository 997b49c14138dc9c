package org.rheobase.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheobase.ir.Precision;

/**
 * The results of a run, read from the folder to which {@code rheobase run --out} or a {@link
 * ResultFolder} has written them, in whichever format. A file is read when it is asked for, and as
 * a whole. Values have the bits that the simulation gave them, but for the payload of NaNs, which
 * CSV does not keep.
 */
public final class Results {
  private static final Pattern PRECISION = Pattern.compile("\"precision\": \"(" + names() + ")\"");

  private final Path folder;
  private final Precision precision;

  private Results(Path folder, Precision precision) {
    this.folder = folder;
    this.precision = precision;
  }

  private static String names() {
    return Arrays.stream(Precision.values()).map(Precision::text).collect(Collectors.joining("|"));
  }

  /**
   * The results in a folder.
   *
   * @throws IllegalArgumentException if there is no summary of a run
   * @throws UncheckedIOException if it cannot be read
   */
  public static Results read(Path folder) {
    Path summary = folder.resolve("summary.json");
    if (!Files.exists(summary)) {
      throw new IllegalArgumentException(
          folder + " has no results of a run: there is no summary.json");
    }
    try {
      Matcher precision = PRECISION.matcher(Files.readString(summary, StandardCharsets.UTF_8));
      if (!precision.find()) {
        throw Shapes.wrong(summary, "it names no precision");
      }
      return new Results(
          folder,
          Arrays.stream(Precision.values())
              .filter(p -> p.text().equals(precision.group(1)))
              .findFirst()
              .orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + summary + ": " + Reasons.of(e), e);
    }
  }

  /** The precision of the run. */
  public Precision precision() {
    return precision;
  }

  /**
   * The spikes of a population: {@code step}, {@code t} (seconds), {@code i}, and the variables
   * recorded at spikes; sorted by step, then neuron.
   *
   * @throws IllegalArgumentException if there are none, or their file is damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public ResultTable spikes(String population) {
    return table(population, "spikes");
  }

  /**
   * The events of a population, with the columns of {@link #spikes}.
   *
   * @throws IllegalArgumentException if there are none, or their file is damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public ResultTable events(String population, String event) {
    return table(population, event);
  }

  /**
   * The rate of a population: {@code step}, {@code t} (seconds), {@code rate} (Hz), and {@code
   * smooth} where it was smoothed.
   *
   * @throws IllegalArgumentException if there is none, or its file is damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public ResultTable rate(String population) {
    return table(population, "rate");
  }

  /**
   * The final state of a population: {@code i} and every variable in the order of definition.
   *
   * @throws IllegalArgumentException if there is none, or its file is damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public ResultTable finalState(String population) {
    return table(population, "final");
  }

  /**
   * The recorded variables of a population.
   *
   * @throws IllegalArgumentException if there are none, or their file is damaged
   * @throws UncheckedIOException if it cannot be read
   */
  public ResultFrames state(String population) {
    return only(population, "state", reader -> reader.frames(population));
  }

  private ResultTable table(String population, String part) {
    return only(population, part, reader -> reader.table(population, part));
  }

  /** What one format has, and only one. */
  private <T> T only(String population, String part, Function<FormatReader, T> reading) {
    List<ResultFormat> formats =
        Arrays.stream(ResultFormat.values())
            .filter(format -> format.reader(folder, precision).has(population, part))
            .toList();
    if (formats.isEmpty()) {
      throw missing(population, part);
    }
    if (formats.size() > 1) {
      throw new IllegalArgumentException(
          "%s has the %s of '%s' of more than one run, as %s"
              .formatted(
                  folder,
                  part,
                  population,
                  formats.stream().map(ResultFormat::text).collect(Collectors.joining(" and "))));
    }
    return reading.apply(formats.getFirst().reader(folder, precision));
  }

  private IllegalArgumentException missing(String population, String part) {
    try (Stream<Path> files = Files.list(folder)) {
      return new IllegalArgumentException(
          "%s has no %s of '%s'; its files are: %s"
              .formatted(
                  folder,
                  part,
                  population,
                  files
                      .map(file -> file.getFileName().toString())
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + Reasons.of(e), e);
    }
  }
}
