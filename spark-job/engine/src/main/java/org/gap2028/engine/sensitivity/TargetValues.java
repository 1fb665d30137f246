package org.gap2028.engine.sensitivity;

import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;

/**
 * Evaluates the model at latent normals of the players, for chunks of draws: values of the targets'
 * scenarios at each point of the walk, without additive noise, and which draws failed. Owns its
 * scratch; not safe for use by several threads.
 */
final class TargetValues {

  private final CompiledPlan compiled;
  private final RunPlan plan;
  private final Players players;
  private final int quarter;
  private final Evaluator evaluator;
  private final double[][] inputs;

  TargetValues(CompiledPlan compiled, Players players, int quarter, int chunk) {
    this.compiled = compiled;
    this.players = players;
    this.quarter = quarter;
    plan = compiled.plan();
    evaluator = plan.model().evaluator(chunk, plan.walkPoints());
    inputs = new double[plan.inputs().size()][chunk];
    for (int i = 0; i < inputs.length; i++) {
      compiled.kernel(i).fill(new double[chunk], inputs[i], chunk);
    }
  }

  /** Takes a player's latent normals. */
  void latent(int player, double[] z, int n) {
    int input = players.input(player);
    compiled.kernel(input).fill(z, inputs[input], n);
  }

  /** Computes all that the noise does not enter. */
  void evaluate(int n) {
    evaluator.inputs(inputs, n);
  }

  /**
   * Copies the values at points of the walk.
   *
   * @param noise the walk's normals, by walk point, then by draw
   * @param values receives the values, by scenario, walk point, draw
   */
  void values(double[][] noise, double[][][] values, int n) {
    evaluator.marginal(quarter, noise);
    for (int s = 0; s < values.length; s++) {
      double[][] column = evaluator.column(s, 0, quarter);
      for (int point = 0; point < values[s].length; point++) {
        // One row where the walk does not enter.
        double[] row = column[Math.min(point, column.length - 1)];
        System.arraycopy(row, 0, values[s][point], 0, n);
      }
    }
  }

  /** Marks the draws that failed in a scenario. */
  void markFailed(boolean[][] failed, int n) {
    for (int s = 0; s < failed.length; s++) {
      boolean[] now = evaluator.failed(s);
      for (int i = 0; i < n; i++) {
        failed[s][i] |= now[i];
      }
    }
  }
}
