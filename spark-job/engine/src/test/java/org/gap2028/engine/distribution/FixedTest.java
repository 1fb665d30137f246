package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(new Fixed(0), new Fixed(-3.5), new Fixed(1e300));
  }

  @Test
  void isItsValue() {
    Fixed fixed = new Fixed(2.5);
    assertThat(fixed.family()).isEqualTo("fixed");
    assertThat(fixed.mean()).isEqualTo(2.5);
    assertThat(fixed.standardDeviation()).isZero();
    assertThat(fixed.cdf(Math.nextDown(2.5))).isZero();
    assertThat(fixed.cdf(2.5)).isEqualTo(1);
    assertThat(fixed.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void theKernelIsTheValueExactly() {
    double[] out = new double[3];
    QuantileKernel kernel = QuantileKernel.compile(new Fixed(0.1));
    kernel.fill(new double[] {-9, 0, 9}, out, 2);
    assertThat(out).containsExactly(0.1, 0.1, 0);
    assertThat(kernel.piecesPerUnit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fixed(value))
        .withMessage("Invalid value: " + value + " (must be finite)");
  }
}
