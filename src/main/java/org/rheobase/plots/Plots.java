package org.rheobase.plots;

/**
 * Pictures of what was recorded.
 *
 * <pre>{@code
 * StateMonitor v = sim.recordState(g, "v").neurons(0);
 * SpikeMonitor spikes = sim.recordSpikes(g);
 * sim.run("50*ms");
 * Plots.figure("spikes").trace(v, "v").spikes(spikes).threshold().save(Path.of("spikes.png"));
 * }</pre>
 *
 * <p>Drawing takes AWT, but no screen: set the system property {@code java.awt.headless} to {@code
 * true} in a program that opens no windows.
 */
public final class Plots {
  private Plots() {}

  /** Begins a figure without a title. */
  public static Figure figure() {
    return figure("");
  }

  /** Begins a figure. */
  public static Figure figure(String title) {
    return new Figure(title);
  }
}
