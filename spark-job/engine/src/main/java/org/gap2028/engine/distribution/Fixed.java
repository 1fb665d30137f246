package org.gap2028.engine.distribution;

/**
 * A known value: the distribution with all its probability at one point. The latent normal of a
 * fixed input has no effect.
 *
 * @param value the value, finite
 */
public record Fixed(double value) implements Distribution {

  /**
   * Checks the parameter.
   *
   * @throws IllegalArgumentException if {@code value} is not finite
   */
  public Fixed {
    Parameters.finite("value", value);
  }

  @Override
  public String family() {
    return "fixed";
  }

  @Override
  public double lower() {
    return value;
  }

  @Override
  public double upper() {
    return value;
  }

  @Override
  public double quantile(double p, double q) {
    return value;
  }

  @Override
  public double cdf(double x) {
    return x >= value ? 1 : 0;
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double standardDeviation() {
    return 0;
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }
}
