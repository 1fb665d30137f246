package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        new Normal(0, 1), new Normal(-7, 3), new Normal(1000, 1e-6), new Normal(0, 1e200));
  }

  @Test
  void agreesWithCommonsStatistics() {
    Normal normal = new Normal(-7, 3);
    NormalDistribution oracle = NormalDistribution.of(-7, 3);
    for (double p : new double[] {1e-12, 0.001, 0.05, 0.3, 0.5, 0.9, 0.999}) {
      double x = oracle.inverseCumulativeProbability(p);
      assertThat(normal.quantile(p)).isCloseTo(x, within(1e-12));
      assertThat(normal.cdf(x)).isCloseTo(oracle.cumulativeProbability(x), within(1e-14));
      assertThat(normal.survival(x)).isCloseTo(oracle.survivalProbability(x), within(1e-14));
    }
    assertThat(normal.mean()).isEqualTo(-7);
    assertThat(normal.standardDeviation()).isEqualTo(3);
    assertThat(normal.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(normal.family()).isEqualTo("normal");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.3, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAStandardDeviationThatIsNotPositiveAndFinite(double sd) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Normal(0, sd))
        .withMessage("Invalid sd: " + sd + " (must be positive and finite)");
  }

  @Test
  void pointsFromNoSpreadToAFixedValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Normal(0, 0))
        .withMessage("Invalid sd: 0.0 (must be positive; a value without uncertainty is fixed)");
  }

  @Test
  void refusesAMeanThatIsNotFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Normal(Double.NaN, 1))
        .withMessage("Invalid mean: NaN (must be finite)");
  }
}
