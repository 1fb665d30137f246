package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;

class LogNormalTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        LogNormal.of(0, 1),
        LogNormal.of(-3, 0.01),
        LogNormal.of(2, 4),
        LogNormal.ofQuantiles(0.2, 30));
  }

  @Test
  void agreesWithCommonsStatistics() {
    LogNormal logNormal = LogNormal.of(0.5, 0.8);
    LogNormalDistribution oracle = LogNormalDistribution.of(0.5, 0.8);
    for (double p : new double[] {1e-12, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999}) {
      double x = oracle.inverseCumulativeProbability(p);
      assertThat(logNormal.quantile(p)).isCloseTo(x, within(1e-12 * x));
      assertThat(logNormal.cdf(x)).isCloseTo(oracle.cumulativeProbability(x), within(1e-14));
      assertThat(logNormal.survival(x)).isCloseTo(oracle.survivalProbability(x), within(1e-14));
    }
    assertThat(logNormal.mean()).isCloseTo(oracle.getMean(), within(1e-14));
    assertThat(logNormal.standardDeviation())
        .isCloseTo(Math.sqrt(oracle.getVariance()), within(1e-14));
    assertThat(logNormal.family()).isEqualTo("lognormal");
    assertThat(logNormal.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void hasTheQuantilesItIsMadeFrom() {
    LogNormal logNormal = LogNormal.ofQuantiles(0.2, 30);
    // The logarithms are rounded to 4e-16, so the values to a few units of their last place.
    assertThat(logNormal.quantile(0.05)).isCloseTo(0.2, within(1e-15));
    assertThat(logNormal.quantile(0.95, 0.05)).isCloseTo(30, within(1e-13));
  }

  @Test
  void momentsSurviveALargeSigma() {
    // exp(1000/2 - 700) and, the 1 of exp(sigma^2) - 1 being negligible, exp(1000 - 700):
    // python3 -c "from math import exp; print(exp(-200), exp(300))"
    LogNormal logNormal = LogNormal.of(-700, Math.sqrt(1000));
    assertThat(logNormal.mean()).isCloseTo(1.3838965267367376e-87, within(1e-98));
    assertThat(logNormal.standardDeviation()).isCloseTo(1.9424263952412558e130, within(1e118));
  }

  @Test
  void hasNothingAtOrBelowZero() {
    LogNormal logNormal = LogNormal.of(0, 1);
    assertThat(logNormal.cdf(0)).isZero();
    assertThat(logNormal.cdf(-1)).isZero();
    assertThat(logNormal.survival(-1)).isEqualTo(1);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogNormal.of(Double.NaN, 1))
        .withMessage("Invalid mu: NaN (must be finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogNormal.of(0, 0))
        .withMessage("Invalid sigma: 0.0 (must be positive and finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogNormal.ofQuantiles(0, 1))
        .withMessage("Invalid p05: 0.0 (must be positive and finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogNormal.ofQuantiles(2, 1))
        .withMessage("Invalid p95: 1.0 (must be finite and above p05, 2.0)");
  }
}
