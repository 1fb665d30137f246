package org.gap2028.engine.distribution;

/**
 * The table of a {@link QuantileKernel}: polynomials on cells of equal width of the latent normal.
 */
sealed interface Cells permits EvenCells, SplitCells {

  /** Coefficients of a polynomial of degree 7, the constant term first: one line of cache. */
  int COEFFICIENTS = 8;

  /** Adding this to a number below 2^31 in size leaves its nearest integer in the low bits. */
  double TO_INTEGER = 0x1.8p52;

  /** Replaces each latent normal, in units of the cells' width, by its value. */
  void evaluate(double[] out, int n);
}
