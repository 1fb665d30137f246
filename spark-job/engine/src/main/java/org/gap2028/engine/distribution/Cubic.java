package org.gap2028.engine.distribution;

/**
 * The cubic on [-1/2, 1/2] through the values at both ends and at {@link NormalGrid#INNER_NODE} to
 * either side of the middle.
 */
final class Cubic {

  private Cubic() {}

  /** Writes the coefficients, the constant term first. */
  static void interpolate(
      double left, double innerLeft, double innerRight, double right, double[] out, int at) {
    // Its even part passes through the means of opposite values, its odd part through half their
    // differences.
    double node = NormalGrid.INNER_NODE;
    double gap = 0.25 - node * node;
    double outerMean = 0.5 * left + 0.5 * right;
    double innerMean = 0.5 * innerLeft + 0.5 * innerRight;
    double outerSlope = right - left;
    double innerSlope = (innerRight - innerLeft) / (2 * node);
    double quadratic = (outerMean - innerMean) / gap;
    double cubic = (outerSlope - innerSlope) / gap;
    out[at] = innerMean - quadratic * (node * node);
    out[at + 1] = innerSlope - cubic * (node * node);
    out[at + 2] = quadratic;
    out[at + 3] = cubic;
  }

  /** How far the cubic is from a value, in units of the larger of the value and the spread. */
  static double error(double[] coefficients, int at, double s, double exact, double spread) {
    double value = 0;
    for (int k = Cells.COEFFICIENTS - 1; k >= 0; k--) {
      value = Math.fma(value, s, coefficients[at + k]);
    }
    double difference = Math.abs(value - exact);
    return difference == 0 ? 0 : difference / Math.max(Math.abs(exact), spread);
  }
}
