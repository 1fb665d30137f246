package org.gap2028.engine.distribution;

/**
 * The polynomial of degree 7 on [-1/2, 1/2] through the values at both ends and at three inner
 * nodes to either side of the middle: Chebyshev's nodes, stretched so that the outer ones are the
 * ends.
 */
final class Septic {

  private static final double N1 = 104_287 * 0x1p-20;
  private static final double N2 = 296_985 * 0x1p-20;
  private static final double N3 = 444_470 * 0x1p-20;

  // Where, besides the middle, the error is largest: cos(k pi/8) / (2 cos(pi/16)).
  private static final double C1 = 204_567 * 0x1p-20;
  private static final double C2 = 377_991 * 0x1p-20;
  private static final double C3 = 493_868 * 0x1p-20;

  /** Nodes and, between any two, where the error is looked at; multiples of 2^-20. */
  private static final double[] PLACES = {
    -0.5, -C3, -N3, -C2, -N2, -C1, -N1, 0, N1, C1, N2, C2, N3, C3, 0.5
  };

  /** The last place, the right end. */
  static final int LAST = PLACES.length - 1;

  private static final int MIDDLE = LAST / 2;
  private static final int PAIRS = 4;

  private Septic() {}

  /** A place in a piece, from -1/2 at 0 to 1/2 at {@link #LAST}. */
  static double place(int i) {
    return PLACES[i];
  }

  /**
   * Writes the coefficients, the constant term first.
   *
   * @param values values at all places
   */
  static void interpolate(double[] values, double[] out, int at) {
    // The even part passes through the means of opposite values, the odd part, over s, through
    // their slopes; both are cubics in s^2.
    double[] means = new double[PAIRS];
    double[] slopes = new double[PAIRS];
    for (int k = 0; k < PAIRS; k++) {
      double left = values[MIDDLE - 1 - 2 * k];
      double right = values[MIDDLE + 1 + 2 * k];
      means[k] = 0.5 * left + 0.5 * right;
      slopes[k] = (right - left) / (2 * node(k));
    }
    cubicInSquares(means, out, at);
    cubicInSquares(slopes, out, at + 1);
  }

  private static double node(int k) {
    return PLACES[MIDDLE + 1 + 2 * k];
  }

  /** By Newton's divided differences, left in {@code y}; every other coefficient is written. */
  private static void cubicInSquares(double[] y, double[] out, int at) {
    for (int order = 1; order < PAIRS; order++) {
      for (int k = PAIRS - 1; k >= order; k--) {
        y[k] = (y[k] - y[k - 1]) / (square(k) - square(k - order));
      }
    }
    double[] c = {y[PAIRS - 1], 0, 0, 0};
    for (int k = PAIRS - 2; k >= 0; k--) {
      for (int j = PAIRS - 1; j > 0; j--) {
        c[j] = c[j - 1] - square(k) * c[j];
      }
      c[0] = y[k] - square(k) * c[0];
    }
    for (int j = 0; j < PAIRS; j++) {
      out[at + 2 * j] = c[j];
    }
  }

  private static double square(int k) {
    return node(k) * node(k);
  }

  /**
   * The largest error between the nodes, in units of the larger of the value and the spread.
   *
   * @param values values at all places
   */
  static double error(double[] values, double[] coefficients, int at, double spread) {
    double worst = 0;
    for (int i = 1; i < LAST; i += 2) {
      double value = 0;
      for (int k = Cells.COEFFICIENTS - 1; k >= 0; k--) {
        value = Math.fma(value, PLACES[i], coefficients[at + k]);
      }
      double difference = Math.abs(value - values[i]);
      if (difference != 0) {
        worst = Math.max(worst, difference / Math.max(Math.abs(values[i]), spread));
      }
    }
    return worst;
  }
}
