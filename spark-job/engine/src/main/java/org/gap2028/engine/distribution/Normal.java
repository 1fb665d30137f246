package org.gap2028.engine.distribution;

/**
 * The normal distribution, x = mean + sd z.
 *
 * <p>A standard deviation of 0 is refused: that is a {@link Fixed} value, and whether an input is
 * fixed decides what may be correlated with it.
 *
 * @param mean mean, finite
 * @param standardDeviation standard deviation ({@code sd} in configurations), positive and finite
 */
public record Normal(double mean, double standardDeviation) implements Distribution {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code mean} is not finite or {@code standardDeviation} not
   *     positive and finite
   */
  public Normal {
    Parameters.finite("mean", mean);
    if (standardDeviation == 0) {
      throw Parameters.invalid(
          "sd", standardDeviation, "must be positive; a value without uncertainty is fixed");
    }
    Parameters.positive("sd", standardDeviation);
  }

  @Override
  public String family() {
    return "normal";
  }

  @Override
  public double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double quantile(double p, double q) {
    return Math.fma(standardDeviation, StandardNormal.quantile(p, q), mean);
  }

  @Override
  public double cdf(double x) {
    return StandardNormal.cdf((x - mean) / standardDeviation);
  }

  @Override
  public double survival(double x) {
    return StandardNormal.survival((x - mean) / standardDeviation);
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }
}
