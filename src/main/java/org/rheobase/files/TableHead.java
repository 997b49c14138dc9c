package org.rheobase.files;

import java.util.List;

/**
 * What is known of a table of results before there are rows.
 *
 * @param group the population
 * @param part what of it: {@code spikes}, the name of an event, {@code rate} or {@code final}
 * @param kind what its rows are
 * @param columns its columns; of spikes and other events {@code step}, {@code t} and {@code i}
 *     first
 */
record TableHead(String group, String part, Kind kind, List<ColumnHead> columns) {

  /** What the rows of a table are. */
  enum Kind {
    /** Spikes, or another event, sorted by step, then neuron. */
    EVENTS,
    /** Steps with the rate of the population. */
    RATE,
    /** Neurons in their last state. */
    FINAL
  }

  /** The beginning of the name of a file that has it. */
  String stem() {
    return group + "." + part;
  }

  /** The names of its columns. */
  List<String> names() {
    return columns.stream().map(ColumnHead::name).toList();
  }
}
