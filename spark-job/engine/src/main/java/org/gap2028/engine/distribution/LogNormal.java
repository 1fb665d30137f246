package org.gap2028.engine.distribution;

/**
 * The lognormal distribution, x = exp(mu + sigma z), on the positive numbers.
 *
 * @param mu mean of ln x (not of x), finite
 * @param sigma standard deviation of ln x, positive and finite
 */
public record LogNormal(double mu, double sigma) implements Distribution {

  /** Standard normal quantile of 0.95. */
  private static final double Z95 = 1.6448536269514722;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code mu} is not finite or {@code sigma} not positive and
   *     finite
   */
  public LogNormal {
    Parameters.finite("mu", mu);
    Parameters.positive("sigma", sigma);
  }

  /**
   * The lognormal distribution whose logarithm has this mean and standard deviation.
   *
   * @param mu mean of ln x, finite
   * @param sigma standard deviation of ln x, positive and finite
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static LogNormal of(double mu, double sigma) {
    return new LogNormal(mu, sigma);
  }

  /**
   * The lognormal distribution with these quantiles.
   *
   * @param p05 the quantile of probability 0.05, positive and finite
   * @param p95 the quantile of probability 0.95, above {@code p05} and finite
   * @throws IllegalArgumentException if a quantile is out of range
   */
  public static LogNormal ofQuantiles(double p05, double p95) {
    Parameters.positive("p05", p05);
    Parameters.above("p95", p95, "p05", p05);
    double low = StrictMath.log(p05);
    double high = StrictMath.log(p95);
    return new LogNormal(0.5 * (low + high), (high - low) / (2 * Z95));
  }

  @Override
  public String family() {
    return "lognormal";
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double quantile(double p, double q) {
    return StrictMath.exp(Math.fma(sigma, StandardNormal.quantile(p, q), mu));
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : StandardNormal.cdf(standardised(x));
  }

  @Override
  public double survival(double x) {
    return x <= 0 ? 1 : StandardNormal.survival(standardised(x));
  }

  /** exp(mu + sigma^2/2); infinite only where that exceeds the largest double. */
  @Override
  public double mean() {
    return StrictMath.exp(mu + 0.5 * sigma * sigma);
  }

  /** mean sqrt(exp(sigma^2) - 1); infinite only where that exceeds the largest double. */
  @Override
  public double standardDeviation() {
    double variance = sigma * sigma;
    // For large sigma^2 the root would overflow where the product of the halves does not.
    return variance < 1
        ? mean() * Math.sqrt(StrictMath.expm1(variance))
        : StrictMath.exp(mu + variance) * Math.sqrt(-StrictMath.expm1(-variance));
  }

  /** Infinite: the tail falls faster than any power. */
  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  private double standardised(double x) {
    return (StrictMath.log(x) - mu) / sigma;
  }
}
