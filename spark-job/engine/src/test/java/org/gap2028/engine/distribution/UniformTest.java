package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;

class UniformTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        new Uniform(0, 1), new Uniform(-2, 5), new Uniform(1000, 1000.001), new Uniform(0, 1e-300));
  }

  @Test
  void agreesWithCommonsStatistics() {
    Uniform uniform = new Uniform(-2, 5);
    UniformContinuousDistribution oracle = UniformContinuousDistribution.of(-2, 5);
    for (double p : new double[] {1e-12, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999}) {
      double x = oracle.inverseCumulativeProbability(p);
      assertThat(uniform.quantile(p)).isCloseTo(x, within(1e-14));
      assertThat(uniform.cdf(x)).isCloseTo(p, within(1e-15));
      assertThat(uniform.survival(x)).isCloseTo(1 - p, within(1e-15));
    }
    assertThat(uniform.mean()).isCloseTo(oracle.getMean(), within(1e-15));
    assertThat(uniform.standardDeviation())
        .isCloseTo(Math.sqrt(oracle.getVariance()), within(1e-15));
    assertThat(uniform.family()).isEqualTo("uniform");
    assertThat(uniform.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void hasNothingOutsideItsEnds() {
    Uniform uniform = new Uniform(-2, 5);
    assertThat(uniform.cdf(-2)).isZero();
    assertThat(uniform.cdf(-3)).isZero();
    assertThat(uniform.cdf(6)).isEqualTo(1);
    assertThat(uniform.survival(6)).isZero();
  }

  @Test
  void refusesEndsThatAreReversedEqualOrNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uniform(Double.NEGATIVE_INFINITY, 1))
        .withMessage("Invalid min: -Infinity (must be finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uniform(2, 1))
        .withMessage("Invalid max: 1.0 (must be finite and above min, 2.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uniform(2, 2))
        .withMessage("Invalid max: 2.0 (must be finite and above min, 2.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uniform(2, Double.NaN))
        .withMessage("Invalid max: NaN (must be finite and above min, 2.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Uniform(-1e308, 1e308))
        .withMessage("Invalid max: 1.0E308 (must be less than 1.79e308 above min, -1.0E308)");
  }
}
