package org.gap2028.engine.sensitivity;

/**
 * A bound that a chi-square variable exceeds about once in a million times (E. B. Wilson and M. M.
 * Hilferty, "The distribution of chi-square", PNAS 17, 1931).
 */
final class ChiSquare {

  /** The standard normal exceeds this with probability 1e-6. */
  private static final double NORMAL = 4.753424308822899;

  private ChiSquare() {}

  /**
   * The bound.
   *
   * @param degrees degrees of freedom, at least 1
   */
  static double bound(int degrees) {
    double variance = 2 / (9.0 * degrees);
    double root = 1 - variance + NORMAL * Math.sqrt(variance);
    return degrees * root * root * root;
  }
}
