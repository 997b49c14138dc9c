package org.rheobase.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as people write them. */
final class MemorySize {
  private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([a-zA-Z]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "b", 1L,
          "kb", 1_000L,
          "mb", 1_000_000L,
          "gb", 1_000_000_000L,
          "tb", 1_000_000_000_000L,
          "kib", 1L << 10,
          "mib", 1L << 20,
          "gib", 1L << 30,
          "tib", 1L << 40);

  private MemorySize() {}

  /**
   * Reads a number of bytes such as {@code 500MB}, {@code 1.5 GiB} or {@code 4GB}.
   *
   * @param option what it is said by, for the error
   * @throws IllegalArgumentException if it is none, or zero
   */
  static long parse(String option, String text) {
    Matcher matcher = FORM.matcher(text.strip());
    Long unit = matcher.matches() ? UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
    if (unit != null) {
      BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
      if (bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0) {
        return Math.max(bytes.longValue(), 1);
      }
    }
    throw new IllegalArgumentException(
        "%s: '%s' is no amount of memory; write a number and its unit, such as 500MB or 4GB"
            .formatted(option, text));
  }
}
