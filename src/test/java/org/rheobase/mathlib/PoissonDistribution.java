package org.rheobase.mathlib;

/**
 * The Poisson distribution by the ratios of neighbouring probabilities from the most probable value
 * on, both ways, with a sum of 1.
 */
final class PoissonDistribution {
  private final int first;
  private final double[] probability;
  private final double[] below;
  private final double[] above;

  PoissonDistribution(double mean) {
    int top = (int) mean;
    int reach = (int) (12 * Math.sqrt(mean) + 40);
    first = Math.max(0, top - reach);
    probability = new double[top + reach - first];
    probability[top - first] = 1;
    for (int k = top + 1; k - first < probability.length; k++) {
      probability[k - first] = probability[k - 1 - first] * mean / k;
    }
    for (int k = top - 1; k >= first; k--) {
      probability[k - first] = probability[k + 1 - first] * (k + 1) / mean;
    }
    below = new double[probability.length];
    above = new double[probability.length];
    normalize();
  }

  private void normalize() {
    int last = probability.length - 1;
    double sum = 0;
    for (int k = 0; k <= last; k++) {
      sum += probability[k];
      below[k] = sum;
    }
    double rest = 0;
    for (int k = last; k >= 0; k--) {
      above[k] = rest / sum;
      rest += probability[k];
    }
    for (int k = 0; k <= last; k++) {
      probability[k] /= sum;
      below[k] /= sum;
    }
  }

  /** The smallest value that is looked at. */
  int first() {
    return first;
  }

  /** The largest value that is looked at. */
  int last() {
    return first + probability.length - 1;
  }

  double probability(int value) {
    return probability[value - first];
  }

  /** The probability of this value and all smaller ones. */
  double below(int value) {
    return below[value - first];
  }

  /** The probability of all larger values. */
  double above(int value) {
    return above[value - first];
  }
}
