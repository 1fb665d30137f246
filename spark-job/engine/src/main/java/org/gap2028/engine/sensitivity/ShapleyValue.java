package org.gap2028.engine.sensitivity;

import java.util.Arrays;

/**
 * The Shapley value of a game of k players: player j gets the mean, over all orders in which
 * players may come, of what the value rises by when j comes. The shares add up to the value of all
 * less the value of none (L. S. Shapley, "A value for n-person games", 1953).
 *
 * <p>Coalitions are numbered by their players' bits. Cost: k 2^(k-1) multiplications.
 */
final class ShapleyValue {

  /** Most players: there are 2^k coalitions. */
  static final int MOST_PLAYERS = 16;

  private final int players;

  /** By number of players that are there already: weight of what the next one adds. */
  private final double[] weights;

  /**
   * A game of {@code players} players.
   *
   * @param players 1 to {@link #MOST_PLAYERS}
   */
  ShapleyValue(int players) {
    if (players < 1 || players > MOST_PLAYERS) {
      throw new IllegalArgumentException(
          "Invalid number of players: " + players + " (1 to " + MOST_PLAYERS + ")");
    }
    this.players = players;
    weights = new double[players];
    for (int others = 0; others < players; others++) {
      weights[others] = 1.0 / (players * binomial(players - 1, others));
    }
  }

  private static double binomial(int n, int k) {
    double result = 1;
    for (int i = 1; i <= k; i++) {
      result = result * (n - k + i) / i;
    }
    return result;
  }

  /** Number of players. */
  int players() {
    return players;
  }

  /** Number of coalitions, 2^k. */
  int coalitions() {
    return 1 << players;
  }

  /**
   * One player's share in each of n games.
   *
   * @param player index of the player
   * @param values by coalition, then by game
   * @param out receives the shares, from {@code offset} on
   */
  void fill(int player, double[][] values, double[] out, int offset, int n) {
    Arrays.fill(out, offset, offset + n, 0);
    int member = 1 << player;
    for (int others = 0; others < coalitions(); others++) {
      if ((others & member) == 0) {
        double weight = weights[Integer.bitCount(others)];
        add(weight, values[others | member], values[others], out, offset, n);
      }
    }
  }

  /** Adds differences, so that a player who adds nothing has a share of exactly 0. */
  private static void add(
      double weight, double[] with, double[] without, double[] out, int offset, int n) {
    for (int i = 0; i < n; i++) {
      out[offset + i] = Math.fma(weight, with[i] - without[i], out[offset + i]);
    }
  }

  /**
   * One player's share.
   *
   * @param player index of the player
   * @param values by coalition
   */
  double share(int player, double[] values) {
    double share = 0;
    int member = 1 << player;
    for (int others = 0; others < coalitions(); others++) {
      if ((others & member) == 0) {
        share += weights[Integer.bitCount(others)] * (values[others | member] - values[others]);
      }
    }
    return share;
  }
}
