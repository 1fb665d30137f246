package org.gap2028.engine.distribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A Gaussian copula: the dependence of inputs whose latent standard normals are jointly normal with
 * given correlations. Correlated normals are L times independent ones, L being the lower Cholesky
 * factor of the correlation matrix in the order of the inputs.
 *
 * <p>Only the non-zero elements of L are used, since most inputs depend on few others or on none.
 * Immutable; instances may be shared between threads.
 */
public final class GaussianCopula implements Serializable {

  /** A correlation matrix is accepted if its smallest eigenvalue is at least this. */
  public static final double SMALLEST_EIGENVALUE = 1e-4;

  /** Rounding in the factorisation must not refuse a matrix that lies at the limit. */
  private static final double ROUNDING = 1e-12;

  private static final long serialVersionUID = 1L;

  private final double[][] matrix;
  private final double[][] factor;

  /** By row, the columns left of the diagonal where the factor is not zero, ascending. */
  private final int[][] columns;

  private GaussianCopula(double[][] matrix, double[][] factor) {
    this.matrix = matrix;
    this.factor = factor;
    this.columns =
        IntStream.range(0, matrix.length)
            .mapToObj(i -> IntStream.range(0, i).filter(j -> factor[i][j] != 0).toArray())
            .toArray(int[][]::new);
  }

  /**
   * The copula of {@code size} inputs that are independent but for the given correlations.
   *
   * @param size number of inputs, at least 0
   * @param correlations at most one for each pair of inputs, in either order
   * @throws IndefiniteCorrelationException if the smallest eigenvalue of the correlation matrix is
   *     below {@link #SMALLEST_EIGENVALUE}
   * @throws IllegalArgumentException if {@code size} is negative, an index is not below it, or a
   *     pair is given twice
   */
  public static GaussianCopula of(int size, List<Correlation> correlations) {
    if (size < 0) {
      throw new IllegalArgumentException("Invalid size: " + size + " (at least 0)");
    }
    double[][] matrix = identity(size);
    boolean[][] given = new boolean[size][size];
    for (Correlation c : correlations) {
      int row = Math.max(c.first(), c.second());
      int column = Math.min(c.first(), c.second());
      if (row >= size) {
        throw new IllegalArgumentException(
            "Invalid input of a correlation: " + row + " (below " + size + ")");
      }
      if (given[row][column]) {
        throw new IllegalArgumentException(
            "Invalid correlations: inputs " + column + " and " + row + " are given twice");
      }
      given[row][column] = true;
      matrix[row][column] = c.rho();
      matrix[column][row] = c.rho();
    }
    double[][] factor = new double[size][size];
    // All eigenvalues of A exceed s exactly if A - s I has a Cholesky factor.
    if (!factorise(matrix, SMALLEST_EIGENVALUE - ROUNDING, factor)) {
      throw new IndefiniteCorrelationException(SymmetricEigenvalues.of(matrix)[0]);
    }
    if (!factorise(matrix, 0, factor)) {
      throw new IllegalStateException("Cannot factorise a matrix found to be positive definite");
    }
    return new GaussianCopula(matrix, factor);
  }

  /** Number of inputs. */
  public int size() {
    return matrix.length;
  }

  /**
   * Correlation of two inputs on the normal scale, 1 of an input with itself.
   *
   * @throws IndexOutOfBoundsException if an index is not in [0, {@link #size})
   */
  public double correlation(int first, int second) {
    return matrix[first][second];
  }

  /** A copy of the lower Cholesky factor, zeros above the diagonal. */
  public double[][] cholesky() {
    return copyOf(factor);
  }

  /**
   * Correlates the first {@code n} values of each input: {@code correlated[i]} = sum over j up to i
   * of L_ij {@code independent[j]}. Terms are added by fused multiply-add, the diagonal one first,
   * then the others by ascending j. An input that depends on none before it is copied.
   *
   * <p>Rows are computed from the last to the first, so that {@code correlated[i]} may be the very
   * array {@code independent[i]}: correlation in place is right, row by row or for all rows. No
   * array may stand at two different indices.
   *
   * @param independent independent standard normals, one array an input
   * @param correlated receives the correlated normals, one array an input
   * @param n values of each input
   * @throws IndexOutOfBoundsException if there are fewer arrays than inputs, or one is shorter than
   *     {@code n}
   */
  public void correlate(double[][] independent, double[][] correlated, int n) {
    Objects.checkFromIndexSize(0, size(), independent.length);
    Objects.checkFromIndexSize(0, size(), correlated.length);
    assert noneStandsTwice(independent, correlated);
    for (int i = size() - 1; i >= 0; i--) {
      double[] out = correlated[i];
      Objects.checkFromIndexSize(0, n, independent[i].length);
      Objects.checkFromIndexSize(0, n, out.length);
      row(i, independent, out, n);
    }
  }

  private void row(int i, double[][] independent, double[] out, int n) {
    int[] terms = columns[i];
    double[] row = factor[i];
    double[] own = independent[i];
    int count = terms.length;
    if (count == 0) {
      // A row of a correlation matrix's factor has norm 1, so this diagonal element is 1.
      if (own != out) {
        System.arraycopy(own, 0, out, 0, n);
      }
      return;
    }
    int k = terms[0];
    if (count == 1) {
      scaleAndAdd(row[i], own, row[k], independent[k], out, n);
      return;
    }
    int l = terms[1];
    scaleAndAdd(row[i], own, row[k], independent[k], row[l], independent[l], out, n);
    int next = 2;
    for (; next + 1 < count; next += 2) {
      k = terms[next];
      l = terms[next + 1];
      add(row[k], independent[k], row[l], independent[l], out, n);
    }
    if (next < count) {
      k = terms[next];
      add(row[k], independent[k], out, n);
    }
  }

  private static void scaleAndAdd(double a, double[] x, double b, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(b, y[i], a * x[i]);
    }
  }

  private static void scaleAndAdd(
      double a, double[] x, double b, double[] y, double c, double[] w, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(c, w[i], Math.fma(b, y[i], a * x[i]));
    }
  }

  private static void add(double a, double[] x, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(a, x[i], out[i]);
    }
  }

  private static void add(double a, double[] x, double b, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(b, y[i], Math.fma(a, x[i], out[i]));
    }
  }

  private boolean noneStandsTwice(double[][] independent, double[][] correlated) {
    for (int i = 0; i < size(); i++) {
      for (int j = 0; j < i; j++) {
        if (correlated[i] == correlated[j]
            || correlated[i] == independent[j]
            || independent[i] == correlated[j]) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Writes the lower Cholesky factor of {@code matrix - shift I}, row by row.
   *
   * @return whether that matrix is positive definite; if not, {@code factor} is of no use
   */
  private static boolean factorise(double[][] matrix, double shift, double[][] factor) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = i == j ? matrix[i][i] - shift : matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= factor[i][k] * factor[j][k];
        }
        if (i != j) {
          factor[i][j] = rest / factor[j][j];
        } else if (rest > 0) {
          factor[i][i] = Math.sqrt(rest);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  private static double[][] identity(int size) {
    double[][] identity = new double[size][size];
    for (int i = 0; i < size; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static double[][] copyOf(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }

  /** Whether the other is a copula of the same correlations. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GaussianCopula copula && Arrays.deepEquals(matrix, copula.matrix);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(matrix);
  }

  @Override
  public String toString() {
    return "GaussianCopula" + Arrays.deepToString(matrix);
  }
}
