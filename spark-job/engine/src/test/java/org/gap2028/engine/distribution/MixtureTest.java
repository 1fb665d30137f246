package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixtureTest extends DistributionContract {

  private static Mixture of(double w1, Distribution d1, double w2, Distribution d2) {
    return new Mixture(List.of(w1, w2), List.of(d1, d2));
  }

  @Override
  List<Distribution> distributions() {
    return List.of(
        of(1, new Normal(0, 1), 3, new Normal(1, 2)),
        of(0.2, new Uniform(0, 1), 0.8, new Uniform(2, 3)),
        of(0.4, new Fixed(2), 0.6, LogNormal.of(0, 0.5)),
        of(1, new Triangular(0, 1, 2), 1, new Triangular(1.5, 3, 4)),
        of(
            1,
            Discrete.of(List.of(1.0, 2.0), List.of(1.0, 2.0)),
            1,
            of(1, new Uniform(0, 3), 1, new Fixed(1.5))));
  }

  @Test
  void quantilesOfTwoNormalsAgreeWithMpmathInBothTails() {
    Mixture mixture = of(0.3, new Normal(-2, 0.5), 0.7, new Normal(1, 2));
    assertThat(GoldenTable.rows("mixture.csv"))
        .hasSize(17)
        .allSatisfy(
            row ->
                assertThat(mixture.quantile(row[0], row[1]))
                    .isCloseTo(row[2], within(1e-13 * Math.max(1, Math.abs(row[2])))));
    // 0.3 (0.5^2 + 2.1^2) + 0.7 (2^2 + 0.9^2), the means being 2.1 and 0.9 from theirs.
    assertThat(mixture.mean()).isCloseTo(0.1, within(1e-15));
    assertThat(mixture.standardDeviation()).isCloseTo(Math.sqrt(4.765), within(1e-14));
  }

  @Test
  void keepsTheAtomsOfItsComponents() {
    Mixture mixture = of(1, new Fixed(2), 3, new Uniform(0, 4));
    assertThat(mixture.quantile(0.375)).isCloseTo(2, within(1e-15));
    assertThat(mixture.quantile(0.5)).isEqualTo(2);
    assertThat(mixture.quantile(0.625)).isEqualTo(2);
    assertThat(mixture.quantile(0.63)).isGreaterThan(2);
    double[] z = {-0.2, 0, 0.2, 3};
    QuantileKernel.compile(mixture).fill(z, z, 3);
    assertThat(z).startsWith(2, 2, 2);
  }

  @Test
  void jumpsAcrossAGap() {
    Mixture mixture = of(1, new Uniform(0, 1), 1, new Uniform(2, 3));
    assertThat(mixture.kinks()).containsExactly(new Kink(0.5, 0.5, 1, 2));
    assertThat(mixture.quantile(0.5)).isEqualTo(1);
    assertThat(mixture.quantile(0.5 + 1e-9)).isCloseTo(2, within(1e-8));
  }

  @Test
  void hasTheHeaviestTailOfItsComponents() {
    Metalog heavy = Metalog.of(1, 3, 9, 0, Double.POSITIVE_INFINITY);
    Mixture mixture = of(1, heavy, 1, new Normal(0, 1));
    assertThat(mixture.tailIndex()).isEqualTo(heavy.tailIndex());
    assertThat(mixture.lowerTailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(mixture.family()).isEqualTo("mixture");
    assertThat(mixture).isEqualTo(of(1, heavy, 1, new Normal(0, 1)));
    assertThat(mixture).hasSameHashCodeAs(of(1, heavy, 1, new Normal(0, 1)));
    assertThat(mixture).isNotEqualTo(of(2, heavy, 1, new Normal(0, 1)));
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mixture(List.of(), List.of()))
        .withMessage("Invalid components: none (at least one)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mixture(List.of(1.0), List.of(new Fixed(1), new Fixed(2))))
        .withMessage("Invalid weights: 1 (as many as components, 2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1, new Fixed(1), -1, new Fixed(2)))
        .withMessage("Invalid weights: -1.0 (each must be positive and finite)");
  }
}
