package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.run.RunPlan;

/**
 * Among whom the variance of an output is divided: a plan's inputs that vary, and its noise as one
 * more. A fixed input is no player: its indices are exactly 0.
 *
 * <p>Players are numbered: inputs in the plan's order, then the noise.
 */
public final class Players {

  /** Name of the noise: the walk and the additive noise together. */
  public static final String PROCESS_NOISE = "process_noise";

  private final int[] inputs;
  private final int[] ranks;

  private Players(int[] inputs, int[] ranks) {
    this.inputs = inputs;
    this.ranks = ranks;
  }

  /** The players of a plan. */
  public static Players of(RunPlan plan) {
    int[] inputs =
        IntStream.range(0, plan.inputs().size())
            .filter(
                i ->
                    plan.inputs().get(i).distribution().lower()
                        < plan.inputs().get(i).distribution().upper())
            .toArray();
    List<Integer> byImportance = new ArrayList<>();
    for (int player = 0; player <= inputs.length; player++) {
      byImportance.add(player);
    }
    byImportance.sort(Comparator.comparingInt(player -> coordinate(plan, inputs, player)));
    int[] ranks = new int[inputs.length + 1];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[byImportance.get(rank)] = rank;
    }
    return new Players(inputs, ranks);
  }

  /** The coordinate that a player has in the run's own draws, low where it matters most. */
  private static int coordinate(RunPlan plan, int[] inputs, int player) {
    if (player < inputs.length) {
      return plan.inputs().get(inputs[player]).coordinate();
    }
    return plan.walkCoordinates().isEmpty() ? Integer.MAX_VALUE : plan.walkCoordinates().get(0);
  }

  /** Number of players, the noise included. */
  public int count() {
    return ranks.length;
  }

  /** Number of inputs that vary. */
  public int inputs() {
    return inputs.length;
  }

  /** The player that is the noise. */
  public int noise() {
    return inputs.length;
  }

  /** Index in the plan of the input that a player is. */
  public int input(int player) {
    return inputs[player];
  }

  /** The player that an input is; negative where it is fixed. */
  public int player(int input) {
    for (int player = 0; player < inputs.length; player++) {
      if (inputs[player] == input) {
        return player;
      }
    }
    return -1;
  }

  /** Place of a player in the order of importance, from 0: low coordinates are its. */
  int rank(int player) {
    return ranks[player];
  }

  /** Correlations of the latent normals of players that are inputs. */
  double[][] correlations(RunPlan plan) {
    double[][] matrix = new double[inputs.length][inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < inputs.length; j++) {
        matrix[i][j] = plan.copula().correlation(inputs[i], inputs[j]);
      }
    }
    return matrix;
  }
}
