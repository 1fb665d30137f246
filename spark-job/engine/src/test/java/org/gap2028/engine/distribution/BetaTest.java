package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class BetaTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        Beta.of(2, 3),
        Beta.of(0.5, 0.5),
        Beta.of(1, 1),
        Beta.of(0.2, 4),
        new Beta(1.5, 40, -3, 12),
        new Beta(300, 12.5, 0, 1000),
        Beta.of(2e4, 2e4));
  }

  @Test
  void quantilesAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("beta.csv"))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            row -> {
              Beta beta = new Beta(row[0], row[1], row[2], row[3]);
              assertThat(beta.quantile(row[4], row[5])).isCloseTo(row[6], within(1e-12 * row[6]));
              // Seen from the other end, the distance to it keeps its digits.
              assertThat(new Beta(row[1], row[0], 0, 1).quantile(row[5], row[4]))
                  .isCloseTo(row[7], within(1e-12 * row[7]));
            });
  }

  @Test
  void probabilitiesAndMomentsAgreeWithCommonsStatistics() {
    for (double[] shapes : new double[][] {{2, 3}, {0.5, 0.7}, {80, 3}, {1000, 2000}}) {
      Beta beta = Beta.of(shapes[0], shapes[1]);
      BetaDistribution oracle = BetaDistribution.of(shapes[0], shapes[1]);
      for (double x = 0.01; x < 1; x += 0.01) {
        assertThat(beta.cdf(x)).isCloseTo(oracle.cumulativeProbability(x), within(1e-12));
        assertThat(beta.survival(x)).isCloseTo(oracle.survivalProbability(x), within(1e-12));
      }
      assertThat(beta.mean()).isCloseTo(oracle.getMean(), within(1e-15));
      assertThat(beta.standardDeviation())
          .isCloseTo(Math.sqrt(oracle.getVariance()), within(1e-15));
    }
    assertThat(Beta.of(2, 3).family()).isEqualTo("beta");
    assertThat(Beta.of(2, 3).tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void hasNothingOutsideItsEnds() {
    Beta beta = new Beta(0.5, 0.5, -1, 1);
    assertThat(beta.cdf(-1)).isZero();
    assertThat(beta.cdf(1)).isEqualTo(1);
    assertThat(beta.survival(-2)).isEqualTo(1);
    assertThat(beta.survival(1)).isZero();
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Beta.of(0, 1))
        .withMessage("Invalid alpha: 0.0 (must be positive and at most 1e6)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Beta.of(1, Double.NaN))
        .withMessage("Invalid beta: NaN (must be positive and at most 1e6)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Beta.of(1, 2e6))
        .withMessage("Invalid beta: 2000000.0 (must be positive and at most 1e6)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Beta(1, 1, 2, 1))
        .withMessage("Invalid max: 1.0 (must be finite and above min, 2.0)");
  }
}
