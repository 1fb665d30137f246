package org.gap2028.engine.distribution;

/**
 * The beta distribution on an interval: the density of x is proportional to (x - min)^(alpha - 1)
 * (max - x)^(beta - 1).
 *
 * @param alpha shape at {@code min}, positive, at most 1e6
 * @param beta shape at {@code max}, positive, at most 1e6
 * @param min lower end, finite
 * @param max upper end, finite, above {@code min}
 */
public record Beta(double alpha, double beta, double min, double max) implements Distribution {

  /** Beyond this a beta distribution is a normal one to a thousandth of its width. */
  private static final double LARGEST_SHAPE = 1e6;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Beta {
    shape("alpha", alpha);
    shape("beta", beta);
    Parameters.interval(min, max);
  }

  /**
   * The beta distribution on (0, 1).
   *
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public static Beta of(double alpha, double beta) {
    return new Beta(alpha, beta, 0, 1);
  }

  @Override
  public String family() {
    return "beta";
  }

  @Override
  public double lower() {
    return min;
  }

  @Override
  public double upper() {
    return max;
  }

  @Override
  public double quantile(double p, double q) {
    return value(function().logit(p, q));
  }

  /** The value whose share of the interval has a logit. */
  double value(double logit) {
    // From the nearer end, so that neither loses the distance to it.
    return logit < 0
        ? Math.fma(max - min, MetalogScale.logistic(logit), min)
        : Math.fma(min - max, MetalogScale.logistic(-logit), max);
  }

  @Override
  public double cdf(double x) {
    if (x <= min) {
      return 0;
    }
    return x >= max ? 1 : function().below((x - min) / (max - min), (max - x) / (max - min));
  }

  @Override
  public double survival(double x) {
    if (x <= min) {
      return 1;
    }
    return x >= max ? 0 : function().above((x - min) / (max - min), (max - x) / (max - min));
  }

  @Override
  public double mean() {
    double share = alpha / (alpha + beta);
    return share < 0.5
        ? Math.fma(max - min, share, min)
        : Math.fma(min - max, beta / (alpha + beta), max);
  }

  @Override
  public double standardDeviation() {
    double sum = alpha + beta;
    return (max - min) * Math.sqrt(alpha / sum * (beta / sum) / (sum + 1));
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  private IncompleteBeta function() {
    return new IncompleteBeta(alpha, beta);
  }

  private static void shape(String name, double value) {
    if (!(value > 0 && value <= LARGEST_SHAPE)) {
      throw Parameters.invalid(name, value, "must be positive and at most 1e6");
    }
  }
}
