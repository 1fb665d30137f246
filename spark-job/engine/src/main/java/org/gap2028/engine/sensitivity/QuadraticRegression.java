package org.gap2028.engine.sensitivity;

/**
 * Least squares of a quadratic polynomial in a few variables, all products of two included: normal
 * equations, solved by Cholesky's method. A ridge of 1e-9 of the number of points keeps them
 * solvable where variables take few values; variables should have a variance near 1.
 *
 * <p>Cost: p^2 / 2 multiplications a point, p being the number of terms.
 */
final class QuadraticRegression {

  private static final double RIDGE = 1e-9;

  private final int variables;
  private final double[] terms;
  private final double[][] products;
  private final double[] moments;
  private double squares;
  private long points;

  /** A regression on {@code variables} variables, without points. */
  QuadraticRegression(int variables) {
    this.variables = variables;
    int p = terms(variables);
    terms = new double[p];
    products = new double[p][];
    for (int a = 0; a < p; a++) {
      products[a] = new double[a + 1];
    }
    moments = new double[p];
  }

  /** Number of terms of a polynomial in so many variables. */
  static int terms(int variables) {
    return (variables + 1) * (variables + 2) / 2;
  }

  /** Adds a point. */
  void add(double[] x, double y) {
    fillTerms(x);
    for (int a = 0; a < terms.length; a++) {
      add(terms[a], terms, products[a]);
      moments[a] = Math.fma(terms[a], y, moments[a]);
    }
    squares = Math.fma(y, y, squares);
    points++;
  }

  private static void add(double factor, double[] terms, double[] row) {
    for (int b = 0; b < row.length; b++) {
      row[b] = Math.fma(factor, terms[b], row[b]);
    }
  }

  private void fillTerms(double[] x) {
    terms[0] = 1;
    int next = 1;
    for (int i = 0; i < variables; i++) {
      terms[next++] = x[i];
      for (int j = 0; j <= i; j++) {
        terms[next++] = x[i] * x[j];
      }
    }
  }

  /** The coefficients: of 1, then for each variable of itself and of its products with it. */
  double[] coefficients() {
    int p = terms.length;
    double[][] factor = new double[p][p];
    double[] solution = moments.clone();
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        double rest = products[a][b] + (a == b ? RIDGE * points : 0);
        for (int k = 0; k < b; k++) {
          rest -= factor[a][k] * factor[b][k];
        }
        factor[a][b] = a == b ? Math.sqrt(rest) : rest / factor[b][b];
      }
      for (int k = 0; k < a; k++) {
        solution[a] -= factor[a][k] * solution[k];
      }
      solution[a] /= factor[a][a];
    }
    for (int a = p - 1; a >= 0; a--) {
      for (int k = a + 1; k < p; k++) {
        solution[a] -= factor[k][a] * solution[k];
      }
      solution[a] /= factor[a][a];
    }
    return solution;
  }

  /**
   * Whether the polynomial explains more than chance would: its sum of squares over the residual
   * variance exceeds {@link ChiSquare#bound}.
   */
  boolean explains(double[] coefficients) {
    double fitted = 0;
    for (int a = 0; a < terms.length; a++) {
      fitted += coefficients[a] * moments[a];
    }
    double ofMean = moments[0] * moments[0] / points;
    double explained = fitted - ofMean;
    double residual = Math.max(squares - fitted, 0);
    // Where nothing is left to explain but rounding, there is nothing to learn.
    boolean varies = squares - ofMean > 1e-12 * squares;
    return varies
        && explained * (points - terms.length) > residual * ChiSquare.bound(terms.length - 1);
  }

  /** The polynomial at a point. */
  static double value(double[] coefficients, double[] x, int variables) {
    double sum = coefficients[0];
    int next = 1;
    for (int i = 0; i < variables; i++) {
      double inner = coefficients[next++];
      for (int j = 0; j <= i; j++) {
        inner = Math.fma(coefficients[next++], x[j], inner);
      }
      sum = Math.fma(inner, x[i], sum);
    }
    return sum;
  }
}
