package org.gap2028.engine.distribution;

import java.util.List;

/**
 * The triangular distribution: a density that rises linearly to the mode and falls linearly from
 * it.
 *
 * @param min lower end, finite
 * @param mode the most likely value, from {@code min} to {@code max}
 * @param max upper end, finite, above {@code min}
 */
public record Triangular(double min, double mode, double max) implements Distribution {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public Triangular {
    Parameters.interval(min, max);
    Parameters.within("mode", mode, min, max);
  }

  @Override
  public String family() {
    return "triangular";
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
    double width = max - min;
    double rise = mode - min;
    double fall = max - mode;
    boolean rising = p < q ? p <= rise / width : q >= fall / width;
    // Roots of the factors, since the product might overflow.
    double x =
        rising
            ? Math.fma(Math.sqrt(p) * Math.sqrt(width), Math.sqrt(rise), min)
            : Math.fma(-Math.sqrt(q) * Math.sqrt(width), Math.sqrt(fall), max);
    return Math.max(min, Math.min(max, x));
  }

  @Override
  public double cdf(double x) {
    if (x <= min) {
      return 0;
    }
    return x <= mode ? share(x - min, mode - min) : 1 - survival(x);
  }

  @Override
  public double survival(double x) {
    if (x >= max) {
      return 0;
    }
    return x > mode ? share(max - x, max - mode) : 1 - cdf(x);
  }

  @Override
  public double mean() {
    return min + ((mode - min) + (max - min)) / 3;
  }

  @Override
  public double standardDeviation() {
    double rise = (mode - min) / (max - min);
    return (max - min) * Math.sqrt((1 - rise * (1 - rise)) / 18);
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  /** The mode, unless it is an end. */
  @Override
  public List<Kink> kinks() {
    double width = max - min;
    return mode > min && mode < max
        ? List.of(new Kink((mode - min) / width, (max - mode) / width, mode, mode))
        : List.of();
  }

  private double share(double distance, double side) {
    return distance / side * (distance / (max - min));
  }
}
