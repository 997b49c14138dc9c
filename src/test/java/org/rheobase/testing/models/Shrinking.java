package org.rheobase.testing.models;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks for a smaller model that fails as a given one does. */
public final class Shrinking {
  private final Predicate<RandomModel> fails;
  private final Instant end;
  private RandomModel smallest;

  private Shrinking(RandomModel failing, Predicate<RandomModel> fails, Duration budget) {
    this.fails = fails;
    smallest = failing;
    end = Instant.now().plus(budget);
  }

  /** The smallest model that is found in a time. */
  public static RandomModel smallest(
      RandomModel failing, Predicate<RandomModel> fails, Duration budget) {
    Shrinking shrinking = new Shrinking(failing, fails, budget);
    RandomModel before;
    do {
      before = shrinking.smallest;
      shrinking.pass();
    } while (!shrinking.smallest.equals(before) && shrinking.hasTime());
    return shrinking.smallest;
  }

  private boolean hasTime() {
    return Instant.now().isBefore(end);
  }

  /** Leaves out choices, many at once at first; then makes them smaller, one by one. */
  private void pass() {
    for (int length = smallest.choices().size() / 2; length > 0; length /= 2) {
      for (int at = smallest.choices().size() - length; at >= 0; at -= length) {
        leaveOut(at, length);
      }
    }
    for (int at = 0; at < smallest.choices().size(); at++) {
      lower(at);
    }
  }

  private void leaveOut(int at, int length) {
    List<Integer> choices = new ArrayList<>(smallest.choices());
    if (at + length <= choices.size()) {
      choices.subList(at, at + length).clear();
      attempt(choices);
    }
  }

  private void lower(int at) {
    for (int number = 0; at < smallest.choices().size(); number = (number + before(at) + 1) / 2) {
      if (number >= before(at)) {
        return;
      }
      List<Integer> choices = new ArrayList<>(smallest.choices());
      choices.set(at, number);
      attempt(choices);
    }
  }

  private int before(int at) {
    return at < smallest.choices().size() ? smallest.choices().get(at) : 0;
  }

  private void attempt(List<Integer> choices) {
    RandomModel candidate = RandomModel.of(choices);
    if (hasTime()
        && candidate.text().length() <= smallest.text().length()
        && fails.test(candidate)) {
      smallest = candidate;
    }
  }
}
