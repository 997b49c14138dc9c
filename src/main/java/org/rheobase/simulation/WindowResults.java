package org.rheobase.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a window of a population's steps, or of a slab's, hands out.
 *
 * @param spikes the spikes; absent where there is no threshold, and where they are not listed
 * @param events the recorded custom events
 * @param traces the recorded variables, for each monitor
 * @param digest for each neuron the hash of all its states; empty where none is taken
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over once, and not compared.
record WindowResults(
    Optional<EventBlock> spikes, List<EventBlock> events, List<TraceBlock> traces, int[] digest) {

  /** Puts the results of a population's slabs together, which are in the order of its neurons. */
  static WindowResults of(List<WindowResults> slabs) {
    if (slabs.size() == 1) {
      return slabs.getFirst();
    }
    WindowResults first = slabs.getFirst();
    return new WindowResults(
        first
            .spikes()
            .map(s -> EventBlock.merge(slabs.stream().map(r -> r.spikes().orElseThrow()).toList())),
        IntStream.range(0, first.events().size())
            .mapToObj(k -> EventBlock.merge(slabs.stream().map(r -> r.events().get(k)).toList()))
            .toList(),
        IntStream.range(0, first.traces().size())
            .mapToObj(k -> TraceBlock.merge(slabs.stream().map(r -> r.traces().get(k)).toList()))
            .toList(),
        slabs.stream().flatMapToInt(r -> IntStream.of(r.digest())).toArray());
  }

  /** Spikes and recorded events. */
  List<EventBlock> allEvents() {
    return Stream.concat(spikes.stream(), events.stream()).toList();
  }

  /** Bytes of the lists of spikes and events. */
  long listBytes() {
    return allEvents().stream().mapToLong(EventBlock::bytes).sum();
  }
}
