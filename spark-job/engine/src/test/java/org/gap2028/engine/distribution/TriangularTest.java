package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import org.junit.jupiter.api.Test;

class TriangularTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        new Triangular(0, 1, 4),
        new Triangular(-2, -2, 3),
        new Triangular(10, 15, 15),
        new Triangular(-1, 0, 1));
  }

  @Test
  void agreesWithCommonsStatistics() {
    Triangular triangular = new Triangular(-2, 1, 5);
    TriangularDistribution oracle = TriangularDistribution.of(-2, 1, 5);
    for (double p : new double[] {1e-12, 0.001, 0.05, 0.3, 3.0 / 7, 0.5, 0.9, 0.999}) {
      double x = oracle.inverseCumulativeProbability(p);
      assertThat(triangular.quantile(p)).isCloseTo(x, within(1e-14));
      assertThat(triangular.cdf(x)).isCloseTo(p, within(1e-15));
      assertThat(triangular.survival(x)).isCloseTo(1 - p, within(1e-15));
    }
    assertThat(triangular.mean()).isCloseTo(oracle.getMean(), within(1e-15));
    assertThat(triangular.standardDeviation())
        .isCloseTo(Math.sqrt(oracle.getVariance()), within(1e-15));
    assertThat(triangular.family()).isEqualTo("triangular");
    assertThat(triangular.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void kinksAtItsModeUnlessThatIsAnEnd() {
    assertThat(new Triangular(0, 1, 4).kinks()).containsExactly(new Kink(0.25, 0.75, 1, 1));
    assertThat(new Triangular(0, 0, 4).kinks()).isEmpty();
    assertThat(new Triangular(0, 4, 4).kinks()).isEmpty();
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Triangular(0, 5, 4))
        .withMessage("Invalid mode: 5.0 (must be from min, 0.0, to max, 4.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Triangular(4, 4, 4))
        .withMessage("Invalid max: 4.0 (must be finite and above min, 4.0)");
  }
}
