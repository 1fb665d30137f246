package org.gap2028.engine.sensitivity;

import java.util.Arrays;

/**
 * Some of several jointly normal variables, given the others: Z_drawn = M Z_given + L w with
 * independent standard normals w. With the correlations in the order (given, drawn) factored into
 * ((A, 0), (B, C)), M = B A^-1 and L = C.
 */
final class ConditionalNormals {

  private final int[] given;
  private final int[] drawn;
  private final double[][] slopes;
  private final double[][] factor;

  private ConditionalNormals(int[] given, int[] drawn, double[][] slopes, double[][] factor) {
    this.given = given;
    this.drawn = drawn;
    this.slopes = slopes;
    this.factor = factor;
  }

  /**
   * The law of some variables given all others.
   *
   * @param matrix correlations
   * @param isDrawn which variables are drawn
   */
  static ConditionalNormals of(double[][] matrix, boolean[] isDrawn) {
    int size = matrix.length;
    int[] order = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (!isDrawn[i]) {
        order[count++] = i;
      }
    }
    int givens = count;
    for (int i = 0; i < size; i++) {
      if (isDrawn[i]) {
        order[count++] = i;
      }
    }
    double[][] whole = new double[size][size];
    NormalFactor.fill(matrix, order, whole);
    double[][] slopes = new double[size - givens][givens];
    double[][] factor = new double[size - givens][];
    for (int d = 0; d < slopes.length; d++) {
      double[] row = whole[givens + d];
      // M A = B, solved from the last column back.
      for (int j = givens - 1; j >= 0; j--) {
        double rest = row[j];
        for (int l = j + 1; l < givens; l++) {
          rest -= slopes[d][l] * whole[l][j];
        }
        slopes[d][j] = rest / whole[j][j];
      }
      factor[d] = Arrays.copyOfRange(row, givens, givens + d + 1);
    }
    return new ConditionalNormals(
        Arrays.copyOf(order, givens), Arrays.copyOfRange(order, givens, size), slopes, factor);
  }

  /** The variables that are drawn, ascending. */
  int[] drawn() {
    return drawn.clone();
  }

  /**
   * Draws anew.
   *
   * @param z the variables, by index; those that are given are read
   * @param w independent standard normals, by index of the variables that are drawn
   * @param out receives those that are drawn, by index; other arrays than z and w
   * @param n how many of each
   */
  void fill(double[][] z, double[][] w, double[][] out, int n) {
    for (int d = 0; d < drawn.length; d++) {
      double[] target = out[drawn[d]];
      Arrays.fill(target, 0, n, 0);
      for (int j = 0; j < given.length; j++) {
        add(slopes[d][j], z[given[j]], target, n);
      }
      for (int j = 0; j <= d; j++) {
        add(factor[d][j], w[drawn[j]], target, n);
      }
    }
  }

  /** out += a x, nothing where a is 0. */
  static void add(double a, double[] x, double[] out, int n) {
    if (a == 0) {
      return;
    }
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(a, x[i], out[i]);
    }
  }
}
