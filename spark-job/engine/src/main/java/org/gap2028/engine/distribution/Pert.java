package org.gap2028.engine.distribution;

/**
 * The PERT distribution: the beta distribution on an interval whose mean is (min + 4 mode + max)/6
 * and whose density is largest at the mode, alpha = 1 + 4 (mode - min)/(max - min), beta = 1 + 4
 * (max - mode)/(max - min) (D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, "Application
 * of a Technique for Research and Development Program Evaluation", Operations Research 7(5), 1959).
 *
 * @param min lower end, finite
 * @param mode the most likely value, from {@code min} to {@code max}
 * @param max upper end, finite, above {@code min}
 */
public record Pert(double min, double mode, double max) implements Distribution {

  /** Weight of the mode, lambda. */
  private static final double MODE_WEIGHT = 4;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Pert {
    Parameters.interval(min, max);
    Parameters.within("mode", mode, min, max);
  }

  @Override
  public String family() {
    return "pert";
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
    return beta().quantile(p, q);
  }

  @Override
  public double cdf(double x) {
    return beta().cdf(x);
  }

  @Override
  public double survival(double x) {
    return beta().survival(x);
  }

  @Override
  public double mean() {
    return beta().mean();
  }

  @Override
  public double standardDeviation() {
    return beta().standardDeviation();
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  /** The beta distribution that it is. */
  Beta beta() {
    double width = max - min;
    return new Beta(
        1 + MODE_WEIGHT * ((mode - min) / width),
        1 + MODE_WEIGHT * ((max - mode) / width),
        min,
        max);
  }
}
