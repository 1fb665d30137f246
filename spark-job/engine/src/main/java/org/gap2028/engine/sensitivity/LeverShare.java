package org.gap2028.engine.sensitivity;

import org.gap2028.engine.run.Pair;
import org.gap2028.engine.statistics.Estimate;

/**
 * One statistic of one lever's share in a paired difference.
 *
 * @param pair the paired difference
 * @param lever name of the lever
 * @param statistic what of the share ({@link Attribution})
 * @param estimate its value with its error
 */
public record LeverShare(Pair pair, String lever, Statistic statistic, Estimate estimate) {

  /**
   * What of a share.
   *
   * @param kind which statistic
   * @param probability probability of a quantile; NaN for other kinds
   * @param event name of an event; empty for other kinds
   */
  public record Statistic(Kind kind, double probability, String event) {

    static final Statistic MEAN = new Statistic(Kind.MEAN, Double.NaN, "");

    static Statistic quantile(double probability) {
      return new Statistic(Kind.QUANTILE, probability, "");
    }

    static Statistic event(String name) {
      return new Statistic(Kind.EVENT, Double.NaN, name);
    }
  }

  /** Which statistic. */
  public enum Kind {
    /** Mean of the share over draws, in the output's unit. */
    MEAN,
    /** Quantile of the share over draws, in the output's unit. */
    QUANTILE,
    /** The lever's share in the change of an event's probability. */
    EVENT
  }
}
