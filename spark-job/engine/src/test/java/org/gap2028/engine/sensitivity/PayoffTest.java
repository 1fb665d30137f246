package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;

class PayoffTest {

  private static final GaussHermite RULE = GaussHermite.of(24);

  private static double[][] values(java.util.function.DoubleUnaryOperator output) {
    double[][] values = new double[RULE.size()][1];
    for (int k = 0; k < values.length; k++) {
      values[k][0] = output.applyAsDouble(RULE.node(k));
    }
    return values;
  }

  private static double of(Payoff payoff, double[][] values, double noise) {
    double[] out = new double[3];
    payoff.fill(values, RULE, noise, out, 1, 1);
    assertThat(out[0]).isZero();
    assertThat(out[2]).isZero();
    return out[1];
  }

  @Test
  void isTheMeanOfTheOutput() {
    Payoff payoff = new Payoff(Optional.empty());

    assertThat(of(payoff, values(z -> 3 + 2 * z + z * z), 5)).isCloseTo(4, within(1e-12));
    assertThat(of(payoff, new double[][] {{7}}, 5)).isEqualTo(7);
  }

  @Test
  void integratesNoiseAndWalk() {
    Payoff payoff = new Payoff(Optional.of(new Event("e", -1, 3, false, false)));
    double sd = Math.sqrt(4 + 2.25);

    assertThat(of(payoff, values(z -> 1.2 + 1.5 * z), 2))
        .isCloseTo(StandardNormal.cdf(1.8 / sd) - StandardNormal.cdf(-2.2 / sd), within(1e-9));
    assertThat(of(payoff, new double[][] {{1.2}}, 2))
        .isCloseTo(StandardNormal.cdf(0.9) - StandardNormal.cdf(-1.1), within(1e-12));
  }

  /** A sum over nodes of steps would be wrong by up to a node's weight, 0.2. */
  @Test
  void followsTheStepWhereThereIsNoNoise() {
    Payoff underlying = new Payoff(Optional.of(new Event("e", -1, 3, true, false)));
    double exact = StandardNormal.cdf(1.8 / 1.5) - StandardNormal.cdf(-2.2 / 1.5);

    assertThat(of(underlying, values(z -> 1.2 + 1.5 * z), 2)).isCloseTo(exact, within(1e-12));
    assertThat(of(underlying, values(z -> 1.2 - 1.5 * z), 2)).isCloseTo(exact, within(1e-12));
    assertThat(of(underlying, values(z -> 1.2), 2)).isCloseTo(1, within(1e-14));
    assertThat(of(underlying, values(z -> 3), 2)).isCloseTo(0, within(1e-14));
    assertThat(of(underlying, new double[][] {{2.9}}, 2)).isEqualTo(1);
  }

  @Test
  void refusesEventsAlongPaths() {
    Event event = new Event("reached", Double.NEGATIVE_INFINITY, 3, false, true);

    assertThatThrownBy(() -> new Payoff(Optional.of(event)))
        .hasMessage(
            "Invalid payoff: event reached looks back along the path (events with ever are no"
                + " payoff)");
  }
}
