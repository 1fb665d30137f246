package org.gap2028.job.configuration;

import org.gap2028.engine.run.RunPlan;

/**
 * How many draws, and of what kind.
 *
 * @param design how draws are spread
 * @param draws draws that were asked for, 1 to 10^13
 * @param replicates independent replicates R, 2 to 1,024
 */
public record SamplingConfig(Design design, long draws, int replicates) {

  /** Blocks of each replicate: the draws asked for, rounded up to a multiple of 1,024 R. */
  public long blocks() {
    long group = Math.multiplyExact(RunPlan.BLOCK, (long) replicates);
    return Math.floorDiv(Math.addExact(draws, group - 1), group);
  }

  /** Draws that are computed, a multiple of 1,024 R. */
  public long roundedDraws() {
    return Math.multiplyExact(blocks() * RunPlan.BLOCK, (long) replicates);
  }
}
