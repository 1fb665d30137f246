package org.gap2028.engine.distribution;

/**
 * The loguniform (reciprocal) distribution: ln x is uniform, so that every factor of a given size
 * within the ends is as likely as any other.
 *
 * @param min lower end, positive and finite
 * @param max upper end, finite, above {@code min}
 */
public record LogUniform(double min, double max) implements Distribution {

  /** Below this half-width of ln x the variance is summed as a series, since it cancels. */
  private static final double SERIES = 1;

  /** The terms of the series fall below rounding before this one. */
  private static final int TERMS = 12;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code min} is not positive and finite or {@code max} not
   *     finite and above it
   */
  public LogUniform {
    Parameters.positive("min", min);
    Parameters.above("max", max, "min", min);
  }

  @Override
  public String family() {
    return "loguniform";
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
    double width = logRatio(max, min);
    double x = p < q ? min * StrictMath.exp(p * width) : max * StrictMath.exp(-q * width);
    return Math.max(min, Math.min(max, x));
  }

  @Override
  public double cdf(double x) {
    if (x <= min) {
      return 0;
    }
    return x >= max ? 1 : Math.min(1, logRatio(x, min) / logRatio(max, min));
  }

  @Override
  public double survival(double x) {
    if (x <= min) {
      return 1;
    }
    return x >= max ? 0 : Math.min(1, logRatio(max, x) / logRatio(max, min));
  }

  /** (max - min) / ln(max/min). */
  @Override
  public double mean() {
    return (max - min) / logRatio(max, min);
  }

  /**
   * With h half of ln(max/min) and m the geometric mean of the ends, the variance is m^2 (sinh h /
   * h) (cosh h - sinh h / h).
   */
  @Override
  public double standardDeviation() {
    double h = 0.5 * logRatio(max, min);
    double middle = Math.sqrt(min) * Math.sqrt(max);
    double share = StrictMath.sinh(h) / h;
    double excess = h < SERIES ? series(h) : StrictMath.cosh(h) - share;
    return middle * Math.sqrt(share) * Math.sqrt(excess);
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  /** cosh h - sinh h / h, the sum over k of 2k h^2k / (2k + 1)!. */
  private static double series(double h) {
    double power = 1;
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      power *= h * h / ((2 * k) * (2 * k + 1));
      sum += 2 * k * power;
    }
    return sum;
  }

  /**
   * ln(x / y) of two positive numbers, x the larger one; near each other they keep their digits.
   */
  private static double logRatio(double x, double y) {
    return x < 2 * y
        ? StrictMath.log1p((x - y) / y)
        : x / y < Double.POSITIVE_INFINITY
            ? StrictMath.log(x / y)
            : StrictMath.log(x) - StrictMath.log(y);
  }
}
