package org.gap2028.engine.distribution;

/**
 * The logit-normal distribution on (0, 1): ln(x / (1 - x)) is normal, x = 1/(1 + exp(-(mu + sigma
 * z))).
 *
 * <p>{@link #mean} and {@link #standardDeviation} have no closed form; they are integrals over z,
 * relative error 1e-10.
 *
 * @param mu mean of the logit of x (not of x), finite
 * @param sigma standard deviation of the logit of x, positive and finite
 */
public record LogitNormal(double mu, double sigma) implements Distribution {

  /** Standard normal quantile of 0.95. */
  private static final double Z95 = 1.6448536269514722;

  /** 1 / sqrt(2 pi). */
  private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;

  /** Beyond this the normal density is 0. */
  private static final double REACH = 39;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code mu} is not finite or {@code sigma} not positive and
   *     finite
   */
  public LogitNormal {
    Parameters.finite("mu", mu);
    Parameters.positive("sigma", sigma);
  }

  /**
   * The logit-normal distribution with these quantiles.
   *
   * @param p05 the quantile of probability 0.05, above 0 and below 1
   * @param p95 the quantile of probability 0.95, above {@code p05} and below 1
   * @throws IllegalArgumentException if a quantile is out of range
   */
  public static LogitNormal ofQuantiles(double p05, double p95) {
    if (!(p05 > 0 && p05 < 1)) {
      throw Parameters.invalid("p05", p05, "must be above 0 and below 1");
    }
    if (!(p95 > p05 && p95 < 1)) {
      throw Parameters.invalid("p95", p95, "must be above p05, " + p05 + ", and below 1");
    }
    double low = logit(p05);
    double high = logit(p95);
    return new LogitNormal(0.5 * (low + high), (high - low) / (2 * Z95));
  }

  @Override
  public String family() {
    return "logitnormal";
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return 1;
  }

  @Override
  public double quantile(double p, double q) {
    return MetalogScale.logistic(Math.fma(sigma, StandardNormal.quantile(p, q), mu));
  }

  @Override
  public double cdf(double x) {
    if (x <= 0) {
      return 0;
    }
    return x >= 1 ? 1 : StandardNormal.cdf(standardised(x));
  }

  @Override
  public double survival(double x) {
    if (x <= 0) {
      return 1;
    }
    return x >= 1 ? 0 : StandardNormal.survival(standardised(x));
  }

  @Override
  public double mean() {
    return MetalogScale.logistic(mu) + meanOffset();
  }

  @Override
  public double standardDeviation() {
    double mean = meanOffset();
    double variance =
        SinhIntegral.of(
            z -> {
              double root = offset(z, 0.25 * z * z) - mean * StrictMath.exp(-0.25 * z * z);
              return root * root;
            },
            REACH,
            REACH);
    return Math.sqrt(INVERSE_SQRT_TWO_PI * variance);
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  /** E[x - median]. */
  private double meanOffset() {
    return INVERSE_SQRT_TWO_PI * SinhIntegral.of(z -> offset(z, 0.5 * z * z), REACH, REACH);
  }

  /** (x(z) - median) exp(-exponent). */
  private double offset(double z, double exponent) {
    return MetalogScale.BETWEEN.weightedOffset(mu, sigma * z, exponent);
  }

  private double standardised(double x) {
    return (logit(x) - mu) / sigma;
  }

  private static double logit(double x) {
    return StrictMath.log(x) - StrictMath.log1p(-x);
  }
}
