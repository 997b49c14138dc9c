package org.rheobase.files;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of recorded variables before there are values. A frame is one sample of all
 * recorded neurons.
 *
 * @param group the population
 * @param neurons the numbers of the neurons recorded, rising
 * @param variables a column for each variable
 * @param interval time from frame to frame in seconds, if it is the same throughout the run
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, and not compared.
record FramesHead(
    String group, int[] neurons, List<ColumnHead> variables, OptionalDouble interval) {

  /** The beginning of the name of a file that has them. */
  String stem() {
    return group + ".state";
  }
}
