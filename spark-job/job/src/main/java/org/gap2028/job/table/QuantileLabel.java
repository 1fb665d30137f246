package org.gap2028.job.table;

import java.math.BigDecimal;

/**
 * Labels of quantiles, as statistics and columns are named: {@code p05}, {@code p50}, {@code p999}.
 */
public final class QuantileLabel {

  private QuantileLabel() {}

  /**
   * {@code p} and the decimals of the probability, at least two.
   *
   * @param probability in (0, 1)
   * @throws IllegalArgumentException if the probability is outside
   */
  public static String of(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "Invalid probability: " + probability + " (between 0 and 1)");
    }
    String decimals =
        BigDecimal.valueOf(probability).stripTrailingZeros().toPlainString().substring(2);
    return "p" + (decimals.length() < 2 ? decimals + "0" : decimals);
  }
}
