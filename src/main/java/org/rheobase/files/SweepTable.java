package org.rheobase.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheobase.model.Constant;
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.RunPlan;
import org.rheobase.simulation.SweepCopy;

/**
 * The runs of a sweep as a table: {@code run}, the value of each swept constant in SI units, {@code
 * replica}, {@code seed}, for each population its number of spikes and mean rate in hertz, and
 * {@code fingerprint}.
 */
public final class SweepTable {
  private SweepTable() {}

  /**
   * Writes the table as {@code sweep.csv} to a folder.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path folder, List<String> constants, List<SweepCopy> runs) {
    StringBuilder text = new StringBuilder();
    for (int run = 0; run < runs.size(); run++) {
      Map<String, Object> row = row(run, constants, runs.get(run));
      if (run == 0) {
        text.append(String.join(",", row.keySet())).append('\n');
      }
      text.append(row.values().stream().map(Object::toString).collect(Collectors.joining(",")))
          .append('\n');
    }
    try (WholeFile file = new WholeFile(folder.resolve("sweep.csv"))) {
      file.stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
      file.complete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the table of the sweep: " + e.getMessage(), e);
    }
  }

  /**
   * A row of the table, by the names of columns.
   *
   * @param number number of the run
   * @param constants the names of the swept constants
   */
  public static Map<String, Object> row(int number, List<String> constants, SweepCopy run) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", number);
    constants.forEach(name -> row.put(name, value(run.plan(), name).value()));
    row.put("replica", run.replica());
    row.put("seed", run.seed());
    for (Population population : populations(run.plan())) {
      row.put(population.name() + ".spikes", run.spikeCount(population));
      row.put(population.name() + ".mean_rate_hz", run.meanRate(population));
    }
    row.put("fingerprint", run.fingerprint());
    return row;
  }

  /** The populations of a plan, those of given spikes last. */
  public static List<Population> populations(RunPlan plan) {
    return Stream.<Population>concat(
            plan.populations().stream().map(population -> population.group()),
            plan.generators().stream().map(generator -> generator.group()))
        .toList();
  }

  /** The value of a constant in a plan. */
  public static Constant value(RunPlan plan, String name) {
    NeuronGroup group = plan.populations().getFirst().group();
    return Objects.requireNonNull(group.constants().get(name), name);
  }
}
