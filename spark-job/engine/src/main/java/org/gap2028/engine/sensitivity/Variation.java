package org.gap2028.engine.sensitivity;

/** Whether something varies, beyond what rounding makes of a constant. */
final class Variation {

  /** Differences of equal doubles are 0; those of nearly equal ones are some 1e-16 of them. */
  private static final double ROUNDING = 1e-24;

  private Variation() {}

  /**
   * Whether a variance is none.
   *
   * @param variance the variance
   * @param square mean square of the values that it is made of, divided as it is
   */
  static boolean isNone(double variance, double square) {
    return !(variance > ROUNDING * square);
  }
}
