package org.gap2028.job.configuration;

import java.util.Optional;

/**
 * How precise a statistic of the lead is to be.
 *
 * @param statistic {@code mean}, a quantile's label such as {@code p05}, {@code probability} of an
 *     event, or {@code probability_positive} of a difference
 * @param event name of the event, of a {@code probability}
 * @param scenario name of the scenario; all of them where left out
 * @param reference name of the scenario that is subtracted, of a paired difference
 * @param quarter label of the quarter; the last one where left out
 * @param halfWidth half of the 95 % confidence interval at most, in the statistic's unit, above 0
 */
public record PrecisionConfig(
    String statistic,
    Optional<String> event,
    Optional<String> scenario,
    Optional<String> reference,
    Optional<String> quarter,
    double halfWidth) {

  /** The statistic that is the probability of an event. */
  public static final String PROBABILITY = "probability";

  /** The statistic that is the probability of a difference above 0. */
  public static final String POSITIVE = "probability_positive";

  /** The statistic that is the mean. */
  public static final String MEAN = "mean";

  /**
   * The probability that the label of a quantile stands for.
   *
   * @throws NumberFormatException if the statistic is no quantile
   */
  public double quantile() {
    return Double.parseDouble("0." + statistic.substring(1));
  }
}
