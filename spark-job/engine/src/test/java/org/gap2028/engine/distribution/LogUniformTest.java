package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogUniformTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(new LogUniform(0.1, 20), new LogUniform(5, 6), new LogUniform(1e-6, 1e6));
  }

  @Test
  void quantilesAndMomentsAgreeWithMpmath() {
    assertThat(GoldenTable.rows("loguniform.csv"))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            row -> {
              LogUniform d = new LogUniform(row[0], row[1]);
              assertThat(d.mean()).isCloseTo(row[2], within(1e-12 * row[2]));
              assertThat(d.standardDeviation()).isCloseTo(row[3], within(1e-12 * row[3]));
              assertThat(d.quantile(row[4], row[5])).isCloseTo(row[6], within(1e-12 * row[6]));
            });
  }

  @Test
  void hasItsMedianHalfwayOnTheLogarithmicScale() {
    LogUniform d = new LogUniform(1, 100);
    assertThat(d.quantile(0.5)).isCloseTo(10, within(1e-14));
    assertThat(d.cdf(10)).isCloseTo(0.5, within(1e-15));
    assertThat(d.survival(10)).isCloseTo(0.5, within(1e-15));
    assertThat(d.family()).isEqualTo("loguniform");
    assertThat(d.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogUniform(0, 1))
        .withMessage("Invalid min: 0.0 (must be positive and finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogUniform(2, 2))
        .withMessage("Invalid max: 2.0 (must be finite and above min, 2.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogUniform(2, Double.POSITIVE_INFINITY))
        .withMessage("Invalid max: Infinity (must be finite and above min, 2.0)");
  }
}
