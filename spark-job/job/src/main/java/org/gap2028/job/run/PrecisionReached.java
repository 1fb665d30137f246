package org.gap2028.job.run;

/**
 * How precise a statistic is, beside how precise it was to be.
 *
 * @param statistic the statistic, in words
 * @param asked half of the 95 % confidence interval that was asked for
 * @param halfWidth the one that was reached; {@code NaN} where there is none
 * @param draws draws with which it was reached
 * @param drawsNeeded draws that would do, roughly; those that there are where it is met
 */
public record PrecisionReached(
    String statistic, double asked, double halfWidth, long draws, double drawsNeeded) {

  /** Whether it is as precise as asked. */
  public boolean met() {
    return halfWidth <= asked;
  }

  /**
   * What was reached. Errors fall with the root of the number of draws, or faster with Sobol'
   * points, so that the draws needed are more likely too many than too few.
   *
   * @param unit draws come in multiples of this
   */
  static PrecisionReached of(
      String statistic, double asked, double halfWidth, long draws, long unit) {
    double ratio = halfWidth / asked;
    double needed = ratio > 1 ? Math.ceil(draws * ratio * ratio / unit) * unit : (double) draws;
    return new PrecisionReached(statistic, asked, halfWidth, draws, needed);
  }
}
