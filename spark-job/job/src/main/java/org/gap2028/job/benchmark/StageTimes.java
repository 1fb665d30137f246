package org.gap2028.job.benchmark;

/**
 * Where the time of a draw goes, in nanoseconds on one core; the sum is the whole draw. The parts
 * are differences between loops that end after one part more, so each holds what its neighbours
 * gain or lose in the caches by it.
 *
 * @param coordinates the uniforms that the published statistics need
 * @param inputs normals, their correlation, the inputs' quantile tables, the walk
 * @param model the model under every scenario, at every point of the walk; paths where events ask
 *     for them
 * @param statistics differences, bins, power sums, extremes, events along paths
 */
public record StageTimes(double coordinates, double inputs, double model, double statistics) {

  /**
   * The parts, from the times of a draw up to the end of each; a part that was measured as negative
   * counts as 0.
   */
  static StageTimes ofCumulative(double coordinates, double inputs, double model, double whole) {
    return new StageTimes(
        coordinates,
        Math.max(inputs - coordinates, 0),
        Math.max(model - inputs, 0),
        Math.max(whole - model, 0));
  }
}
