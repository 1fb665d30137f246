package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TruncatedTest extends DistributionContract {

  private static final double NONE_BELOW = Double.NEGATIVE_INFINITY;
  private static final double NONE_ABOVE = Double.POSITIVE_INFINITY;

  @Override
  List<Distribution> distributions() {
    return List.of(
        new Truncated(new Normal(0, 1), -1, 2),
        new Truncated(new Normal(0, 1), 6, NONE_ABOVE),
        new Truncated(new Normal(0, 2), NONE_BELOW, -6),
        new Truncated(new Triangular(0, 1, 4), 0.5, 3),
        new Truncated(Metalog.of(4, 7, 10.5, 0, NONE_ABOVE), 1, 20),
        new Truncated(
            new QuantileList(List.of(0.0, 0.3, 0.6, 1.0), List.of(0.0, 2.0, 2.0, 5.0)), 2, 4));
  }

  @Test
  void quantilesOfTheNormalAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("truncated-normal.csv"))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            row -> {
              Truncated truncated = new Truncated(new Normal(0, 1), row[0], row[1]);
              assertThat(truncated.mean())
                  .isCloseTo(row[2], within(1e-10 * Math.abs(row[2]) + 1e-13));
              assertThat(truncated.standardDeviation()).isCloseTo(row[3], within(1e-9 * row[3]));
              assertThat(truncated.quantile(row[4], row[5]))
                  .isCloseTo(row[6], within(1e-12 * Math.max(1, Math.abs(row[6]))));
            });
  }

  @Test
  void conditionsAndDoesNotClip() {
    Truncated truncated = new Truncated(new Uniform(0, 10), 2, 4);
    assertThat(truncated.quantile(0.5)).isCloseTo(3, within(1e-15));
    assertThat(truncated.cdf(2)).isCloseTo(0, within(1e-15));
    assertThat(truncated.lower()).isEqualTo(2);
    assertThat(truncated.upper()).isEqualTo(4);
    assertThat(truncated.family()).isEqualTo("uniform");
    assertThat(truncated.mean()).isCloseTo(3, within(1e-14));
  }

  @Test
  void keepsAnAtomAtItsLowerEnd() {
    Truncated truncated =
        new Truncated(
            new QuantileList(List.of(0.0, 0.3, 0.6, 1.0), List.of(0.0, 2.0, 2.0, 5.0)), 2, 5);
    // 0.3 of the 0.7 that are left.
    assertThat(truncated.cdf(2)).isCloseTo(3.0 / 7, within(1e-8));
    assertThat(truncated.quantile(0.4)).isEqualTo(2);
    assertThat(truncated.quantile(0.45)).isGreaterThan(2);
  }

  @Test
  void aTailThatIsCutOffIsNotHeavy() {
    Metalog heavy = Metalog.of(1, 7.12, 50.7, 0, NONE_ABOVE);
    assertThat(heavy.tailIndex()).isLessThan(2);
    assertThat(new Truncated(heavy, 1, NONE_ABOVE).tailIndex()).isEqualTo(heavy.tailIndex());
    assertThat(new Truncated(heavy, 1, NONE_ABOVE).standardDeviation()).isInfinite();
    assertThat(new Truncated(heavy, 1, 1000).tailIndex()).isEqualTo(NONE_ABOVE);
    assertThat(new Truncated(heavy, 1, 1000).standardDeviation()).isFinite();
  }

  @Test
  void refusesAnIntervalWithoutProbability() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Truncated(new Uniform(0, 1), 2, 3))
        .withMessage(
            "Invalid truncate: 2.0 to 3.0 (the interval must have a probability; the uniform"
                + " distribution lies within 0.0 and 1.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Truncated(new Uniform(0, 1), 0.5, 0.5))
        .withMessage("Invalid truncate: 0.5 to 0.5 (max must be above min)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Truncated(new Uniform(0, 1), Double.NaN, 0.5))
        .withMessage("Invalid truncate: NaN to 0.5 (max must be above min)");
  }
}
