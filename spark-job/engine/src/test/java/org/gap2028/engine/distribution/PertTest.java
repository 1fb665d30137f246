package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PertTest extends DistributionContract {

  @Override
  List<Distribution> distributions() {
    return List.of(
        new Pert(0, 1, 4), new Pert(-2, -2, 3), new Pert(10, 15, 15), new Pert(0.29, 0.66, 5));
  }

  @Test
  void quantilesAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("pert.csv"))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            row -> {
              Pert pert = new Pert(row[0], row[1], row[2]);
              assertThat(pert.quantile(row[3], row[4]))
                  .isCloseTo(row[5], within(1e-14 * (row[2] - row[0]) + Math.ulp(row[5])));
            });
  }

  @Test
  void hasTheMeanOfThePertRule() {
    Pert pert = new Pert(2, 3, 10);
    assertThat(pert.mean()).isCloseTo((2 + 4 * 3 + 10) / 6.0, within(1e-15 * 10));
    // The variance of this beta is (mean - min)(max - mean)/7.
    assertThat(pert.standardDeviation())
        .isCloseTo(Math.sqrt((pert.mean() - 2) * (10 - pert.mean()) / 7), within(1e-15 * 10));
    assertThat(pert.family()).isEqualTo("pert");
    assertThat(pert.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pert(0, 5, 4))
        .withMessage("Invalid mode: 5.0 (must be from min, 0.0, to max, 4.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pert(0, Double.NaN, 4))
        .withMessage("Invalid mode: NaN (must be from min, 0.0, to max, 4.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pert(4, 4, 4))
        .withMessage("Invalid max: 4.0 (must be finite and above min, 4.0)");
  }
}
