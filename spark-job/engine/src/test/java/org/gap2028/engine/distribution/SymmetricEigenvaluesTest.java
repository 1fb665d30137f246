package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;

class SymmetricEigenvaluesTest {

  @Test
  void knowsThoseOfTheSecondDifference() {
    int n = 30;
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 2;
      if (i > 0) {
        matrix[i][i - 1] = -1;
        matrix[i - 1][i] = -1;
      }
    }
    double[] eigenvalues = SymmetricEigenvalues.of(matrix);
    for (int k = 1; k <= n; k++) {
      double expected = 2 - 2 * Math.cos(k * Math.PI / (n + 1));
      assertThat(eigenvalues[k - 1]).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void agreesWithCommonsMathOnRandomMatrices() {
    SplittableRandom random = new SplittableRandom(12);
    for (int n = 1; n <= 40; n += 3) {
      double[][] matrix = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          matrix[i][j] = random.nextDouble(-1, 1);
          matrix[j][i] = matrix[i][j];
        }
      }
      double[] expected =
          new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
      Arrays.sort(expected);
      assertThat(SymmetricEigenvalues.of(matrix)).containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void leavesTheMatrixAsItIs() {
    double[][] matrix = {{1, 0.5}, {0.5, 1}};
    assertThat(SymmetricEigenvalues.of(matrix))
        .containsExactly(new double[] {0.5, 1.5}, within(1e-15));
    assertThat(matrix).isDeepEqualTo(new double[][] {{1, 0.5}, {0.5, 1}});
  }
}
