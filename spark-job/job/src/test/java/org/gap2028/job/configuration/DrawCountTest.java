package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawCountTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "65536, 65536",
    "10k, 10000",
    "10M, 10000000",
    "1.5M, 1500000",
    "2G, 2000000000",
    "10T, 10000000000000",
    "1e9, 1000000000",
    "1E9, 1000000000",
    "1e+3, 1000",
    "2.5e1, 25",
    "2^24, 16777216",
    "10^13, 10000000000000",
    "0001, 1"
  })
  void parsesWhatPeopleType(String text, long draws) {
    assertThat(DrawCount.parse(text)).isEqualTo(draws);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "1.0005k",
        "1e-3",
        "10m",
        "10K",
        "10 M",
        "10MM",
        "M",
        "",
        "2^44",
        "9999^999",
        "0^5",
        "2^",
        "11T",
        "10000000000001",
        "1e99",
        "99999999999999999999",
        "0x10",
        "ten",
        "NaN"
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> DrawCount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid draws: "
                + text
                + " (a whole number, 1 to 10^13, such as 65536, 10M, 1e9 or 2^24)");
  }
}
