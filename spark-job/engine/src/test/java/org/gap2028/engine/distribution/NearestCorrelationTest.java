package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestCorrelationTest {

  /** Where the iteration stops. */
  private static final double CONVERGED = 1e-5;

  @Test
  void findsTheNearestOfATridiagonalMatrix() {
    // A = tridiag(-1, 2, -1) of order 4, an example of N. J. Higham (2002); computed by
    // scripts/golden/nearest_correlation.py (NumPy 2.4.6), alternating projections too.
    double[][] a = {{2, -1, 0, 0}, {-1, 2, -1, 0}, {0, -1, 2, -1}, {0, 0, -1, 2}};
    double[][] expected = {
      {1, -0.8084124981, 0.1915875019, 0.1067750490},
      {-0.8084124981, 1, -0.6562326948, 0.1915875019},
      {0.1915875019, -0.6562326948, 1, -0.8084124981},
      {0.1067750490, 0.1915875019, -0.8084124981, 1}
    };
    assertClose(NearestCorrelation.of(a, 0), expected);
  }

  @Test
  void findsTheNearestOfThreeThatCannotHoldTogether() {
    // scripts/golden/nearest_correlation.py (NumPy 2.4.6).
    double[][] a = {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}};
    double[][] expected = {
      {1, 0.7606898534, 0.1572981061},
      {0.7606898534, 1, 0.7606898534},
      {0.1572981061, 0.7606898534, 1}
    };
    assertClose(NearestCorrelation.of(a, 0), expected);
  }

  private static void assertClose(double[][] found, double[][] expected) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertThat(found[i][j]).isCloseTo(expected[i][j], within(CONVERGED));
      }
    }
  }

  @Test
  void changesNothingInWhatIsAccepted() {
    assertThat(NearestCorrelation.changes(3, List.of(new Correlation(0, 2, 0.123456)))).isEmpty();
    assertThat(NearestCorrelation.changes(0, List.of())).isEmpty();
  }

  @Test
  void whatItFindsIsAcceptedHasFourDecimalsAndIsNoFartherThanShrinking() {
    SplittableRandom random = new SplittableRandom(2028);
    int repaired = 0;
    for (int round = 0; round < 100; round++) {
      int size = 3 + random.nextInt(8);
      List<Correlation> given = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          if (random.nextInt(3) > 0) {
            given.add(new Correlation(j, i, random.nextInt(-99, 100) / 100.0));
          }
        }
      }
      double[][] matrix = matrix(size, given);
      double smallest = SymmetricEigenvalues.of(matrix)[0];
      List<Correlation> changes = NearestCorrelation.changes(size, given);
      assertThat(changes.isEmpty()).isEqualTo(smallest >= GaussianCopula.SMALLEST_EIGENVALUE);
      double[][] nearest = matrix(size, given);
      for (Correlation each : changes) {
        assertThat(each.rho() * 1e4).isCloseTo(Math.rint(each.rho() * 1e4), within(1e-9));
        nearest[each.first()][each.second()] = each.rho();
        nearest[each.second()][each.first()] = each.rho();
      }
      List<Correlation> all = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < i; j++) {
          all.add(new Correlation(j, i, nearest[i][j]));
        }
      }
      assertThat(GaussianCopula.of(size, all).size()).isEqualTo(size);
      if (!changes.isEmpty()) {
        repaired++;
        // Shrinking everything until the smallest eigenvalue is 1e-4 is accepted, too.
        double shrink = (1 - 1e-4) / (1 - smallest);
        double shrunk = 0;
        for (Correlation each : given) {
          shrunk += 2 * Math.pow((1 - shrink) * each.rho(), 2);
        }
        // Rounding and the distance it needs from the bound.
        assertThat(distance(nearest, matrix)).isLessThan(Math.sqrt(shrunk) + 1e-3 * size);
      }
    }
    assertThat(repaired).isBetween(30, 99);
  }

  @Test
  void refusesMoreInputsThanItCanDoInTime() {
    assertThatThrownBy(() -> NearestCorrelation.changes(65, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid size: 65 (0 to 64)");
  }

  @Test
  void eigenvectorsBelongToTheirEigenvalues() {
    double[][] a = {{2, -1, 0.5}, {-1, 3, 0.25}, {0.5, 0.25, -1}};
    double[][] vectors = new double[3][3];
    double[] values = SymmetricEigenvalues.withVectors(a, vectors);
    for (int k = 0; k < 3; k++) {
      double norm = 0;
      for (int i = 0; i < 3; i++) {
        double product = 0;
        for (int j = 0; j < 3; j++) {
          product += a[i][j] * vectors[j][k];
        }
        // A few roundings of the largest eigenvalue.
        assertThat(product).isCloseTo(values[k] * vectors[i][k], within(1e-14));
        norm += vectors[i][k] * vectors[i][k];
      }
      assertThat(norm).isCloseTo(1, within(1e-14));
    }
  }

  private static double[][] matrix(int size, List<Correlation> correlations) {
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      matrix[i][i] = 1;
    }
    for (Correlation each : correlations) {
      matrix[each.first()][each.second()] = each.rho();
      matrix[each.second()][each.first()] = each.rho();
    }
    return matrix;
  }

  private static double distance(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += Math.pow(a[i][j] - b[i][j], 2);
      }
    }
    return Math.sqrt(sum);
  }
}
