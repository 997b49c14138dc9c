package org.rheobase.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the results of windows go: to all listeners, to the monitors among them that keep what they
 * are handed, and into the count and the hash of all spikes.
 */
final class Results implements Listener {
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Blocks<?>> contents = new ArrayList<>();
  private final Map<String, Long> spikeCounts = new HashMap<>();
  private final Fingerprint spikes = new Fingerprint();

  /** Hands results to a listener from now on. */
  void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Hands results to a monitor from now on, of which {@link #keep} keeps the content. */
  <M extends Listener> M add(M monitor, Blocks<?> content) {
    contents.add(content);
    listen(monitor);
    return monitor;
  }

  @Override
  public void onSpikes(EventBlock block) {
    spikes.add(block);
    spikeCounts.merge(block.group(), (long) block.count(), Long::sum);
    listeners.forEach(listener -> listener.onSpikes(block));
  }

  @Override
  public void onEvents(EventBlock block) {
    listeners.forEach(listener -> listener.onEvents(block));
  }

  @Override
  public void onTraces(TraceBlock block) {
    listeners.forEach(listener -> listener.onTraces(block));
  }

  @Override
  public void onWindow(double seconds) {
    listeners.forEach(listener -> listener.onWindow(seconds));
  }

  /** Number of spikes of a population so far. */
  long spikeCount(String population) {
    return spikeCounts.getOrDefault(population, 0L);
  }

  /** The hash of all spikes so far, to which other things can be added. */
  Fingerprint fingerprint() {
    return spikes.copy();
  }

  /** What brings back the present results; monitors that are made later are emptied by it. */
  Runnable keep() {
    List<Runnable> presentContents = contents.stream().map(Blocks::keep).toList();
    Map<String, Long> presentCounts = Map.copyOf(spikeCounts);
    Runnable presentSpikes = spikes.keep();
    return () -> {
      contents.forEach(Blocks::clear);
      presentContents.forEach(Runnable::run);
      spikeCounts.clear();
      spikeCounts.putAll(presentCounts);
      presentSpikes.run();
    };
  }
}
