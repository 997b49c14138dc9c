package org.rheobase.model;

/** What a name stands for in the code of a population. */
public sealed interface Meaning {

  /** A variable of the population. */
  record OfVariable(Variable variable) implements Meaning {}

  /** A constant, a unit, {@code pi}, {@code e} or {@code inf}. */
  record OfConstant(Constant constant) implements Meaning {}

  /** One of the names that every population has. */
  record OfSpecial(Special special) implements Meaning {}

  /**
   * Gaussian white noise of unit intensity, in 1/√s: {@code xi} or {@code xi_…}.
   *
   * @param name the name as written
   */
  record OfNoise(String name) implements Meaning {}

  /** The names that every population has. */
  enum Special {
    /** The neuron's number, an integer. */
    INDEX("i"),
    /** The number of neurons, an integer. */
    COUNT("N"),
    /** The time, in seconds. */
    TIME("t"),
    /** The time step, in seconds. */
    TIME_STEP("dt"),
    /** The time of the neuron's last spike, in seconds; −10,000 s before the first. */
    LAST_SPIKE("lastspike"),
    /** Whether the neuron may fire, a truth value. */
    NOT_REFRACTORY("not_refractory");

    private final String text;

    Special(String text) {
      this.text = text;
    }

    /** As written in equations. */
    public String text() {
      return text;
    }

    /** Whether a name is one of those that only populations with a refractory period have. */
    static boolean ofRefractoriness(String name) {
      return name.equals(LAST_SPIKE.text) || name.equals(NOT_REFRACTORY.text);
    }
  }
}
