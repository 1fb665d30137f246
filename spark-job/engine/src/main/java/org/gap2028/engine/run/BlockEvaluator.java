package org.gap2028.engine.run;

import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.Tally;
import org.gap2028.engine.statistics.TallyLayout;

/**
 * Evaluates blocks of draws into tallies: inputs, model per scenario, statistics. What a block adds
 * depends on the plan and its address alone. Owns all scratch and allocates nothing per draw once
 * its tally has seen the range of the values; not safe for use by several threads.
 *
 * <p>Statistics published quarter by quarter use each quarter's own law of the walk, at the plan's
 * stratified walk points; events along paths use the draw's own path. A block's power sums are
 * added chunk by chunk, column by column, in this one order.
 */
public final class BlockEvaluator {

  private static final int CHUNK = DrawSampler.CHUNK;

  private final CompiledPlan compiled;
  private final RunPlan plan;
  private final TallyLayout layout;
  private final DrawSampler sampler;
  private final Evaluator evaluator;
  private final boolean[] walks;
  private final List<Event> pathEvents;
  private final double[] scratch = new double[CHUNK];
  private final boolean[] pairFailed = new boolean[CHUNK];
  private final boolean[] held = new boolean[CHUNK];

  /** An evaluator of a plan's blocks. */
  public BlockEvaluator(CompiledPlan compiled) {
    this.compiled = compiled;
    plan = compiled.plan();
    layout = compiled.layout();
    sampler = new DrawSampler(compiled);
    Model model = plan.model();
    evaluator = model.evaluator(CHUNK);
    List<Output> outputs = model.outputs();
    walks = new boolean[outputs.size()];
    for (int o = 0; o < walks.length; o++) {
      walks[o] = outputs.get(o).walks();
    }
    pathEvents = compiled.pathEvents();
  }

  /** Adds all blocks of a super-block to a tally of its replicate. */
  public void evaluate(SuperBlock superBlock, Tally tally) {
    for (long block = superBlock.first(); block < superBlock.end(); block++) {
      evaluate(superBlock.replicate(), block, tally);
    }
  }

  /**
   * Adds one block to a tally of its replicate.
   *
   * @param replicate replicate, 0 to R - 1
   * @param block index of the block in the replicate
   */
  public void evaluate(int replicate, long block, Tally tally) {
    sampler.replicate(replicate);
    long first = block * RunPlan.BLOCK;
    for (long chunk = first; chunk < first + RunPlan.BLOCK; chunk += CHUNK) {
      evaluator.inputs(sampler.inputs(chunk), CHUNK);
      failures(replicate, chunk, tally);
      for (int point = 0; point < plan.walkPoints(); point++) {
        evaluator.marginal(sampler.walkPoint(chunk, point));
        columns(point, tally);
        differences(tally);
      }
      if (!pathEvents.isEmpty()) {
        evaluator.path(sampler.walkIncrements(chunk));
        paths(tally);
      }
    }
    tally.endBlock(RunPlan.BLOCK);
  }

  private void failures(int replicate, long chunk, Tally tally) {
    for (int s = 0; s < layout.scenarios(); s++) {
      tally.addFailed(s, count(evaluator.failed(s)));
    }
    for (int p = 0; p < layout.pairs(); p++) {
      tally.addFailed(layout.pairGroup(p), count(eitherFailed(plan.pairs().get(p))));
    }
    for (int i = 0; i < CHUNK; i++) {
      boolean any = false;
      for (int s = 0; s < layout.scenarios(); s++) {
        any |= evaluator.failed(s)[i];
      }
      if (any) {
        tally.addFailedDraw(plan.drawId(replicate, chunk + i));
      }
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

  /** Outputs that do not walk have one value a draw, whatever the number of walk points. */
  private void columns(int point, Tally tally) {
    for (int s = 0; s < layout.scenarios(); s++) {
      boolean[] failed = evaluator.failed(s);
      for (int o = 0; o < layout.outputs(); o++) {
        for (int q = 0; q < layout.quarters() && (walks[o] || point == 0); q++) {
          add(layout.column(s, o, q), evaluator.column(s, o, q), failed, tally);
        }
      }
    }
  }

  private void differences(Tally tally) {
    for (int p = 0; p < layout.pairs(); p++) {
      Pair pair = plan.pairs().get(p);
      boolean[] failed = eitherFailed(pair);
      for (int q = 0; q < layout.quarters(); q++) {
        double[] a = evaluator.column(pair.scenario(), 0, q);
        double[] b = evaluator.column(pair.reference(), 0, q);
        for (int i = 0; i < CHUNK; i++) {
          scratch[i] = a[i] - b[i];
        }
        add(layout.difference(p, q), scratch, failed, tally);
      }
    }
  }

  private void add(int column, double[] values, boolean[] failed, Tally tally) {
    double[] valid = values;
    int n = CHUNK - count(failed);
    if (n < CHUNK) {
      int k = 0;
      for (int i = 0; i < CHUNK; i++) {
        if (!failed[i]) {
          scratch[k++] = values[i];
        }
      }
      valid = scratch;
    }
    tally.add(column, valid, compiled.pivot(column), n);
  }

  private void paths(Tally tally) {
    for (int s = 0; s < layout.scenarios(); s++) {
      boolean[] failed = evaluator.failed(s);
      for (int e = 0; e < pathEvents.size(); e++) {
        Event event = pathEvents.get(e);
        Arrays.fill(held, false);
        for (int q = 0; q < layout.quarters(); q++) {
          double[] values = evaluator.column(s, 0, q);
          int count = 0;
          for (int i = 0; i < CHUNK; i++) {
            held[i] |= event.holds(values[i]);
            count += held[i] && !failed[i] ? 1 : 0;
          }
          tally.addPathCount(layout.pathCount(s, e, q), count);
        }
      }
    }
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (int i = 0; i < CHUNK; i++) {
      count += flags[i] ? 1 : 0;
    }
    return count;
  }
}
