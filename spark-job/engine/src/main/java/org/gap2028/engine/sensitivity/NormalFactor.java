package org.gap2028.engine.sensitivity;

/**
 * The lower Cholesky factor of the correlations of normals taken in an order of one's own: normal
 * {@code order[k]} is the sum over j up to k of {@code factor[k][j]} times independent innovation
 * j. Two vectors that share the first k innovations share the first k normals of the order, and are
 * independent given these: sharing innovations is exact conditional sampling.
 *
 * <p>Correlation matrices here are those of a {@link
 * org.gap2028.engine.distribution.GaussianCopula}, hence positive definite.
 */
final class NormalFactor {

  private NormalFactor() {}

  /** Writes the factor of {@code matrix} in the given order. */
  static void fill(double[][] matrix, int[] order, double[][] factor) {
    for (int k = 0; k < order.length; k++) {
      for (int j = 0; j <= k; j++) {
        double rest = matrix[order[k]][order[j]];
        for (int l = 0; l < j; l++) {
          rest -= factor[k][l] * factor[j][l];
        }
        factor[k][j] = j == k ? Math.sqrt(rest) : rest / factor[j][j];
      }
    }
  }
}
