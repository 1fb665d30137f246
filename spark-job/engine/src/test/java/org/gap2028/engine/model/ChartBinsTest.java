package org.gap2028.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.gap2028.engine.model.ChartBins.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartBinsTest {

  private static final ChartBins MONTHS = new ChartBins(Scale.LINEAR, 0.25);
  private static final ChartBins RATIO = new ChartBins(Scale.GEOMETRIC, 1.01);

  @Test
  void linearEdgesAreMultiplesOfTheStep() {
    assertThat(MONTHS.edge(0)).isZero();
    assertThat(MONTHS.edge(12)).isEqualTo(3);
    assertThat(MONTHS.edge(-3)).isEqualTo(-0.75);
  }

  @Test
  void geometricEdgesArePowersOfTheStep() {
    assertThat(RATIO.edge(0)).isEqualTo(1);
    assertThat(RATIO.edge(1)).isEqualTo(1.01);
    assertThat(RATIO.edge(100)).isCloseTo(2.704813829421526, within(1e-14));
    assertThat(RATIO.edge(-1)).isCloseTo(1 / 1.01, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0.25, -4000, 4000",
    "LINEAR, 0.1, -4000, 4000",
    "LINEAR, 3, -4000, 4000",
    "GEOMETRIC, 1.01, -2000, 4000",
    "GEOMETRIC, 1.0001, -4000, 4000",
    "GEOMETRIC, 2, -900, 900"
  })
  void anEdgeIsInItsBinAndTheNumberBelowInTheOneBefore(
      Scale scale, double step, long from, long to) {
    ChartBins bins = new ChartBins(scale, step);
    for (long k = from; k <= to; k++) {
      assertThat(bins.index(bins.edge(k))).isEqualTo(k);
      assertThat(bins.index(Math.nextDown(bins.edge(k)))).isEqualTo(k - 1);
    }
  }

  @Test
  void aBinHoldsItsValue() {
    Random random = new Random(2028);
    for (int i = 0; i < 100_000; i++) {
      double months = 100 * random.nextGaussian();
      long k = MONTHS.index(months);
      assertThat(MONTHS.edge(k) <= months && months < MONTHS.edge(k + 1)).isTrue();
      double ratio = Math.exp(5 * random.nextGaussian());
      long j = RATIO.index(ratio);
      assertThat(RATIO.edge(j) <= ratio && ratio < RATIO.edge(j + 1)).isTrue();
    }
  }

  @Test
  void bothZerosAreInTheBinAbove() {
    assertThat(MONTHS.index(0.0)).isZero();
    assertThat(MONTHS.index(-0.0)).isZero();
  }

  @Test
  void valuesFarOutHaveABinAtTheEnd() {
    assertThat(MONTHS.index(1e300)).isGreaterThanOrEqualTo(1L << 50);
    assertThat(MONTHS.index(-1e300)).isLessThanOrEqualTo(-(1L << 50));
    assertThat(RATIO.index(0)).isEqualTo(RATIO.index(Double.MIN_NORMAL) - 1);
    assertThat(RATIO.edge(RATIO.index(Double.MAX_VALUE))).isLessThanOrEqualTo(Double.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0, 0.0",
    "LINEAR, -1, 0.0",
    "LINEAR, NaN, 0.0",
    "LINEAR, Infinity, 0.0",
    "GEOMETRIC, 1, 1.0",
    "GEOMETRIC, 0.5, 1.0",
    "GEOMETRIC, NaN, 1.0"
  })
  void aStepThatMakesNoBinsIsRefused(Scale scale, double step, String least) {
    assertThatThrownBy(() -> new ChartBins(scale, step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid step: " + step + " (above " + least + ")");
  }
}
