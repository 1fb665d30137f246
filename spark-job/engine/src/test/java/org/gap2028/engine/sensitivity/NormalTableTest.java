package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gap2028.engine.distribution.StandardNormal;
import org.junit.jupiter.api.Test;

class NormalTableTest {

  @Test
  void isAsAccurateAsItSays() {
    double worst = 0;
    for (int i = -90_000; i <= 90_000; i++) {
      double z = i / 10_000.0 + 3e-7;
      worst = Math.max(worst, Math.abs(NormalTable.cdf(z) - StandardNormal.cdf(z)));
    }

    assertThat(worst).isBetween(1e-14, 1e-12);
  }

  @Test
  void knowsTheEnds() {
    assertThat(NormalTable.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(NormalTable.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalTable.cdf(0)).isEqualTo(0.5);
    assertThat(NormalTable.cdf(-7.999)).isCloseTo(0, within(1e-12));
    assertThat(NormalTable.cdf(Double.NaN)).isNaN();
  }
}
