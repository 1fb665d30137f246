package org.gap2028.engine.sensitivity;

import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.StudentT;

/**
 * The ratio of two sums over replicates, with the error of its linearisation: residuals a_r - ratio
 * v_r of independent replicates (W. G. Cochran, Sampling Techniques, 3rd ed. 1977, section 6.3).
 */
final class ReplicateRatio {

  private static final double CONFIDENCE = 0.95;

  private ReplicateRatio() {}

  /** An estimate that does not exist. */
  static final Estimate NONE = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** An estimate without error. */
  static Estimate exact(double value) {
    return new Estimate(value, 0, value, value);
  }

  /**
   * The ratio.
   *
   * @param a numerators by replicate, at least two
   * @param v denominators, likewise
   */
  static Estimate of(double[] a, double[] v) {
    double sumA = 0;
    double sumV = 0;
    for (int r = 0; r < a.length; r++) {
      sumA += a[r];
      sumV += v[r];
    }
    double ratio = sumA / sumV;
    double squares = 0;
    for (int r = 0; r < a.length; r++) {
      double residual = a[r] - ratio * v[r];
      squares += residual * residual;
    }
    double n = a.length;
    return of(ratio, n / sumV * Math.sqrt(squares / (n * (n - 1))), a.length);
  }

  /** An estimate with its interval. */
  static Estimate of(double value, double standardError, int replicates) {
    double half = StudentT.twoSided(CONFIDENCE, replicates - 1) * standardError;
    return new Estimate(value, standardError, value - half, value + half);
  }
}
