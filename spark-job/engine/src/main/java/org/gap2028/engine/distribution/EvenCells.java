package org.gap2028.engine.distribution;

/** Cells with one cubic each. */
final class EvenCells implements Cells {

  private final double[] coefficients;

  /**
   * The cells of these cubics.
   *
   * @param coefficients the cubics, from the first cell to the last; kept, not copied
   */
  EvenCells(double[] coefficients) {
    this.coefficients = coefficients;
  }

  @Override
  public void evaluate(double[] out, int n) {
    evaluate(coefficients, coefficients.length / COEFFICIENTS / 2, out, n);
  }

  private static void evaluate(double[] coefficients, int middle, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double x = out[i];
      double shifted = x + TO_INTEGER;
      int j = ((int) Double.doubleToRawLongBits(shifted) + middle) * COEFFICIENTS;
      double s = x - (shifted - TO_INTEGER);
      out[i] =
          Math.fma(
              Math.fma(
                  Math.fma(coefficients[j + 3], s, coefficients[j + 2]), s, coefficients[j + 1]),
              s,
              coefficients[j]);
    }
  }
}
