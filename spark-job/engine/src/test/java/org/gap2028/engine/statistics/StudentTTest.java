package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.TDistribution;
import org.gap2028.engine.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentTTest {

  // python3 -c "from scipy.stats import t; print([t.ppf(.975, n) for n in (1, 2, 31, 1000, 1023)])"
  // (SciPy 1.17.1).
  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736174694",
    "2, 4.302652729749462",
    "31, 2.039513446396408",
    "1000, 1.9623390808264083",
    "1023, 1.962285619647268"
  })
  void quantilesOfA95PercentIntervalAreThePublishedOnes(int degrees, double expected) {
    assertThat(StudentT.twoSided(0.95, degrees)).isCloseTo(expected, within(1e-12));
  }

  // The relative bound is the one that the class states.
  @Test
  void quantilesAreThoseOfMpmath() {
    GoldenTable golden = GoldenTable.read(getClass(), "/golden/elementary/student.csv");
    for (double[] row : golden.rows()) {
      assertThat(StudentT.twoSided(row[1], (int) row[0]))
          .as("%s degrees, %s", row[0], row[1])
          .isCloseTo(row[2], within(5e-13 * row[2]));
    }
  }

  // Commons Math finds its quantiles to 1e-9.
  @Test
  void quantilesAreThoseOfCommonsMath() {
    for (int degrees = 1; degrees <= 64; degrees++) {
      double expected = new TDistribution(null, degrees).inverseCumulativeProbability(0.975);
      assertThat(StudentT.twoSided(0.95, degrees)).isCloseTo(expected, within(1e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 1.5, Double.NaN})
  void probabilityMustBeInsideTheUnitInterval(double probability) {
    assertThatThrownBy(() -> StudentT.twoSided(probability, 31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid probability: " + probability + " (above 0 and below 1)");
  }

  @Test
  void degreesMustBePositive() {
    assertThatThrownBy(() -> StudentT.twoSided(0.95, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid degrees: 0 (at least 1)");
  }
}
