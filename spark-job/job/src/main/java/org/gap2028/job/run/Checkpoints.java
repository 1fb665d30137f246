package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.RunConfig;

/**
 * After how many blocks a run looks at its estimates. A run that is to be precise doubles, from the
 * smallest 1,024 R 2^j draws that are at least 65,536; any other looks now and then where that
 * costs little. The same configuration has the same checkpoints, so that where a run stops can be
 * reproduced.
 */
public final class Checkpoints {

  private static final long FIRST_DRAWS = 1 << 16;

  /** Looking takes a fraction of a second, these draws many. */
  private static final long CHEAP_DRAWS = 1 << 26;

  private Checkpoints() {}

  /** Draws after which a run looks that is computed from the start, ascending. */
  public static List<Long> draws(RunConfig config) {
    RunPlan plan = config.plan();
    return of(config, plan, 0).stream().map(blocks -> plan.withBlocks(blocks).draws()).toList();
  }

  /**
   * Blocks in each replicate at the checkpoints, ascending; the last is the whole plan.
   *
   * @param done blocks that each replicate has before the first draw; 0 unless a run is extended
   */
  static List<Long> of(RunConfig config, RunPlan plan, long done) {
    List<Long> checkpoints = new ArrayList<>();
    long group = (long) RunPlan.BLOCK * plan.replicates();
    if (config.precision().isEmpty()) {
      for (long b = plan.blocks(); b > done && b * group >= CHEAP_DRAWS; b /= 2) {
        checkpoints.add(0, b);
      }
    } else {
      long first = 1;
      while (first * group < FIRST_DRAWS) {
        first *= 2;
      }
      if (done > 0) {
        checkpoints.add(done);
      }
      for (long b = first; b < plan.blocks(); b *= 2) {
        if (b > done) {
          checkpoints.add(b);
        }
      }
    }
    if (checkpoints.isEmpty() || checkpoints.get(checkpoints.size() - 1) != plan.blocks()) {
      checkpoints.add(plan.blocks());
    }
    return List.copyOf(checkpoints);
  }
}
