package org.gap2028.engine.run;

import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.statistics.ConditionalSums;
import org.gap2028.engine.statistics.Tally;

/**
 * Sums the first output of one quarter, and its paired differences, by bins of every input and of
 * the walk. Bins are of equal probability, cut on the scale of the latent normals. By bins of an
 * input the output is averaged over the points of the walk first; by bins of the walk each point
 * counts. Owns its scratch; not safe for use by several threads.
 */
final class ConditionalCounter {

  private static final int CHUNK = DrawSampler.CHUNK;

  /** Cells a unit of the latent normal, from -8 to 8: a bin's edge is looked for from a cell. */
  private static final int CELLS = 32;

  private static final double END = 8;

  private final RunPlan plan;
  private final int quarter;
  private final ConditionalSums sums;
  private final double[] pivots;
  private final double[] edges = new double[ConditionalSums.BINS];
  private final int[] firstBin = new int[((int) (2 * END)) * CELLS + 1];
  private final int[] bins = new int[CHUNK];
  private final double[][] means;
  private final boolean[][] left;
  private final double[] values = new double[CHUNK];

  ConditionalCounter(CompiledPlan compiled) {
    plan = compiled.plan();
    quarter = plan.conditionedQuarter();
    int scenarios = plan.model().scenarios().size();
    int targets = scenarios + plan.pairs().size();
    sums = new ConditionalSums(plan.conditions(), targets);
    pivots = new double[targets];
    for (int t = 0; t < targets; t++) {
      pivots[t] =
          compiled.pivot(
              t < scenarios
                  ? compiled.layout().column(t, 0, quarter)
                  : compiled.layout().difference(t - scenarios, quarter));
    }
    means = new double[targets][CHUNK];
    left = new boolean[targets][CHUNK];
    // Edge b is the lower one of bin b + 1; the last is never passed.
    for (int b = 0; b < edges.length; b++) {
      double p = (b + 1.0) / edges.length;
      edges[b] = p < 1 ? StandardNormal.quantile(p, 1 - p) : Double.POSITIVE_INFINITY;
    }
    for (int cell = 0; cell < firstBin.length; cell++) {
      firstBin[cell] = bin((double) cell / CELLS - END, 0);
    }
    firstBin[0] = 0;
  }

  private int bin(double z, int from) {
    int bin = from;
    while (z >= edges[bin]) {
      bin++;
    }
    return bin;
  }

  /** Adds a chunk whose conditioned quarter the evaluator has evaluated last. */
  void add(Evaluator evaluator, double[][] latent, double[][] inputs, double[][] walk) {
    int scenarios = plan.model().scenarios().size();
    for (int s = 0; s < scenarios; s++) {
      average(evaluator.column(s, 0, quarter), means[s]);
      System.arraycopy(evaluator.failed(s), 0, left[s], 0, CHUNK);
    }
    for (int p = 0; p < plan.pairs().size(); p++) {
      Pair pair = plan.pairs().get(p);
      int target = scenarios + p;
      for (int i = 0; i < CHUNK; i++) {
        means[target][i] = means[pair.scenario()][i] - means[pair.reference()][i] - pivots[target];
        left[target][i] = left[pair.scenario()][i] || left[pair.reference()][i];
      }
    }
    for (int s = 0; s < scenarios; s++) {
      for (int i = 0; i < CHUNK; i++) {
        means[s][i] -= pivots[s];
      }
    }
    for (int input = 0; input < inputs.length; input++) {
      addCondition(input, latent[input], inputs[input]);
      for (int t = 0; t < means.length; t++) {
        sums.addTarget(input, t, bins, inputs[input], means[t], left[t], CHUNK);
      }
    }
    for (int point = 0; point < walk.length; point++) {
      addWalk(evaluator, walk[point], point);
    }
  }

  private void addCondition(int condition, double[] z, double[] x) {
    for (int i = 0; i < CHUNK; i++) {
      double held = Math.max(-END, Math.min(END, z[i]));
      bins[i] = bin(z[i], firstBin[(int) ((held + END) * CELLS)]);
    }
    sums.addCondition(condition, bins, x, CHUNK);
  }

  private void addWalk(Evaluator evaluator, double[] z, int point) {
    int walk = plan.inputs().size();
    int scenarios = plan.model().scenarios().size();
    addCondition(walk, z, z);
    for (int t = 0; t < means.length; t++) {
      double[] a = row(evaluator, t < scenarios ? t : pair(t).scenario(), point);
      if (t < scenarios) {
        for (int i = 0; i < CHUNK; i++) {
          values[i] = a[i] - pivots[t];
        }
      } else {
        double[] b = row(evaluator, pair(t).reference(), point);
        for (int i = 0; i < CHUNK; i++) {
          values[i] = a[i] - b[i] - pivots[t];
        }
      }
      sums.addTarget(walk, t, bins, z, values, left[t], CHUNK);
    }
  }

  private Pair pair(int target) {
    return plan.pairs().get(target - plan.model().scenarios().size());
  }

  private double[] row(Evaluator evaluator, int scenario, int point) {
    double[][] column = evaluator.column(scenario, 0, quarter);
    return column[Math.min(point, column.length - 1)];
  }

  private static void average(double[][] rows, double[] out) {
    System.arraycopy(rows[0], 0, out, 0, CHUNK);
    for (int row = 1; row < rows.length; row++) {
      double[] values = rows[row];
      for (int i = 0; i < CHUNK; i++) {
        out[i] += values[i];
      }
    }
    double share = 1.0 / rows.length;
    for (int i = 0; i < CHUNK; i++) {
      out[i] *= share;
    }
  }

  /** Ends a block: what is added next is rounded apart from it. */
  void endBlock() {
    sums.flush();
  }

  /** Moves all ended blocks to a tally. */
  void moveTo(Tally tally) {
    tally.take(sums);
  }
}
