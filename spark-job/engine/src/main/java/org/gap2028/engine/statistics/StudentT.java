package org.gap2028.engine.statistics;

/**
 * Quantiles of Student's t distribution with a whole number of degrees of freedom, which make 95 %
 * intervals of the spread over replicates.
 *
 * <p>The distribution function is the finite trigonometric series of Abramowitz and Stegun,
 * Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4; its root is found by bisection to
 * the last bit. Relative error below 5e-13 for up to 1,023 degrees (measured against mpmath:
 * 1.5e-13; {@code StudentTTest}).
 */
public final class StudentT {

  private StudentT() {}

  /**
   * The t with P(|T| &lt; t) = {@code probability}.
   *
   * @param probability two-sided probability, in (0, 1)
   * @param degrees degrees of freedom, at least 1
   */
  public static double twoSided(double probability, int degrees) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "Invalid probability: " + probability + " (above 0 and below 1)");
    }
    if (degrees < 1) {
      throw new IllegalArgumentException("Invalid degrees: " + degrees + " (at least 1)");
    }
    // theta = atan(t / sqrt(degrees)) rises from 0 to pi/2 with t.
    double low = 0;
    double high = StrictMath.PI / 2;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return StrictMath.tan(middle) * Math.sqrt(degrees);
      }
      if (within(middle, degrees) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** P(|T| &lt; sqrt(degrees) tan(theta)). */
  private static double within(double theta, int degrees) {
    double sin = StrictMath.sin(theta);
    double cos = StrictMath.cos(theta);
    double square = cos * cos;
    boolean odd = degrees % 2 == 1;
    double term = odd ? cos : 1;
    double sum = odd && degrees == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
      term *= square * (k - 1) / k;
      sum += term;
    }
    return odd ? (theta + sin * sum) * (2 / StrictMath.PI) : sin * sum;
  }
}
