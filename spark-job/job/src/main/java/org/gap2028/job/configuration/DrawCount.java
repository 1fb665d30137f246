package org.gap2028.job.configuration;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of draws as people type them: {@code 65536}, {@code 10M}, {@code 1e9}, {@code 2^24}. */
public final class DrawCount {

  /** Draws at most, 10^13. */
  public static final long MAX = 10_000_000_000_000L;

  private static final Pattern POWER = Pattern.compile("(\\d{1,4})\\^(\\d{1,3})");
  private static final Pattern DECIMAL =
      Pattern.compile("(\\d{1,20}(?:\\.\\d{1,20})?(?:[eE]\\+?\\d{1,2})?)([kMGT]?)");
  private static final String SUFFIXES = "kMGT";

  private DrawCount() {}

  /**
   * Parses a number of draws; k, M, G and T are powers of ten.
   *
   * @return the number, 1 to 10^13
   * @throws IllegalArgumentException if the text is no whole number or out of range
   */
  public static long parse(String text) {
    BigDecimal draws = value(text);
    if (draws.signum() <= 0
        || draws.compareTo(BigDecimal.valueOf(MAX)) > 0
        || draws.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "Invalid draws: "
              + Names.shortened(text)
              + " (a whole number, 1 to 10^13, such as 65536, 10M, 1e9 or 2^24)");
    }
    return draws.longValueExact();
  }

  /** The number that the text means; 0, which is not allowed, where it means none. */
  private static BigDecimal value(String text) {
    Matcher power = POWER.matcher(text);
    if (power.matches()) {
      return new BigDecimal(power.group(1)).pow(Integer.parseInt(power.group(2)));
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      int thousands = decimal.group(2).isEmpty() ? 0 : SUFFIXES.indexOf(decimal.group(2)) + 1;
      return new BigDecimal(decimal.group(1)).scaleByPowerOfTen(3 * thousands);
    }
    return BigDecimal.ZERO;
  }
}
