package org.gap2028.engine.distribution;

/**
 * The uniform distribution on an interval.
 *
 * @param min lower end, finite
 * @param max upper end, finite, above {@code min}
 */
public record Uniform(double min, double max) implements Distribution {

  /** sqrt(12). */
  private static final double SQRT_TWELVE = 3.4641016151377544;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if an end is not finite, {@code max} is not above {@code min},
   *     or their difference exceeds the largest double
   */
  public Uniform {
    Parameters.interval(min, max);
  }

  @Override
  public String family() {
    return "uniform";
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
    return p < q ? Math.fma(p, max - min, min) : Math.fma(-q, max - min, max);
  }

  @Override
  public double cdf(double x) {
    return clampedShare(x - min);
  }

  @Override
  public double survival(double x) {
    return clampedShare(max - x);
  }

  @Override
  public double mean() {
    return 0.5 * min + 0.5 * max;
  }

  @Override
  public double standardDeviation() {
    return (max - min) / SQRT_TWELVE;
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  private double clampedShare(double length) {
    return Math.max(0, Math.min(1, length / (max - min)));
  }
}
