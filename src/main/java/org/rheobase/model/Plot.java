package org.rheobase.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A picture that a model asks for. */
public sealed interface Plot {

  /** Name of the population that it shows. */
  String group();

  /** What is written above it, where that is said. */
  Optional<String> title();

  /**
   * Variables against time.
   *
   * @param variable the variable drawn as a line
   * @param dashed variables of the same unit that are drawn dashed over it
   * @param neurons the neurons drawn, a line for each
   * @param showsSpikes whether there is a dashed vertical line at each spike of these neurons
   * @param showsThreshold whether there is a dotted horizontal line at the threshold
   */
  record Trace(
      String group,
      String variable,
      List<String> dashed,
      NeuronSelection neurons,
      boolean showsSpikes,
      boolean showsThreshold,
      Optional<String> title)
      implements Plot {

    /** The largest number of neurons whose lines can be told apart. */
    public static final int MOST_NEURONS = 20;

    /** How many neurons are drawn where nothing is said of that. */
    public static final int FIRST_NEURONS = 5;

    /** Keeps copies. */
    public Trace {
      dashed = List.copyOf(dashed);
    }
  }

  /** A dot for each spike, time against neuron. */
  record Raster(String group, Optional<String> title) implements Plot {}

  /**
   * The mean firing rate of the population against time.
   *
   * @param bin the time over which spikes are counted, in seconds; absent: chosen by the duration
   */
  record Rate(String group, OptionalDouble bin, Optional<String> title) implements Plot {}

  /**
   * The firing rate of each neuron against its value of a parameter.
   *
   * @param parameter name of the parameter, or {@link #INDEX}
   */
  record RateAgainst(String group, String parameter, Optional<String> title) implements Plot {
    /** The name that stands for the neurons' numbers. */
    public static final String INDEX = "i";
  }

  /** How many neurons have which firing rate. */
  record Histogram(String group, Optional<String> title) implements Plot {}
}
