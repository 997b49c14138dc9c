package org.rheobase.testing.models;

import java.util.List;

/**
 * Decisions from a list of numbers. Where the list ends, the first of all choices is taken, which
 * is the simplest: so a shorter list, and one of smaller numbers, makes a simpler model, and
 * shrinking the list shrinks the model.
 */
final class Choices {
  /** Numbers are from 0 to but without this. */
  static final int RANGE = 1 << 16;

  private final List<Integer> numbers;
  private int at;

  Choices(List<Integer> numbers) {
    this.numbers = numbers;
  }

  /** A number from 0 to but without a bound; a smaller number of the list gives a smaller one. */
  int below(int bound) {
    return at < numbers.size() ? numbers.get(at++) * bound / RANGE : 0;
  }

  /** How many numbers of the list have been used. */
  int used() {
    return at;
  }

  /** A number from one to another, both included. */
  int between(int least, int greatest) {
    return least + below(greatest - least + 1);
  }

  /** False but for one time in so many. */
  boolean oneIn(int times) {
    return below(times) == times - 1;
  }

  /** One of several, of which the first is the simplest. */
  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  /** One of several, of which the first is the simplest. */
  @SafeVarargs
  final <T> T of(T... all) {
    return all[below(all.length)];
  }
}
