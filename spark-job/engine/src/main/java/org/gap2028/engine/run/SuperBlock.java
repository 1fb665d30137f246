package org.gap2028.engine.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive blocks of one replicate: 2^18 draws, or what is left of the replicate. What a task
 * takes a list of.
 *
 * @param replicate replicate, 0 to R - 1
 * @param first index of the first block
 * @param blocks number of blocks
 */
public record SuperBlock(int replicate, long first, int blocks) implements Serializable {

  /** Blocks in a whole super-block. */
  public static final int BLOCKS = (1 << 18) / RunPlan.BLOCK;

  /** Index after the last block. */
  public long end() {
    return first + blocks;
  }

  /** Draws in this super-block. */
  public long draws() {
    return (long) blocks * RunPlan.BLOCK;
  }

  /** Number of super-blocks in each replicate of a plan. */
  public static long perReplicate(RunPlan plan) {
    return (plan.blocks() + BLOCKS - 1) / BLOCKS;
  }

  /**
   * One super-block of a plan, by its index: replicate by replicate.
   *
   * @param index 0 to replicates times {@link #perReplicate}, exclusive
   */
  public static SuperBlock of(RunPlan plan, long index) {
    long perReplicate = perReplicate(plan);
    long first = index % perReplicate * BLOCKS;
    return new SuperBlock(
        (int) (index / perReplicate), first, (int) Math.min(BLOCKS, plan.blocks() - first));
  }

  /** All super-blocks of a plan, in the order of their index. */
  public static List<SuperBlock> all(RunPlan plan) {
    long count = Math.multiplyExact(perReplicate(plan), plan.replicates());
    List<SuperBlock> all = new ArrayList<>(Math.toIntExact(count));
    for (long index = 0; index < count; index++) {
      all.add(of(plan, index));
    }
    return all;
  }
}
