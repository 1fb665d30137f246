package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConditionalNormalsTest {

  private static final double[][] MATRIX = {
    {1, 0.6, -0.4, 0}, {0.6, 1, 0.2, 0.3}, {-0.4, 0.2, 1, 0}, {0, 0.3, 0, 1}
  };

  @Test
  void theFactorOfAnOrderGivesTheCorrelationsInThatOrder() {
    int[] order = {2, 0, 3, 1};
    double[][] factor = new double[4][4];
    NormalFactor.fill(MATRIX, order, factor);
    for (int k = 0; k < 4; k++) {
      for (int l = 0; l < 4; l++) {
        double sum = 0;
        for (int j = 0; j < 4; j++) {
          sum += factor[k][j] * factor[l][j];
        }
        assertThat(sum).isCloseTo(MATRIX[order[k]][order[l]], within(1e-15));
      }
    }
  }

  /** The linear map (Z_given, w) to Z_drawn has exactly the covariances of the joint law. */
  @Test
  void conditionalSamplingKeepsTheJointLaw() {
    boolean[] isDrawn = {false, true, false, true};
    ConditionalNormals law = ConditionalNormals.of(MATRIX, isDrawn);
    assertThat(law.drawn()).containsExactly(1, 3);
    // Columns of the map: unit vectors of the four arguments as four draws.
    double[][] z = {{1, 0, 0, 0}, {9, 9, 9, 9}, {0, 1, 0, 0}, {9, 9, 9, 9}};
    double[][] w = {{9, 9, 9, 9}, {0, 0, 1, 0}, {9, 9, 9, 9}, {0, 0, 0, 1}};
    double[][] out = new double[4][4];
    law.fill(z, w, out, 4);
    double[][] arguments = {
      {1, MATRIX[0][2], 0, 0}, {MATRIX[2][0], 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}
    };
    for (int a : new int[] {1, 3}) {
      for (int b : new int[] {1, 3}) {
        assertThat(form(out[a], arguments, out[b])).isCloseTo(MATRIX[a][b], within(1e-15));
      }
      assertThat(form(out[a], arguments, new double[] {1, 0, 0, 0}))
          .isCloseTo(MATRIX[a][0], within(1e-15));
      assertThat(form(out[a], arguments, new double[] {0, 1, 0, 0}))
          .isCloseTo(MATRIX[a][2], within(1e-15));
    }
  }

  private static double form(double[] x, double[][] matrix, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        sum += x[i] * matrix[i][j] * y[j];
      }
    }
    return sum;
  }
}
