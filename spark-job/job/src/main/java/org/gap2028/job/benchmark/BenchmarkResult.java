package org.gap2028.job.benchmark;

import java.util.List;

/**
 * What was measured. Times are medians over some seconds, on one thread, after as long a warm-up.
 *
 * @param nsPerDraw nanoseconds of one core that a draw takes as {@code run} evaluates it
 * @param walkPoints points of the walk that this means
 * @param nsPerDrawOneWalkPoint the same with one point of the walk a draw
 * @param bytesPerDraw heap allocated a draw, once the evaluator has seen the range of the values
 * @param stages where the time goes
 * @param cores processors that this JVM may use
 * @param jvm name and version of the JVM
 * @param errorExponent a with which standard errors fell as draws^-a: the median over all
 *     statistics between a quarter and all draws of the run that {@code precision} tells of, within
 *     [0.5, 1]
 * @param precision how soon statistics become precise; empty where all draws fail
 */
public record BenchmarkResult(
    double nsPerDraw,
    int walkPoints,
    double nsPerDrawOneWalkPoint,
    double bytesPerDraw,
    StageTimes stages,
    int cores,
    String jvm,
    double errorExponent,
    List<PrecisionSpeed> precision) {

  /** Keeps a copy of the list. */
  public BenchmarkResult {
    precision = List.copyOf(precision);
  }

  /** Draws a second that one core evaluates. */
  public double drawsPerSecondPerCore() {
    return 1e9 / nsPerDraw;
  }
}
