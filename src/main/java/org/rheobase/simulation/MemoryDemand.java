package org.rheobase.simulation;

import java.util.Collection;
import org.rheobase.ir.Precision;
import org.rheobase.lowering.Recordings;
import org.rheobase.lowering.Sampling;
import org.rheobase.lowering.StateLayout;
import org.rheobase.model.EventRecording;
import org.rheobase.model.NeuronGroup;

/**
 * How much memory a population needs, in bytes.
 *
 * @param group name of the population
 * @param count number of neurons
 * @param isWhole whether it cannot be cut, because it reads from another population or is read
 * @param neuronBytes the state of a neuron, and what is counted of it
 * @param fixedBytes what does not depend on the number of neurons: timed arrays
 * @param windowBytes what an engine holds of a neuron and step until it is read: a bit in the
 *     raster of each event, and recorded values
 * @param listBytes what Java holds of a neuron and step until it is handed out: lists of spikes, if
 *     neurons spike at {@link #ASSUMED_RATE}, and recorded values
 */
record MemoryDemand(
    String group,
    int count,
    boolean isWhole,
    long neuronBytes,
    long fixedBytes,
    double windowBytes,
    double listBytes) {

  /** The rate of spikes and events, in hertz, for which lists are planned. */
  static final double ASSUMED_RATE = 100;

  private static final int BYTES_OF_STEP_AND_NEURON = 8;

  /**
   * The demand of a population, of all its copies.
   *
   * @param copies how many copies of it are simulated at once
   * @param linked the names of populations that read from others or are read
   * @param dt the time step in seconds
   */
  static MemoryDemand of(
      NeuronGroup group,
      int copies,
      Collection<String> linked,
      Recordings recordings,
      Precision precision,
      double dt,
      SpikeReadout readout) {
    boolean isCounted = readout == SpikeReadout.COUNTS && group.threshold().isPresent();
    return new MemoryDemand(
        group.name(),
        Math.multiplyExact(group.count(), copies),
        linked.contains(group.name()),
        stateBytes(group, copies, precision) + (isCounted ? Integer.BYTES : 0),
        timedArrayBytes(group, precision),
        windowBytes(group, recordings, precision),
        listBytes(group, recordings, precision, dt, readout));
  }

  /** Bytes of a neuron's state; what all neurons share is not worth counting, but for copies. */
  private static long stateBytes(NeuronGroup group, int copies, Precision precision) {
    long bytes =
        StateLayout.of(group, precision).entries().stream()
            .filter(entry -> !entry.isShared() || copies > 1)
            .mapToLong(entry -> entry.buffer().type().bytes())
            .sum();
    return bytes + (group.refractory().isPresent() ? Integer.BYTES : 0);
  }

  private static long timedArrayBytes(NeuronGroup group, Precision precision) {
    return group.scope().definitions().timedArrays().values().stream()
        .mapToLong(
            array -> (long) array.rows() * array.columns().orElse(1) * precision.real().bytes())
        .sum();
  }

  private static double windowBytes(NeuronGroup group, Recordings recordings, Precision precision) {
    int real = precision.real().bytes();
    double bytes = 1.0 / Byte.SIZE;
    for (EventRecording recording : recordings.events()) {
      bytes += recording.isOfSpikes() ? 0 : 1.0 / Byte.SIZE;
      bytes += (double) recording.variables().size() * real;
    }
    return bytes + traceBytes(group, recordings, precision);
  }

  private static double traceBytes(NeuronGroup group, Recordings recordings, Precision precision) {
    double values = 0;
    for (Sampling sampling : recordings.samplings()) {
      double neurons = sampling.neurons().size(group.count());
      values += neurons * sampling.variables().size() * sampling.ticks().perStep();
    }
    return values * precision.real().bytes() / group.count();
  }

  private static double listBytes(
      NeuronGroup group,
      Recordings recordings,
      Precision precision,
      double dt,
      SpikeReadout readout) {
    double events = Math.min(ASSUMED_RATE * dt, 1);
    double bytes = readout == SpikeReadout.SPIKES ? events * BYTES_OF_STEP_AND_NEURON : 0;
    for (EventRecording recording : recordings.events()) {
      int values = recording.variables().size() * precision.real().bytes();
      bytes += events * (values + (recording.isOfSpikes() ? 0 : BYTES_OF_STEP_AND_NEURON));
    }
    return bytes + traceBytes(group, recordings, precision);
  }

  /** Bytes of the state of so many neurons. */
  long stateBytes(int neurons) {
    return neurons * neuronBytes + fixedBytes;
  }
}
