package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscreteTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        Discrete.of(List.of(3.0, -1.0, 7.5), List.of(0.5, 0.25, 0.25)),
        Discrete.of(List.of(0.0, 1.0), List.of(1.0, 1.0)),
        Discrete.of(List.of(4.0), List.of(2.0)));
  }

  @Test
  void hasItsValuesWithTheirWeights() {
    Discrete discrete = Discrete.of(List.of(3.0, -1.0, 7.5), List.of(2.0, 1.0, 5.0));
    assertThat(discrete.quantile(0.125)).isEqualTo(-1);
    assertThat(discrete.quantile(Math.nextUp(0.125))).isEqualTo(3);
    assertThat(discrete.quantile(0.375)).isEqualTo(3);
    assertThat(discrete.quantile(Math.nextUp(0.375))).isEqualTo(7.5);
    assertThat(discrete.quantile(1 - 1e-16, 1e-16)).isEqualTo(7.5);
    assertThat(discrete.cdf(Math.nextDown(3.0))).isEqualTo(0.125);
    assertThat(discrete.cdf(3)).isEqualTo(0.375);
    assertThat(discrete.survival(3)).isEqualTo(0.625);
    assertThat(discrete.mean()).isEqualTo((-1 + 2 * 3 + 5 * 7.5) / 8);
    double secondMoment = (1 + 2 * 9 + 5 * 56.25) / 8;
    assertThat(discrete.standardDeviation())
        .isCloseTo(Math.sqrt(secondMoment - discrete.mean() * discrete.mean()), within(1e-14));
    assertThat(discrete.kinks())
        .containsExactly(new Kink(0.125, 0.875, -1, 3), new Kink(0.375, 0.625, 3, 7.5));
    assertThat(discrete.family()).isEqualTo("discrete");
    assertThat(discrete.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertRefused(List.of(), List.of(), "Invalid values: none (at least one)");
    assertRefused(List.of(1.0, 2.0), List.of(1.0), "Invalid weights: 1 (as many as values, 2)");
    assertRefused(
        List.of(2.0, 1.0, 2.0), List.of(1.0, 1.0, 1.0), "Invalid values: 2.0 (each value once)");
    assertRefused(
        List.of(1.0, 2.0),
        List.of(1.0, 0.0),
        "Invalid weights: 0.0 (each must be positive and finite)");
    assertRefused(
        List.of(1.0, Double.NaN),
        List.of(1.0, 1.0),
        "Invalid values: NaN (finite, each above the one before)");
    assertRefused(
        List.of(1.0, 2.0),
        List.of(1e308, 1e308),
        "Invalid weights: Infinity (their sum must be finite)");
  }

  private static void assertRefused(List<Double> values, List<Double> weights, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Discrete.of(values, weights))
        .withMessage(message);
  }
}
