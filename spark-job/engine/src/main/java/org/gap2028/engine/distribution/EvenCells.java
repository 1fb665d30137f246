package org.gap2028.engine.distribution;

/** Cells with one polynomial each. */
final class EvenCells implements Cells {

  private final double[] coefficients;

  /**
   * The cells of these polynomials.
   *
   * @param coefficients the polynomials, from the first cell to the last; kept, not copied
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
      double value = Math.fma(coefficients[j + 7], s, coefficients[j + 6]);
      value = Math.fma(value, s, coefficients[j + 5]);
      value = Math.fma(value, s, coefficients[j + 4]);
      value = Math.fma(value, s, coefficients[j + 3]);
      value = Math.fma(value, s, coefficients[j + 2]);
      value = Math.fma(value, s, coefficients[j + 1]);
      out[i] = Math.fma(value, s, coefficients[j]);
    }
  }
}
