package org.gap2028.engine.run;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.NormalQuantileKernel;
import org.gap2028.engine.distribution.QuantileKernel;
import org.gap2028.engine.random.BrownianWalk;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.statistics.ColumnCounters;

/**
 * Uniforms to latent normals to inputs and noise, for chunks of {@link #CHUNK} consecutive points
 * of one replicate. Owns its scratch; not safe for use by several threads.
 */
public final class DrawSampler {

  /** Points sampled at a time: all live columns of a chunk fit the second-level cache. */
  public static final int CHUNK = ColumnCounters.CHUNK;

  private final RunPlan plan;
  private final int[] coordinates;
  private final int walk;
  private final int noise;
  private final QuantileKernel[] kernels;
  private final NormalQuantileKernel normal = new NormalQuantileKernel(CHUNK);
  private final BrownianWalk bridge;
  private final double[] uniforms = new double[CHUNK];
  private final double[] shifted = new double[CHUNK];
  private final double[][] normals;
  private final double[][] latent;
  private final double[][] inputs;
  private final double[][] walkPoints;
  private final double[][] walkNormals;
  private final double[][] increments;
  private final double[][] noises;

  private int replicate = -1;
  private ReplicatePoints points;

  /** A sampler for a plan. */
  public DrawSampler(CompiledPlan compiled) {
    plan = compiled.plan();
    List<PlannedInput> planned = plan.inputs();
    coordinates =
        Stream.of(
                planned.stream().map(PlannedInput::coordinate),
                plan.walkCoordinates().stream(),
                plan.noiseCoordinates().stream())
            .flatMap(part -> part)
            .mapToInt(Integer::intValue)
            .toArray();
    walk = planned.size();
    noise = walk + plan.walkCoordinates().size();
    kernels =
        IntStream.range(0, planned.size())
            .mapToObj(compiled::kernel)
            .toArray(QuantileKernel[]::new);
    int steps = plan.walkCoordinates().size();
    bridge = steps == 0 ? null : BrownianWalk.of(steps);
    normals = new double[planned.size()][CHUNK];
    latent = new double[planned.size()][CHUNK];
    inputs = new double[planned.size()][CHUNK];
    walkPoints = new double[plan.walkPoints()][CHUNK];
    walkNormals = new double[steps][CHUNK];
    increments = new double[steps][CHUNK];
    noises = new double[plan.noiseCoordinates().size()][CHUNK];
  }

  /** Turns to a replicate. */
  public void replicate(int replicate) {
    if (this.replicate != replicate) {
      points = plan.points().replicate(replicate, coordinates);
      this.replicate = replicate;
    }
  }

  /**
   * The inputs of a chunk, by input, then by draw. The arrays are overwritten by the next call.
   *
   * @param first the first point, a multiple of {@link #CHUNK}
   */
  public double[][] inputs(long first) {
    for (int i = 0; i < inputs.length; i++) {
      normal(i, first, normals[i]);
    }
    plan.copula().correlate(normals, latent, CHUNK);
    for (int i = 0; i < inputs.length; i++) {
      kernels[i].fill(latent[i], inputs[i], CHUNK);
    }
    return inputs;
  }

  /** The correlated normals behind the {@link #inputs} that were sampled last, likewise. */
  double[][] latent() {
    return latent;
  }

  /**
   * The standard normals behind the walk's value at the plan's stratified points, by point, then by
   * draw: those of the draw's own uniform plus {@code point / walkPoints}, modulo 1. All zero where
   * the model has no walk.
   *
   * @param first the first point, a multiple of {@link #CHUNK}
   */
  public double[][] walkPoints(long first) {
    if (bridge == null) {
      return walkPoints;
    }
    points.fill(walk, first, uniforms);
    normal.fill(uniforms, walkPoints[0], CHUNK);
    for (int point = 1; point < walkPoints.length; point++) {
      shift(uniforms, (double) point / walkPoints.length, shifted);
      normal.fill(shifted, walkPoints[point], CHUNK);
    }
    return walkPoints;
  }

  /** u + shift modulo 1, without a sum above 1 that would round. */
  private static void shift(double[] u, double shift, double[] out) {
    double rest = 1 - shift;
    for (int i = 0; i < CHUNK; i++) {
      out[i] = u[i] >= rest ? u[i] - rest : u[i] + shift;
    }
  }

  /**
   * The increments of the draws' own walks, standard normals by step, then by draw.
   *
   * @param first the first point, a multiple of {@link #CHUNK}
   */
  public double[][] walkIncrements(long first) {
    for (int step = 0; step < walkNormals.length; step++) {
      normal(walk + step, first, walkNormals[step]);
    }
    if (bridge != null) {
      bridge.fill(walkNormals, increments, CHUNK);
    }
    return increments;
  }

  /**
   * The draws' own additive noise, standard normals by noise coordinate, then by draw.
   *
   * @param first the first point, a multiple of {@link #CHUNK}
   */
  public double[][] noise(long first) {
    for (int k = 0; k < noises.length; k++) {
      normal(noise + k, first, noises[k]);
    }
    return noises;
  }

  private void normal(int position, long first, double[] out) {
    points.fill(position, first, uniforms);
    normal.fill(uniforms, out, CHUNK);
  }
}
