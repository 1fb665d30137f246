package org.gap2028.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void roundsValuesToTheirError() {
    assertThat(Numbers.withError(10.494671, 0.00024)).isEqualTo("10.4947\u00a0±\u00a00.0003");
    assertThat(Numbers.withError(-3.38888, 1.6)).isEqualTo("−3.4\u00a0±\u00a02.0");
    assertThat(Numbers.withError(7, 0)).isEqualTo("7.00\u00a0(exact)");
  }

  @Test
  void showsNoMinusBeforeZero() {
    assertThat(Numbers.months(-0.04)).isEqualTo("0.0");
    assertThat(Numbers.change(-4.34)).isEqualTo("−4.3");
    assertThat(Numbers.change(0.25)).isEqualTo("+0.2");
  }

  @Test
  void neverRoundsAProbabilityToCertainty() {
    assertThat(Numbers.percent(0)).isEqualTo("0\u00a0%");
    assertThat(Numbers.percent(1e-9)).isEqualTo("under 0.1\u00a0%");
    assertThat(Numbers.percent(1 - 1e-9)).isEqualTo("over 99.9\u00a0%");
    assertThat(Numbers.percent(0.37262)).isEqualTo("37.3\u00a0%");
  }

  @Test
  void showsNumbersOfAnySize() {
    assertThat(Numbers.general(1234.5678)).isEqualTo("1235");
    assertThat(Numbers.general(1e-9)).isEqualTo("1.000e-09");
    assertThat(Numbers.general(250000)).isEqualTo("250000");
    assertThat(Numbers.error(0.02636)).isEqualTo("0.03");
  }
}
