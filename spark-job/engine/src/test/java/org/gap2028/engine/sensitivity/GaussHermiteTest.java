package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gap2028.engine.distribution.StandardNormal;
import org.junit.jupiter.api.Test;

class GaussHermiteTest {

  @Test
  void integratesPolynomialsExactly() {
    GaussHermite rule = GaussHermite.of(24);
    double moment = 1;
    for (int degree = 0; degree <= 46; degree += 2) {
      double even = 0;
      double odd = 0;
      for (int k = 0; k < rule.size(); k++) {
        even += rule.weight(k) * StrictMath.pow(rule.node(k), degree);
        odd += rule.weight(k) * StrictMath.pow(rule.node(k), degree + 1);
      }
      // E Z^(2m) = (2m - 1)!!
      assertThat(even).isCloseTo(moment, within(1e-12 * moment));
      assertThat(odd).isCloseTo(0, within(1e-12 * moment * (degree + 1)));
      moment *= degree + 1;
    }
  }

  @Test
  void integratesProbabilities() {
    GaussHermite rule = GaussHermite.of(24);
    for (double a : new double[] {-2, 0, 0.7}) {
      double sum = 0;
      for (int k = 0; k < rule.size(); k++) {
        sum += rule.weight(k) * StandardNormal.cdf(a + 0.8 * rule.node(k));
      }
      double exact = StandardNormal.cdf(a / Math.sqrt(1 + 0.64));
      assertThat(sum).isCloseTo(exact, within(1e-9));
    }
  }
}
