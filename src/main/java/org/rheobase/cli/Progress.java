package org.rheobase.cli;

import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressState;
import org.rheobase.model.Population;
import org.rheobase.simulation.Listener;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/**
 * One line on a terminal that tells how far a run is: percent, simulated time, speed and time left.
 * It is renewed while the run goes on, and is gone after it.
 */
final class Progress implements Listener, AutoCloseable {
  private static final int BAR_WIDTH = 20;
  private static final double NANOSECONDS = 1e9;

  private final Simulation simulation;
  private final long neurons;
  private final long begin = System.nanoTime();
  private final ProgressBar bar;

  private Progress(Simulation simulation, double duration) {
    this.simulation = simulation;
    neurons = simulation.groups().stream().mapToLong(Population::count).sum();
    bar =
        ProgressBar.builder()
            .setInitialMax(Math.max(1, Math.round(duration * NANOSECONDS)))
            .setRenderer(Progress::line)
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .setUpdateIntervalMillis(200)
            .clearDisplayOnFinish()
            .build();
  }

  /** Tells of a run on the standard error from now on, until it is closed. */
  static Progress of(PlanRun run) {
    Progress progress = new Progress(run.simulation(), run.plan().duration());
    run.simulation().listen(progress);
    return progress;
  }

  @Override
  public void onWindow(double seconds) {
    double elapsed = (System.nanoTime() - begin) / NANOSECONDS;
    bar.setExtraMessage(Readable.speed(neurons * simulation.steps() / elapsed));
    bar.stepTo(Math.round(seconds * NANOSECONDS));
  }

  /** The line; the library asks for it from a thread of its own. */
  private static String line(ProgressState state, int width) {
    double done = Math.min(state.getNormalizedProgress(), 1);
    int full = (int) (BAR_WIDTH * done);
    List<String> parts =
        List.of(
            "%3d%% [%s%s]"
                .formatted((int) (100 * done), "#".repeat(full), "-".repeat(BAR_WIDTH - full)),
            "%s of %s".formatted(time(state.getCurrent()), time(state.getMax())),
            state.getExtraMessage(),
            done > 0 ? left(state.getElapsedAfterStart(), done) : "");
    return String.join("  ", parts);
  }

  private static String time(long nanoseconds) {
    return Readable.time(nanoseconds / NANOSECONDS);
  }

  /** What remains if it goes on as it went so far, in whole seconds. */
  private static String left(Duration elapsed, double done) {
    double seconds = elapsed.toMillis() / 1e3 * (1 - done) / done;
    return Readable.time(Math.ceil(seconds)) + " left";
  }

  @Override
  public void close() {
    bar.close();
  }
}
