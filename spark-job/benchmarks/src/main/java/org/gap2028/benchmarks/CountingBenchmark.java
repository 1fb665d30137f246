package org.gap2028.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.statistics.ColumnCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What does a published value cost: its bin, its powers, its place among the extremes? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CountingBenchmark {

  private static final int CHUNK = DrawSampler.CHUNK;

  /** As many as the default configuration's leads, ratios and differences in a quarter of 2028. */
  private static final int COLUMNS = 8;

  /** Rows of a column: points of the walk. */
  @Param({"4", "1"})
  private int rows;

  private final ColumnCounters counters = new ColumnCounters(new double[COLUMNS]);
  private final Random random = new Random(2028);
  private double[][][] columns;

  /** Values spread like leads, of other columns in other places. */
  @Setup
  public void prepare() {
    columns = new double[COLUMNS][rows][CHUNK];
    for (int c = 0; c < COLUMNS; c++) {
      for (double[] row : columns[c]) {
        for (int i = 0; i < CHUNK; i++) {
          row[i] = c + 6 * random.nextGaussian();
        }
      }
    }
  }

  /** A chunk of every column; time is of a draw and column. */
  @Benchmark
  @OperationsPerInvocation(COLUMNS * CHUNK)
  public ColumnCounters column() {
    for (int c = 0; c < COLUMNS; c++) {
      counters.add(c, columns[c], CHUNK);
    }
    return counters;
  }
}
