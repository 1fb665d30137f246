package org.gap2028.engine.run;

/**
 * Where a draw stands in the design.
 *
 * @param replicate replicate, 0 to R - 1
 * @param point index of the point in the replicate, from 0
 */
public record DrawAddress(int replicate, long point) {

  /**
   * The address of a draw; the inverse of {@link RunPlan#drawId}.
   *
   * @param plan the plan
   * @param drawId id of the draw, 0 to the plan's draws, exclusive
   * @throws IllegalArgumentException if the plan has no such draw
   */
  public static DrawAddress of(RunPlan plan, long drawId) {
    if (drawId < 0 || drawId >= plan.draws()) {
      throw new IllegalArgumentException(
          "Invalid draw: " + drawId + " (0 to " + (plan.draws() - 1) + ")");
    }
    long turn = drawId / RunPlan.BLOCK;
    long block = turn / plan.replicates();
    return new DrawAddress(
        (int) (turn % plan.replicates()), block * RunPlan.BLOCK + drawId % RunPlan.BLOCK);
  }
}
