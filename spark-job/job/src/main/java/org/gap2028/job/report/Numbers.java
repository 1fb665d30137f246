package org.gap2028.job.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: rounded, with a true minus sign. */
final class Numbers {

  private static final int MOST_DECIMALS = 6;
  private static final int DIGITS = 4;
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.UP);

  private Numbers() {}

  /** A number with the decimals given. */
  static String fixed(double x, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(x).setScale(decimals, RoundingMode.HALF_EVEN);
    return minus(rounded.toPlainString());
  }

  /** Months, to a tenth. */
  static String months(double x) {
    return fixed(x, 1);
  }

  /** A change in months, to a tenth, with its sign. */
  static String change(double x) {
    String text = months(x);
    return x > 0 ? "+" + text : text;
  }

  /**
   * A probability in percent, to a tenth; what would round to 0 or 100 and is neither is a bound.
   */
  static String percent(double p) {
    if (p > 0 && p < 0.0005) {
      return "under 0.1\u00a0%";
    }
    if (p < 1 && p > 0.9995) {
      return "over 99.9\u00a0%";
    }
    return fixed(100 * p, p == 0 || p == 1 ? 0 : 1) + "\u00a0%";
  }

  /** A value and half of its interval, to the first digit of the latter. */
  static String withError(double value, double half) {
    if (Double.isNaN(half)) {
      return general(value);
    }
    if (half <= 0) {
      return fixed(value, 2) + "\u00a0(exact)";
    }
    BigDecimal error = new BigDecimal(half).round(ONE_DIGIT);
    int decimals = Math.min(Math.max(error.scale(), 1), MOST_DECIMALS);
    return fixed(value, decimals) + "\u00a0±\u00a0" + fixed(error.doubleValue(), decimals);
  }

  /** Half of an interval, to one digit, never less than it is. */
  static String error(double half) {
    return half <= 0 ? "0" : general(new BigDecimal(half).round(ONE_DIGIT).doubleValue());
  }

  /** A number of any size, to four digits. */
  static String general(double x) {
    if (x == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(x)
            .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    boolean plain = rounded.scale() <= MOST_DECIMALS && Math.abs(x) < 1e7;
    return minus(plain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.3e", x));
  }

  /** A count with separators of thousands. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String minus(String text) {
    boolean zero = text.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
    return text.startsWith("-") ? (zero ? "" : "−") + text.substring(1) : text;
  }
}
