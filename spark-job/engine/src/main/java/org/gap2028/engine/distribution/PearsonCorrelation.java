package org.gap2028.engine.distribution;

/**
 * The ordinary (Pearson) correlation of two inputs whose latent normals have a given correlation.
 * It differs from that one as far as the marginals differ from normal ones.
 *
 * <p>By the trapezoidal rule over both latent normals from -8 to 8 in steps of 1/16, means and
 * standard deviations by the same rule, so that a correlation of 1 of equal marginals comes out as
 * 1. The error is below 1e-6 for marginals with smooth quantile functions and moderate tails, and
 * below 0.01 where quantile functions jump.
 */
public final class PearsonCorrelation {

  private static final double END = 8;
  private static final int STEPS_PER_UNIT = 16;
  private static final int NODES = (int) (2 * END * STEPS_PER_UNIT) + 1;

  private PearsonCorrelation() {}

  /**
   * The correlation of two inputs.
   *
   * @param first marginal of one input
   * @param second marginal of the other
   * @param rho correlation of their latent normals, in (-1, 1)
   * @return the correlation; {@code NaN} where a standard deviation is 0 or not finite
   */
  public static double of(Distribution first, Distribution second, double rho) {
    if (!isSpread(first) || !isSpread(second)) {
      return Double.NaN;
    }
    double rest = Math.sqrt(1 - rho * rho);
    double total = 0;
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    double xy = 0;
    for (int i = 0; i < NODES; i++) {
      double z = node(i);
      double x = value(first, z);
      double outer = weight(z);
      for (int j = 0; j < NODES; j++) {
        double other = node(j);
        double w = outer * weight(other);
        double y = value(second, rho * z + rest * other);
        total += w;
        x1 += w * x;
        x2 += w * x * x;
        y1 += w * y;
        y2 += w * y * y;
        xy += w * x * y;
      }
    }
    double covariance = xy / total - x1 / total * (y1 / total);
    double varianceX = x2 / total - x1 / total * (x1 / total);
    double varianceY = y2 / total - y1 / total * (y1 / total);
    return covariance / Math.sqrt(varianceX * varianceY);
  }

  private static boolean isSpread(Distribution distribution) {
    double deviation = distribution.standardDeviation();
    return deviation > 0 && deviation < Double.POSITIVE_INFINITY;
  }

  private static double node(int index) {
    return (double) index / STEPS_PER_UNIT - END;
  }

  private static double weight(double z) {
    return StrictMath.exp(-0.5 * z * z);
  }

  private static double value(Distribution distribution, double z) {
    double held = Math.max(-END, Math.min(END, z));
    return distribution.quantile(StandardNormal.cdf(held), StandardNormal.cdf(-held));
  }
}
