package org.gap2028.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.PackedTally;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What do the estimates of a column cost once all draws are done, noise integrated or not? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EstimatesBenchmark {

  private static final int BLOCKS = 8;
  private static final int LAST_QUARTER = 11;

  private CompiledPlan compiled;
  private List<PackedTally> tallies;
  private RunEstimates estimates;

  /** Runs a quarter of a million draws. */
  @Setup
  public void prepare() {
    RunPlan plan = Workload.plan().withBlocks(BLOCKS);
    compiled = new CompiledPlan(plan);
    tallies = new LocalRunner(1).run(compiled);
    estimates = new RunEstimates(compiled, tallies);
  }

  /** A lead's moments, quantiles and distribution: a convolution with the release noise. */
  @Benchmark
  public void lead(Blackhole sink) {
    column(estimates.output(0, 0, LAST_QUARTER), sink);
  }

  /** A compute ratio's, without noise. */
  @Benchmark
  public void ratio(Blackhole sink) {
    column(estimates.output(0, 1, LAST_QUARTER), sink);
  }

  private void column(ColumnEstimates column, Blackhole sink) {
    sink.consume(column.moments());
    for (double p : compiled.plan().quantiles()) {
      sink.consume(column.quantile(p));
    }
  }
}
