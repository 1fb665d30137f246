package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class StandardNormalTest {

  /** A few roundings: 4.5 times the unit of the last place of a double. */
  private static final double RELATIVE = 1e-15;

  @Test
  void probabilitiesAndDensityAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("standard-normal.csv"))
        .hasSizeGreaterThan(200)
        .allSatisfy(
            row -> {
              double z = row[0];
              assertRelative(StandardNormal.cdf(z), row[1]);
              assertRelative(StandardNormal.survival(z), row[2]);
              assertRelative(StandardNormal.density(z), row[3]);
            });
  }

  @Test
  void quantilesAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("normal-quantile.csv"))
        .hasSizeGreaterThan(50)
        .allSatisfy(
            row -> {
              double tail = row[0];
              assertRelative(StandardNormal.quantile(1 - tail, tail), row[1]);
              assertRelative(StandardNormal.quantile(tail, 1 - tail), -row[1]);
            });
  }

  @Test
  void theMedianIsExact() {
    assertThat(StandardNormal.quantile(0.5, 0.5)).isZero();
    assertThat(StandardNormal.cdf(0)).isEqualTo(0.5);
  }

  @Test
  void cdfAgreesWithCommonsStatistics() {
    NormalDistribution oracle = NormalDistribution.of(0, 1);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double z = random.nextDouble(-9, 9);
      // The oracle's own error grows to 1e-14 in the tails.
      assertThat(StandardNormal.cdf(z))
          .isCloseTo(oracle.cumulativeProbability(z), withinPercentage(1e-11));
    }
  }

  @Test
  void cdfUndoesQuantile() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      double tail = StrictMath.exp(-random.nextDouble(0.7, 700));
      double z = StandardNormal.quantile(tail, 1 - tail);
      // A relative error e of z is one of z^2 e of the tail probability.
      assertThat(StandardNormal.cdf(z) / tail).isCloseTo(1, within(RELATIVE * (2 + z * z)));
    }
  }

  @Test
  void theEndsOfTheLineAreMappedToTheEndsOfTheUnitInterval() {
    assertThat(StandardNormal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(StandardNormal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(StandardNormal.density(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(StandardNormal.quantile(0, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(StandardNormal.quantile(1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void whatIsNoNumberStaysNone() {
    assertThat(StandardNormal.cdf(Double.NaN)).isNaN();
    assertThat(StandardNormal.survival(Double.NaN)).isNaN();
    assertThat(StandardNormal.density(Double.NaN)).isNaN();
    assertThat(StandardNormal.quantile(Double.NaN, Double.NaN)).isNaN();
  }

  private static void assertRelative(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }
}
