package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.RunPlan;

/**
 * The first draws of a run by id: its first blocks, of which replicates take turns. A run that has
 * more draws has the same first ones.
 *
 * @param replicates replicates of the run
 * @param blocks number of blocks, of all replicates together
 */
record FirstDraws(int replicates, int blocks) implements Serializable {

  /** Blocks that a task evaluates one after the other, of one replicate. */
  private static final int UNIT = 16;

  /**
   * The first draws of a plan.
   *
   * @param most number of draws, a multiple of {@link RunPlan#BLOCK}; all draws where there are
   *     fewer
   */
  static FirstDraws of(RunPlan plan, long most) {
    return new FirstDraws(
        plan.replicates(), Math.toIntExact(Math.min(most, plan.draws()) / RunPlan.BLOCK));
  }

  /** Number of draws. */
  int draws() {
    return blocks * RunPlan.BLOCK;
  }

  /** Blocks of a replicate, which may be none. */
  private int blocks(int replicate) {
    return blocks / replicates + (replicate < blocks % replicates ? 1 : 0);
  }

  /** The draws in units, replicate by replicate, each of consecutive blocks of one. */
  List<BlockRange> units() {
    List<BlockRange> units = new ArrayList<>();
    for (int r = 0; r < replicates; r++) {
      for (int first = 0; first < blocks(r); first += UNIT) {
        units.add(new BlockRange(r, first, Math.min(first + UNIT, blocks(r))));
      }
    }
    return units;
  }
}
