package org.rheobase.simulation;

import java.util.List;
import java.util.Optional;
import org.rheobase.ir.HostArray;
import org.rheobase.simulation.Comparison.Difference;

/** Finds the first difference between what two engines recorded in the same window. */
final class BlockComparison {
  private BlockComparison() {}

  /** The first event that is on one side alone, or a value that differs. */
  static Optional<Difference> events(EventBlock expected, EventBlock actual) {
    int same = 0;
    while (same < expected.count() && same < actual.count() && isSame(expected, actual, same)) {
      same++;
    }
    if (same == expected.count() && same == actual.count()) {
      return values(expected, actual);
    }
    boolean isExpected =
        same < expected.count() && (same == actual.count() || isEarlier(expected, actual, same));
    EventBlock there = isExpected ? expected : actual;
    return Optional.of(
        new Difference(
            there.group(),
            there.steps()[same],
            there.neurons()[same],
            there.event(),
            isExpected ? 1 : 0,
            isExpected ? 0 : 1));
  }

  private static boolean isSame(EventBlock a, EventBlock b, int at) {
    return a.steps()[at] == b.steps()[at] && a.neurons()[at] == b.neurons()[at];
  }

  private static boolean isEarlier(EventBlock a, EventBlock b, int at) {
    return a.steps()[at] < b.steps()[at]
        || (a.steps()[at] == b.steps()[at] && a.neurons()[at] < b.neurons()[at]);
  }

  private static Optional<Difference> values(EventBlock expected, EventBlock actual) {
    for (String variable : expected.variables()) {
      HostArray a = expected.values(variable);
      HostArray b = actual.values(variable);
      int at = mismatch(a, b);
      if (at >= 0) {
        return Optional.of(
            new Difference(
                expected.group(),
                expected.steps()[at],
                expected.neurons()[at],
                "%s at %s".formatted(variable, expected.event()),
                a.value(at),
                b.value(at)));
      }
    }
    return Optional.empty();
  }

  /** The first recorded value of a variable that differs. */
  static Optional<Difference> traces(TraceBlock expected, TraceBlock actual, int count) {
    List<String> variables = expected.variables();
    for (int k = 0; k < variables.size(); k++) {
      HostArray a = expected.values().get(k);
      HostArray b = actual.values().get(k);
      int at = mismatch(a, b);
      if (at >= 0) {
        return Optional.of(
            new Difference(
                expected.group(),
                expected.steps()[at / expected.width()],
                expected.neurons().indices(count)[at % expected.width()],
                variables.get(k) + " as recorded",
                a.value(at),
                b.value(at)));
      }
    }
    return Optional.empty();
  }

  /** The first place at which values differ, all NaN being one; −1 if there is none. */
  private static int mismatch(HostArray a, HostArray b) {
    for (int at = 0; at < a.length(); at++) {
      if (Fingerprint.canonicalBits(a, at) != Fingerprint.canonicalBits(b, at)) {
        return at;
      }
    }
    return -1;
  }
}
