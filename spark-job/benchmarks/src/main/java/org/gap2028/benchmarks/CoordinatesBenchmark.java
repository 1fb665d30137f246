package org.gap2028.benchmarks;

import java.util.concurrent.TimeUnit;
import org.gap2028.engine.distribution.NormalQuantileKernel;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.DrawSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does a coordinate cost: a Sobol' point's uniform, and the standard normal of it? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CoordinatesBenchmark {

  private static final int CHUNK = DrawSampler.CHUNK;
  private static final int COORDINATES = 21;
  private static final int VALUES = COORDINATES * CHUNK;

  private final ReplicatePoints points = SobolPoints.of(2028).replicate(0, coordinates());
  private final NormalQuantileKernel kernel = new NormalQuantileKernel(CHUNK);
  private final double[] uniforms = new double[CHUNK];
  private final double[] normals = new double[CHUNK];
  private long first;

  private static int[] coordinates() {
    int[] coordinates = new int[COORDINATES];
    for (int c = 0; c < COORDINATES; c++) {
      coordinates[c] = c;
    }
    return coordinates;
  }

  /** Uniforms alone. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public double[] uniforms() {
    for (int c = 0; c < COORDINATES; c++) {
      points.fill(c, first, uniforms);
    }
    first += CHUNK;
    return uniforms;
  }

  /** Uniforms and their normals, one in some hundred in the tails. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public double[] normals() {
    for (int c = 0; c < COORDINATES; c++) {
      points.fill(c, first, uniforms);
      kernel.fill(uniforms, normals, CHUNK);
    }
    first += CHUNK;
    return normals;
  }
}
