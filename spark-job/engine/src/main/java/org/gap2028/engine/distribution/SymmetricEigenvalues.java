package org.gap2028.engine.distribution;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's method, cyclic by rows (G. H.
 * Golub and C. F. Van Loan, "Matrix Computations", 4th edition, 2013, section 8.5). Each is found
 * to within rounding of the largest one in size; the cost is about 10 n^3 multiplications.
 */
final class SymmetricEigenvalues {

  /** Convergence is quadratic: 6 to 10 sweeps suffice for matrices of any size met in practice. */
  private static final int MAX_SWEEPS = 60;

  private SymmetricEigenvalues() {}

  /**
   * The eigenvalues in ascending order.
   *
   * @param matrix symmetric and finite; left as it is
   */
  static double[] of(double[][] matrix) {
    double[] eigenvalues = diagonalise(matrix, new double[0][]);
    Arrays.sort(eigenvalues);
    return eigenvalues;
  }

  /**
   * The eigenvalues in no particular order, with their eigenvectors.
   *
   * @param matrix symmetric and finite; left as it is
   * @param vectors receives in column k the eigenvector of unit length that belongs to the k-th
   *     eigenvalue; as large as the matrix
   */
  static double[] withVectors(double[][] matrix, double[][] vectors) {
    for (int i = 0; i < matrix.length; i++) {
      Arrays.fill(vectors[i], 0);
      vectors[i][i] = 1;
    }
    return diagonalise(matrix, vectors);
  }

  private static double[] diagonalise(double[][] matrix, double[][] vectors) {
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      boolean rotated = false;
      for (int p = 0; p < a.length - 1; p++) {
        for (int q = p + 1; q < a.length; q++) {
          rotated |= rotate(a, vectors, p, q);
        }
      }
      if (!rotated) {
        break;
      }
    }
    double[] eigenvalues = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      eigenvalues[i] = a[i][i];
    }
    return eigenvalues;
  }

  /** Makes a[p][q] zero; returns whether it was not yet negligible. */
  private static boolean rotate(double[][] a, double[][] vectors, int p, int q) {
    double off = a[p][q];
    // What does not change either diagonal element when added to it is zero in effect.
    if (a[p][p] + 0.01 * off == a[p][p] && a[q][q] + 0.01 * off == a[q][q]) {
      a[p][q] = 0;
      a[q][p] = 0;
      return false;
    }
    double tau = (a[q][q] - a[p][p]) / (2 * off);
    double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = t * c;
    a[p][p] -= t * off;
    a[q][q] += t * off;
    a[p][q] = 0;
    a[q][p] = 0;
    for (int k = 0; k < a.length; k++) {
      if (k != p && k != q) {
        double x = a[k][p];
        double y = a[k][q];
        a[k][p] = c * x - s * y;
        a[p][k] = a[k][p];
        a[k][q] = s * x + c * y;
        a[q][k] = a[k][q];
      }
    }
    for (double[] row : vectors) {
      double x = row[p];
      double y = row[q];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    }
    return true;
  }
}
