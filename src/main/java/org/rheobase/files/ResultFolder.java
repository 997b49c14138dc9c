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
import org.rheobase.model.NeuronGroup;
import org.rheobase.model.Population;
import org.rheobase.model.RateRecording;
import org.rheobase.model.RunPlan;
import org.rheobase.model.StateRecording;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.RunOutput;
import org.rheobase.simulation.StateMonitor;

/**
 * The results of a run in a folder: spikes, events, rates and recorded variables are written as
 * they come, the rest at the end. A file is in place only when it is whole; closed before {@link
 * #complete}, the folder keeps nothing of the run.
 */
public final class ResultFolder implements AutoCloseable {
  private final Path folder;
  private final RunOutput run;
  private final FormatWriter format;
  private final List<ResultFile> files = new ArrayList<>();

  /**
   * Makes the folder, and takes the results of a run from now on, as CSV.
   *
   * @throws UncheckedIOException if it cannot be written to
   */
  public ResultFolder(Path folder, RunOutput run) {
    this(folder, run, ResultFormat.CSV);
  }

  /**
   * Makes the folder, and takes the results of a run from now on.
   *
   * @throws UncheckedIOException if it cannot be written to
   * @throws IllegalArgumentException if the format cannot hold what is recorded
   */
  public ResultFolder(Path folder, RunOutput run, ResultFormat format) {
    this.folder = folder;
    this.run = run;
    this.format = format.writer(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder + ": " + Reasons.of(e), e);
    }
    try {
      addFiles();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void addFiles() {
    RunPlan plan = run.plan();
    plan.populations().forEach(p -> p.events().forEach(event -> addEvents(p.group(), event)));
    plan.generators().stream()
        .filter(GeneratorPlan::recordsSpikes)
        .forEach(g -> add(eventResults(g.group(), EventRecording.ofSpikes(), List.of())));
    run.stateMonitors().forEach(this::addState);
    plan.populations().forEach(p -> p.rate().ifPresent(rate -> addRate(p.group(), rate)));
    plan.generators().forEach(g -> g.rate().ifPresent(rate -> addRate(g.group(), rate)));
  }

  private <T extends Listener & ResultFile> void add(T file) {
    files.add(file);
    run.listen(file);
  }

  private void addEvents(NeuronGroup group, EventRecording recording) {
    add(eventResults(group, recording, heads(group, recording.variables())));
  }

  private EventResults eventResults(
      Population population, EventRecording recording, List<ColumnHead> variables) {
    return new EventResults(format, population.name(), recording, variables);
  }

  private List<ColumnHead> heads(NeuronGroup group, List<String> variables) {
    return ColumnHead.recorded(group, variables, run.precision());
  }

  private void addState(StateMonitor monitor) {
    NeuronGroup group = monitor.group();
    StateRecording recording =
        run.plan().populations().stream()
            .filter(p -> p.group().name().equals(group.name()))
            .flatMap(p -> p.state().stream())
            .findFirst()
            .orElseThrow();
    FramesHead head =
        new FramesHead(
            group.name(),
            monitor.neurons(),
            heads(group, monitor.variables()),
            StateResults.interval(recording, run.plan().phases()));
    add(new StateResults(format, monitor, head));
  }

  private void addRate(Population population, RateRecording recording) {
    double timeStep = run.timeStep();
    add(
        new RateResults(
            format, population, recording.smoothing().map(window -> window.values(timeStep))));
  }

  /** Writes the final state, and puts all files in place. */
  public void complete() {
    files.forEach(ResultFile::complete);
    run.plan().populations().forEach(p -> FinalResults.write(format, run, p.group()));
    format.complete();
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
