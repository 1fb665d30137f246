package org.gap2028.job.verify;

/**
 * One comparison.
 *
 * @param design sampling design: {@code sobol} or {@code random}
 * @param problem key of the problem, or name of the configuration
 * @param statistic what is compared
 * @param expected the known answer; of a configuration, the estimate with random points
 * @param estimate the estimate; of a configuration, with Sobol' points
 * @param standardError standard error of the difference; 0 where both are claimed to be exact
 */
public record Check(
    String design,
    String problem,
    String statistic,
    double expected,
    double estimate,
    double standardError) {

  /** Standard errors between the two; infinite where they claim to be exact and differ. */
  public double t() {
    double difference = estimate - expected;
    return difference == 0 ? 0 : difference / standardError;
  }

  /** Whether the two agree. */
  public boolean passes(double limit) {
    return Math.abs(t()) <= limit;
  }
}
