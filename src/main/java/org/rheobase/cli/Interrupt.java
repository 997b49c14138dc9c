package org.rheobase.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.rheobase.simulation.PlanRun;
import org.rheobase.simulation.Simulation;

/**
 * What Ctrl-C does while it is open: the first one stops the simulation after its present window,
 * the second ends the process.
 */
final class Interrupt implements AutoCloseable {
  private static final String NAME = "INT";

  private final AtomicBoolean cameOnce = new AtomicBoolean();
  private final Simulation simulation;
  private final PrintWriter err;
  private final Object former;

  private Interrupt(Simulation simulation, PrintWriter err) {
    this.simulation = simulation;
    this.err = err;
    former = Signals.register(NAME, this::handle);
  }

  /** Stops a simulation by Ctrl-C from now on. */
  static Interrupt stops(Simulation simulation, PrintWriter err) {
    return new Interrupt(simulation, err);
  }

  /** Says how far a run came, if it was stopped. */
  static void tell(PlanRun run, PrintWriter err) {
    Simulation simulation = run.simulation();
    if (simulation.isStopped()) {
      err.printf(
          Locale.ROOT,
          "interrupted after %,d steps (%s of %s); what was computed up to there is kept%n",
          simulation.steps(),
          Readable.time(simulation.time()),
          Readable.time(run.plan().duration()));
      err.flush();
    }
  }

  /** Called in a thread of its own. */
  private void handle() {
    if (cameOnce.getAndSet(true)) {
      System.exit(Failures.INTERRUPTED);
    }
    simulation.stop();
    err.printf("%nstopping after the present window; another Ctrl-C ends at once%n");
    err.flush();
  }

  @Override
  public void close() {
    Signals.unregister(NAME, former);
  }
}
