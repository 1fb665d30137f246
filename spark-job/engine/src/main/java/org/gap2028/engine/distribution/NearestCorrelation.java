package org.gap2028.engine.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The correlation matrix that is nearest to a given one in the Frobenius norm and that a {@link
 * GaussianCopula} accepts: alternating projections onto the matrices with no eigenvalue below a
 * bound and onto those with a unit diagonal, with Dykstra's correction (N. J. Higham, "Computing
 * the nearest correlation matrix, a problem from finance", IMA Journal of Numerical Analysis 22,
 * 2002, algorithm 3.3).
 */
public final class NearestCorrelation {

  /** Inputs at most; each of some hundred steps costs about 25 n^3 multiplications. */
  public static final int LARGEST_SIZE = 64;

  /** Correlations are rounded to 1/10,000. */
  private static final double DECIMALS = 1e4;

  /** A twentieth of the last decimal. */
  private static final double PRECISION = 5e-6;

  /** The method converges linearly; where it is slow, what it has reached is near enough. */
  private static final int MAX_STEPS = 300;

  private NearestCorrelation() {}

  /**
   * The correlations of all pairs that the nearest accepted matrix has otherwise than the given
   * one, rounded to four decimals; those not given are 0. The rounded matrix is accepted.
   *
   * @param size number of inputs, from 0 to {@link #LARGEST_SIZE}
   * @param correlations at most one for each pair of inputs
   * @throws IllegalArgumentException if {@code size} is out of range
   */
  public static List<Correlation> changes(int size, List<Correlation> correlations) {
    if (size < 0 || size > LARGEST_SIZE) {
      throw new IllegalArgumentException("Invalid size: " + size + " (0 to " + LARGEST_SIZE + ")");
    }
    double[][] given = new double[size][size];
    for (int i = 0; i < size; i++) {
      given[i][i] = 1;
    }
    for (Correlation each : correlations) {
      given[each.first()][each.second()] = each.rho();
      given[each.second()][each.first()] = each.rho();
    }
    double[][] nearest = accepted(given);
    List<Correlation> changes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        if (nearest[i][j] != given[i][j]) {
          changes.add(new Correlation(i, j, nearest[i][j]));
        }
      }
    }
    return List.copyOf(changes);
  }

  /** Rounding may lower an eigenvalue: then a little more distance from the bound is tried. */
  private static double[][] accepted(double[][] given) {
    if (isAccepted(given)) {
      return given;
    }
    double bound = GaussianCopula.SMALLEST_EIGENVALUE;
    while (true) {
      double[][] rounded = rounded(of(given, bound), given);
      if (isAccepted(rounded)) {
        return rounded;
      }
      // At a bound of 1 the only matrix left is that of independence, which is accepted.
      bound = Math.min(1, bound + GaussianCopula.SMALLEST_EIGENVALUE / 4 * given.length);
    }
  }

  private static boolean isAccepted(double[][] matrix) {
    return matrix.length == 0
        || SymmetricEigenvalues.of(matrix)[0] >= GaussianCopula.SMALLEST_EIGENVALUE;
  }

  /** What changes by less than the last decimal stays as it was given. */
  private static double[][] rounded(double[][] nearest, double[][] given) {
    double[][] rounded = new double[given.length][given.length];
    for (int i = 0; i < given.length; i++) {
      for (int j = 0; j < given.length; j++) {
        double value = Math.rint(nearest[i][j] * DECIMALS) / DECIMALS;
        boolean same = Math.abs(value - given[i][j]) < 1 / DECIMALS;
        rounded[i][j] = i == j ? 1 : same ? given[i][j] : value;
      }
    }
    return rounded;
  }

  /**
   * The nearest matrix with a unit diagonal and no eigenvalue below a bound.
   *
   * @param given symmetric and finite
   * @param bound from 0 to 1
   */
  static double[][] of(double[][] given, double bound) {
    int n = given.length;
    double[][] y = Arrays.stream(given).map(double[]::clone).toArray(double[][]::new);
    double[][] correction = new double[n][n];
    double[][] r = new double[n][n];
    double distance = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS && distance > PRECISION; step++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          r[i][j] = y[i][j] - correction[i][j];
        }
      }
      double[][] x = bounded(r, bound);
      distance = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          correction[i][j] = x[i][j] - r[i][j];
          double next = i == j ? 1 : x[i][j];
          distance = Math.max(distance, Math.abs(next - y[i][j]));
          distance = Math.max(distance, Math.abs(next - x[i][j]));
          y[i][j] = next;
        }
      }
    }
    return y;
  }

  /** The nearest symmetric matrix with no eigenvalue below a bound: smaller ones are raised. */
  private static double[][] bounded(double[][] matrix, double bound) {
    int n = matrix.length;
    double[][] vectors = new double[n][n];
    double[] values = SymmetricEigenvalues.withVectors(matrix, vectors);
    double[][] raised = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int k = 0; k < n; k++) {
      double by = bound - values[k];
      if (by > 0) {
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            raised[i][j] += by * (vectors[i][k] * vectors[j][k]);
          }
        }
      }
    }
    return raised;
  }
}
