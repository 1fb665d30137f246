package org.gap2028.benchmarks;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gap2028.engine.distribution.QuantileKernel;
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

/** What does an input cost: twenty tables in turn, which compete for the first-level cache? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class QuantileBenchmark {

  private static final int CHUNK = DrawSampler.CHUNK;
  private static final int INPUTS = 20;

  private final QuantileKernel[] kernels =
      Workload.plan().inputs().stream()
          .map(input -> QuantileKernel.compile(input.distribution()))
          .toArray(QuantileKernel[]::new);
  private final double[][] latent = new double[INPUTS][CHUNK];
  private final double[] values = new double[CHUNK];

  /** Latent normals, other ones for each input. */
  public QuantileBenchmark() {
    Random random = new Random(2028);
    for (double[] column : latent) {
      Arrays.setAll(column, i -> random.nextGaussian());
    }
  }

  /** Every input of a chunk; time is of a value. */
  @Benchmark
  @OperationsPerInvocation(INPUTS * CHUNK)
  public double[] value() {
    for (int i = 0; i < INPUTS; i++) {
      kernels[i].fill(latent[i], values, CHUNK);
    }
    return values;
  }
}
