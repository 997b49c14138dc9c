package org.rheobase.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads whole numbers in the forms that YAML 1.2 has for them, and also {@code 100_000} and {@code
 * 1e6}.
 */
final class WholeNumber {
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?");

  private WholeNumber() {}

  /** The number; empty if the text is none, or has a fraction. */
  static Optional<BigInteger> parse(String text) {
    String digits = text.strip().replaceAll("(?<=\\w)_(?=\\w)", "");
    if (HEXADECIMAL.matcher(digits).matches()) {
      return Optional.of(new BigInteger(digits.substring(2), 16));
    }
    if (OCTAL.matcher(digits).matches()) {
      return Optional.of(new BigInteger(digits.substring(2), 8));
    }
    return DECIMAL.matcher(digits).matches() ? whole(new BigDecimal(digits)) : Optional.empty();
  }

  private static Optional<BigInteger> whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        ? Optional.of(number.toBigIntegerExact())
        : Optional.empty();
  }
}
