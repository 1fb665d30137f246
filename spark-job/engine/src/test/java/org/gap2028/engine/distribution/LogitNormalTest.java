package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogitNormalTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        LogitNormal.ofQuantiles(0.1, 0.6),
        LogitNormal.ofQuantiles(0.001, 0.999),
        LogitNormal.ofQuantiles(1e-9, 1e-5),
        LogitNormal.ofQuantiles(0.4999, 0.5001),
        LogitNormal.ofQuantiles(0.97, 0.9999));
  }

  @Test
  void quantilesAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("logitnormal.csv"))
        .hasSizeGreaterThan(80)
        .allSatisfy(
            row -> {
              double x = LogitNormal.ofQuantiles(row[0], row[1]).quantile(row[2], row[3]);
              assertThat(x).isCloseTo(row[4], within(1e-12 * row[4]));
            });
  }

  @Test
  void momentsAgreeWithMpmath() {
    assertThat(GoldenTable.rows("logitnormal-moments.csv"))
        .hasSize(5)
        .allSatisfy(
            row -> {
              LogitNormal d = LogitNormal.ofQuantiles(row[0], row[1]);
              assertThat(d.mean()).isCloseTo(row[2], within(1e-10 * row[2]));
              assertThat(d.standardDeviation()).isCloseTo(row[3], within(1e-10 * row[3]));
            });
  }

  @Test
  void hasTheQuantilesItIsMadeFrom() {
    LogitNormal d = LogitNormal.ofQuantiles(0.2, 0.9);
    assertThat(d.quantile(0.05)).isCloseTo(0.2, within(1e-15));
    assertThat(d.quantile(0.95, 0.05)).isCloseTo(0.9, within(1e-15));
    assertThat(d.family()).isEqualTo("logitnormal");
    assertThat(d.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void hasNothingOutsideItsEnds() {
    LogitNormal d = new LogitNormal(0, 1);
    assertThat(d.cdf(0)).isZero();
    assertThat(d.survival(0)).isEqualTo(1);
    assertThat(d.cdf(1)).isEqualTo(1);
    assertThat(d.survival(1)).isZero();
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogitNormal.ofQuantiles(0, 0.5))
        .withMessage("Invalid p05: 0.0 (must be above 0 and below 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogitNormal.ofQuantiles(0.5, 1))
        .withMessage("Invalid p95: 1.0 (must be above p05, 0.5, and below 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogitNormal.ofQuantiles(0.5, 0.5))
        .withMessage("Invalid p95: 0.5 (must be above p05, 0.5, and below 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogitNormal(Double.NaN, 1))
        .withMessage("Invalid mu: NaN (must be finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogitNormal(0, 0))
        .withMessage("Invalid sigma: 0.0 (must be positive and finite)");
  }
}
