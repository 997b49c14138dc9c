package org.rheobase.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheobase.model.EventRecording;
import org.rheobase.model.GeneratorPlan;
import org.rheobase.model.Population;
import org.rheobase.model.PopulationPlan;
import org.rheobase.model.RateRecording;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;
import org.rheobase.simulation.StateMonitor;

/**
 * The results of a run in a folder: spikes, events, rates and recorded variables are written as
 * they come, the rest at the end. A file is in place only when it is whole; closed before {@link
 * #complete}, the the rest at the end. A file is in place only when it is whole; closed before
 * {@link #complete}, the folder keeps nothing of the run.
 */
public final class ResultFolder implements AutoCloseable {
  private final Path folder;
  private final List<ResultFile> files = new ArrayList<>();

  /**
   * Makes the folder, and takes the results of a run from now on.
   *
   * @throws UncheckedIOException if it cannot be written to
   */
  public ResultFolder(Path folder, PlanRun run) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder + ": " + Reasons.of(e), e);
    }
    run.plan().populations().forEach(p -> p.events().forEach(e -> addEvents(p.group(), e, run)));
    run.plan().generators().stream()
        .filter(GeneratorPlan::recordsSpikes)
        .forEach(g -> addEvents(g.group(), EventRecording.ofSpikes(), run));
    run.stateMonitors().forEach(monitor -> addState(monitor, run));
    run.plan().populations().forEach(p -> p.rate().ifPresent(rate -> addRate(p, rate, run)));
  }

  private void addEvents(Population population, EventRecording recording, PlanRun run) {
    EventCsv file = new EventCsv(folder, population.name(), recording);
    files.add(file);
    run.simulation().listen(file);
  }

  private void addState(StateMonitor monitor, PlanRun run) {
    StateCsv file = new StateCsv(folder, monitor);
    files.add(file);
    run.simulation().listen(file);
  }

  private void addRate(PopulationPlan population, RateRecording recording, PlanRun run) {
    RateCsv file =
        new RateCsv(
            folder,
            population.group(),
            recording.smoothing().map(window -> window.values(run.simulation().timeStep())));
    files.add(file);
    run.simulation().listen(file);
  }

  /** Writes the final state, and puts all files in place. */
  public void complete(Simulation simulation) {
    files.forEach(ResultFile::complete);
    simulation.groups().forEach(group -> FinalCsv.write(folder, simulation, group));
  }

  /** Writes the summary. */
  public void writeSummary(String json) {
    try (WholeFile file = new WholeFile(folder.resolve("summary.json"))) {
      file.stream().write((json + "\n").getBytes(StandardCharsets.UTF_8));
      file.complete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the summary: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    files.forEach(ResultFile::close);
  }
}
