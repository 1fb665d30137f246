package org.gap2028.engine.run;

import java.util.Arrays;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.statistics.ColumnCounters;
import org.gap2028.engine.statistics.Tally;
import org.gap2028.engine.statistics.TallyLayout;

/**
 * Evaluates draws into tallies: inputs, model per scenario, statistics, chunk by chunk. What a
 * chunk adds depends on the plan and its address alone. Owns all scratch and allocates nothing per
 * draw once its counters have seen the range of the values; not safe for use by several threads.
 *
 * <p>Statistics published quarter by quarter use each quarter's own law of the walk, at the plan's
 * stratified walk points; events along paths use the draw's own path.
 */
public final class BlockEvaluator {

  private static final int CHUNK = DrawSampler.CHUNK;

  private final CompiledPlan compiled;
  private final RunPlan plan;
  private final TallyLayout layout;
  private final DrawSampler sampler;
  private final Evaluator evaluator;
  private final ColumnCounters counters;
  private final PathEvents pathEvents;
  private final boolean anyPathEvent;
  private final ConditionalCounter conditional;
  private final double[][][] rows;
  private final boolean[] pairFailed = new boolean[CHUNK];

  /** An evaluator of a plan's draws. */
  public BlockEvaluator(CompiledPlan compiled) {
    this.compiled = compiled;
    plan = compiled.plan();
    layout = compiled.layout();
    sampler = new DrawSampler(compiled);
    evaluator = plan.model().evaluator(CHUNK, plan.walkPoints());
    counters = new ColumnCounters(compiled.pivots());
    pathEvents = new PathEvents(compiled.pathEvents(), layout);
    anyPathEvent = !compiled.pathEvents().isEmpty();
    conditional = plan.conditions() == 0 ? null : new ConditionalCounter(compiled);
    // Rows to be filled, for outputs that have one and for outputs that have one a walk point.
    rows = new double[][][] {new double[1][CHUNK], new double[plan.walkPoints()][CHUNK]};
  }

  /** Adds all draws of a super-block to a tally of its replicate. */
  public void evaluate(SuperBlock superBlock, Tally tally) {
    sampler.replicate(superBlock.replicate());
    long end = superBlock.end() * RunPlan.BLOCK;
    for (long point = superBlock.first() * RunPlan.BLOCK; point < end; point += CHUNK) {
      chunk(superBlock.replicate(), point, tally);
    }
    tally.take(counters);
    if (conditional != null) {
      conditional.moveTo(tally);
    }
    tally.addDraws(end - superBlock.first() * RunPlan.BLOCK);
  }

  private void chunk(int replicate, long point, Tally tally) {
    double[][] inputs = sampler.inputs(point);
    evaluator.inputs(inputs, CHUNK);
    double[][] walk = sampler.walkPoints(point);
    boolean anyFailed = anyFailed();
    if (anyFailed) {
      failures(replicate, point, tally);
    }
    for (int q = 0; q < layout.quarters(); q++) {
      evaluator.marginal(q, walk);
      if (anyFailed) {
        addValid(q);
      } else {
        addAll(q);
      }
      if (q == plan.conditionedQuarter()) {
        conditional.add(evaluator, sampler.latent(), inputs, walk);
      }
    }
    if (conditional != null && (point + CHUNK) % RunPlan.BLOCK == 0) {
      conditional.endBlock();
    }
    if (anyPathEvent) {
      evaluator.path(sampler.walkIncrements(point));
      pathEvents.count(evaluator, tally);
    }
  }

  /** Whether a draw of the chunk failed in any scenario. */
  private boolean anyFailed() {
    boolean any = false;
    for (int s = 0; s < layout.scenarios(); s++) {
      any |= count(evaluator.failed(s)) > 0;
    }
    return any;
  }

  private void failures(int replicate, long point, Tally tally) {
    for (int i = 0; i < CHUNK; i++) {
      boolean any = false;
      for (int s = 0; s < layout.scenarios(); s++) {
        any |= evaluator.failed(s)[i];
      }
      if (any) {
        tally.addFailedDraw(plan.drawId(replicate, point + i));
      }
    }
    for (int s = 0; s < layout.scenarios(); s++) {
      tally.addFailed(s, count(evaluator.failed(s)));
    }
    for (int p = 0; p < layout.pairs(); p++) {
      tally.addFailed(layout.pairGroup(p), count(eitherFailed(plan.pairs().get(p))));
    }
  }

  private boolean[] eitherFailed(Pair pair) {
    boolean[] a = evaluator.failed(pair.scenario());
    boolean[] b = evaluator.failed(pair.reference());
    for (int i = 0; i < CHUNK; i++) {
      pairFailed[i] = a[i] || b[i];
    }
    return pairFailed;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /** Adds a quarter in which no draw failed: what scenarios have in common is counted once. */
  private void addAll(int q) {
    for (int o = 0; o < layout.outputs(); o++) {
      if (layout.isCommon(q)) {
        counters.add(layout.common(o, q), evaluator.column(0, o, q), CHUNK);
      } else {
        for (int s = 0; s < layout.scenarios(); s++) {
          counters.add(layout.column(s, o, q), evaluator.column(s, o, q), CHUNK);
        }
      }
    }
    for (int p = 0; p < layout.pairs() && !layout.isCommon(q); p++) {
      counters.add(layout.difference(p, q), differences(plan.pairs().get(p), q), CHUNK);
    }
  }

  /** Adds what is valid of a quarter in which draws failed: each scenario leaves out its own. */
  private void addValid(int q) {
    for (int s = 0; s < layout.scenarios(); s++) {
      for (int o = 0; o < layout.outputs(); o++) {
        addValid(layout.column(s, o, q), evaluator.column(s, o, q), evaluator.failed(s));
      }
    }
    for (int p = 0; p < layout.pairs() && !layout.isCommon(q); p++) {
      Pair pair = plan.pairs().get(p);
      addValid(layout.difference(p, q), differences(pair, q), eitherFailed(pair));
    }
  }

  private void addValid(int column, double[][] values, boolean[] failed) {
    double[][] kept = rowsLike(values);
    int n = 0;
    for (int row = 0; row < values.length; row++) {
      n = 0;
      for (int i = 0; i < CHUNK; i++) {
        if (!failed[i]) {
          kept[row][n++] = values[row][i];
        }
      }
      Arrays.fill(kept[row], n, CHUNK, compiled.pivot(column));
    }
    counters.add(column, kept, n);
  }

  private double[][] differences(Pair pair, int quarter) {
    double[][] a = evaluator.column(pair.scenario(), 0, quarter);
    double[][] b = evaluator.column(pair.reference(), 0, quarter);
    double[][] out = rowsLike(a);
    for (int row = 0; row < out.length; row++) {
      subtract(a[row], b[row], out[row]);
    }
    return out;
  }

  private static void subtract(double[] a, double[] b, double[] out) {
    for (int i = 0; i < CHUNK; i++) {
      out[i] = a[i] - b[i];
    }
  }

  private double[][] rowsLike(double[][] values) {
    return values.length == 1 ? rows[0] : rows[1];
  }
}
