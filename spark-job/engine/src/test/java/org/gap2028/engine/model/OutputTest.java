package org.gap2028.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

  private static Output output(Double... noise) {
    return new Output(
        "lead_months",
        "months",
        true,
        Arrays.asList(noise),
        new ChartBins(ChartBins.Scale.LINEAR, 0.25));
  }

  @Test
  void noiseIsCopied() {
    Double[] noise = {0.0, 2.0};
    Output output = output(noise);
    noise[1] = 7.0;
    assertThat(output.noise()).containsExactly(0.0, 2.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void noiseMustBeFiniteAndNotNegative(double sd) {
    assertThatThrownBy(() -> output(0.0, sd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid noise: " + sd + " (finite, at least 0)");
  }
}
