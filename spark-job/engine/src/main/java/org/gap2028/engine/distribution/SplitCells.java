package org.gap2028.engine.distribution;

import java.util.Arrays;

/**
 * Cells some of which are split into pieces, so that no polynomial reaches across a kink or a jump.
 * A piece holds its right end.
 */
final class SplitCells implements Cells {

  private final double[] coefficients;
  private final int[] first;
  private final double[] ends;
  private final double[] centres;
  private final double[] scales;
  private final double[] pieces;

  /**
   * The cells of these polynomials; the arrays are kept, not copied.
   *
   * @param coefficients the polynomials of the cells; those of split ones are not used
   * @param first by cell, its first piece, and the number of pieces at the end; a cell without
   *     pieces is whole
   * @param ends right ends of the pieces, ascending, in units of the cells' width
   * @param centres middles of the pieces
   * @param scales one over the widths of the pieces
   * @param pieces the polynomials of the pieces, in units of their width from their middle
   */
  SplitCells(
      double[] coefficients,
      int[] first,
      double[] ends,
      double[] centres,
      double[] scales,
      double[] pieces) {
    this.coefficients = coefficients;
    this.first = first;
    this.ends = ends;
    this.centres = centres;
    this.scales = scales;
    this.pieces = pieces;
  }

  @Override
  public void evaluate(double[] out, int n) {
    int middle = coefficients.length / COEFFICIENTS / 2;
    for (int i = 0; i < n; i++) {
      double x = out[i];
      double shifted = x + TO_INTEGER;
      int cell = (int) Double.doubleToRawLongBits(shifted) + middle;
      int from = first[cell];
      int to = first[cell + 1];
      if (from == to) {
        out[i] = polynomial(coefficients, cell, x - (shifted - TO_INTEGER));
      } else {
        int piece = pieceOf(x, from, to);
        out[i] = polynomial(pieces, piece, (x - centres[piece]) * scales[piece]);
      }
    }
  }

  /** The first of the pieces of a cell that reaches up to x. */
  private int pieceOf(double x, int from, int to) {
    int found = Arrays.binarySearch(ends, from, to, x);
    return Math.min(found < 0 ? -found - 1 : found, to - 1);
  }

  private static double polynomial(double[] coefficients, int index, double s) {
    int j = index * COEFFICIENTS;
    double value = coefficients[j + COEFFICIENTS - 1];
    for (int k = COEFFICIENTS - 2; k >= 0; k--) {
      value = Math.fma(value, s, coefficients[j + k]);
    }
    return value;
  }
}
