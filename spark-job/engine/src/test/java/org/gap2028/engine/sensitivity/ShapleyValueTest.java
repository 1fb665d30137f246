package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShapleyValueTest {

  /** One left glove and two right ones: a pair is worth 1. Shapley's own kind of example. */
  @Test
  void sharesOfTheGloveGame() {
    ShapleyValue shapley = new ShapleyValue(3);
    double[] values = new double[8];
    for (int s = 0; s < 8; s++) {
      values[s] = (s & 1) == 1 && (s & 6) != 0 ? 1 : 0;
    }

    assertThat(shapley.share(0, values)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(shapley.share(1, values)).isCloseTo(1.0 / 6, within(1e-15));
    assertThat(shapley.share(2, values)).isCloseTo(1.0 / 6, within(1e-15));
  }

  @Test
  void sharesOfEveryGameAddUp() {
    for (int players = 1; players <= 6; players++) {
      ShapleyValue shapley = new ShapleyValue(players);
      double[][] values = new double[shapley.coalitions()][2];
      for (int s = 0; s < values.length; s++) {
        values[s][0] = s * s - 3.0 * s + 7;
        values[s][1] = 1.0 / (1 + s);
      }
      double[] shares = new double[3];
      double[] sums = new double[2];
      for (int player = 0; player < players; player++) {
        shapley.fill(player, values, shares, 1, 2);
        sums[0] += shares[1];
        sums[1] += shares[2];
        double[] first = new double[values.length];
        for (int s = 0; s < first.length; s++) {
          first[s] = values[s][0];
        }
        assertThat(shapley.share(player, first)).isCloseTo(shares[1], within(1e-9));
      }

      assertThat(sums[0]).isCloseTo(values[values.length - 1][0] - 7, within(1e-9));
      assertThat(sums[1]).isCloseTo(values[values.length - 1][1] - 1, within(1e-12));
    }
  }

  @Test
  void refusesGamesWithoutPlayers() {
    assertThatThrownBy(() -> new ShapleyValue(0))
        .hasMessage("Invalid number of players: 0 (1 to 16)");
  }
}
