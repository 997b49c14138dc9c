package org.rheobase.model;

import java.math.BigDecimal;
import java.math.MathContext;
import org.rheobase.syntax.Ast;
import org.rheobase.units.Dimension;

/** How messages call expressions, values and units. */
final class Texts {
  private static final int LONGEST = 120;

  /** So many digits of a time are meant; the rest is rounding. */
  private static final int TIME_DIGITS = 12;

  private Texts() {}

  /** An expression as it is written, on one line. */
  static String oneLine(Ast.Expression expression) {
    String text = expression.span().text();
    return shortened(text.replaceAll("#[^\n]*", "").replaceAll("\\s+", " ").strip());
  }

  /** A text, of which the middle is left out if it is too long for a message. */
  static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + "…" + text.substring(text.length() - LONGEST / 2);
  }

  /** A unit in quotes: {@code 'volt'}, {@code '1'}. */
  static String unit(Dimension dimension) {
    return "'" + dimension.usualName() + "'";
  }

  /** What a value is: {@code in 'volt'}, {@code dimensionless}. */
  static String value(Dimension dimension) {
    return dimension.isNone() ? "dimensionless" : "in " + unit(dimension);
  }

  /** What a value is, its unit always named: {@code in 'volt'}, {@code dimensionless ('1')}. */
  static String valueWithUnit(Dimension dimension) {
    return dimension.isNone() ? "dimensionless (" + unit(dimension) + ")" : value(dimension);
  }

  /** What "this" is: {@code in 'volt'}, {@code a dimensionless number}. */
  static String thing(Dimension dimension) {
    return dimension.isNone() ? "a dimensionless number" : "in " + unit(dimension);
  }

  /** A number with its unit, as one would write it. */
  static String example(String number, Dimension dimension) {
    return dimension.isNone() ? number : number + "*" + dimension.usualName();
  }

  /** A time as one would write it, in milliseconds. */
  static String time(double seconds) {
    BigDecimal milliseconds =
        new BigDecimal(seconds).movePointRight(3).round(new MathContext(TIME_DIGITS));
    return milliseconds.stripTrailingZeros().toPlainString() + "*ms";
  }

  /** What a variable is declared as, after the colon. */
  static String declaration(Variable variable) {
    return switch (variable.type()) {
      case REAL -> variable.dimension().usualName();
      case INTEGER -> "integer";
      case BOOLEAN -> "boolean";
    };
  }
}
