package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PearsonCorrelationTest {

  /** What the class promises for smooth quantile functions. */
  private static final double SMOOTH = 1e-6;

  @ParameterizedTest
  @ValueSource(doubles = {-0.95, -0.3, 0, 0.2, 0.7, 0.99})
  void isTheLatentOneOfNormals(double rho) {
    assertThat(PearsonCorrelation.of(new Normal(3, 2), new Normal(-1, 0.1), rho))
        .isCloseTo(rho, within(SMOOTH));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.8, 0.5, 0.9})
  void isSpearmansOfUniforms(double rho) {
    // W. H. Kruskal, "Ordinal measures of association", 1958: 6/pi arcsin(rho/2). The quantile
    // function is a bounded normal cdf.
    assertThat(PearsonCorrelation.of(new Uniform(0, 1), new Uniform(-2, 5), rho))
        .isCloseTo(6 / Math.PI * Math.asin(rho / 2), within(SMOOTH));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.8, 0.5, 0.9})
  void isTheKnownOneOfLogNormals(double rho) {
    // Moments of exp of a bivariate normal.
    double a = 0.5;
    double b = 0.8;
    double expected = Math.expm1(rho * a * b) / Math.sqrt(Math.expm1(a * a) * Math.expm1(b * b));
    assertThat(PearsonCorrelation.of(LogNormal.of(1, a), LogNormal.of(-2, b), rho))
        .isCloseTo(expected, within(SMOOTH));
  }

  @Test
  void isNoneWhereADeviationIsZero() {
    assertThat(PearsonCorrelation.of(new Fixed(1), new Normal(0, 1), 0.5)).isNaN();
  }
}
