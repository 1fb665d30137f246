package org.gap2028.job.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;
import org.gap2028.engine.run.BlockEvaluator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.Tally;

/**
 * Measures how fast this machine evaluates a plan's draws, on one thread and without Spark: whole
 * super-blocks by the evaluator that Spark's tasks use. What Spark adds (its start, sending and
 * merging tallies), estimates and tables are not in it.
 */
public final class Benchmark {

  private static final int REPLICATE = 0;

  private final LongSupplier nanoTime;
  private final long warmUp;
  private final long measured;

  /**
   * A benchmark of 5 seconds of warm-up and 8 of measuring, longer where a draw takes microseconds.
   *
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  public Benchmark(LongSupplier nanoTime) {
    this(nanoTime, 5_000_000_000L, 8_000_000_000L);
  }

  /**
   * A benchmark with other times.
   *
   * @param nanoTime a clock as {@link System#nanoTime}
   * @param warmUp nanoseconds of warm-up
   * @param measured nanoseconds of measuring
   */
  public Benchmark(LongSupplier nanoTime, long warmUp, long measured) {
    this.nanoTime = nanoTime;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /** Measures a plan. */
  public BenchmarkResult measure(RunPlan plan) {
    CompiledPlan compiled = new CompiledPlan(plan);
    PartialDraws parts = new PartialDraws(compiled);
    WholeDraws whole = new WholeDraws(compiled);
    WholeDraws onePoint = new WholeDraws(new CompiledPlan(plan.withWalkPoints(1)));
    List<Runnable> work =
        List.of(
            new Consecutive(parts::coordinates),
            new Consecutive(parts::inputs),
            new Consecutive(parts::model),
            new Consecutive(whole::evaluate),
            new Consecutive(onePoint::evaluate));
    double[] nanoseconds = new MedianTimes(nanoTime).of(work, warmUp, measured);
    double draws = Consecutive.DRAWS;
    double nsPerDraw = nanoseconds[3] / draws;
    int cores = Runtime.getRuntime().availableProcessors();
    PrecisionPilot pilot = PrecisionPilot.of(plan, cores);
    return new BenchmarkResult(
        nsPerDraw,
        plan.walkPoints(),
        nanoseconds[4] / draws,
        whole.allocated(Consecutive.DRAWS) / draws,
        StageTimes.ofCumulative(
            nanoseconds[0] / draws, nanoseconds[1] / draws, nanoseconds[2] / draws, nsPerDraw),
        cores,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        pilot.exponent(),
        pilot.speeds(nsPerDraw));
  }

  /** Work on the points of one super-block after the other. */
  private static final class Consecutive implements Runnable {

    /** Of a whole super-block. */
    static final long DRAWS = (long) SuperBlock.BLOCKS * RunPlan.BLOCK;

    private final Work work;
    private long first;

    private interface Work {
      void on(long first, long end);
    }

    Consecutive(Work work) {
      this.work = work;
    }

    @Override
    public void run() {
      work.on(first, first + DRAWS);
      first += DRAWS;
    }
  }

  /** All of the work on draws, gathered in one tally as in a task. */
  private static final class WholeDraws {

    private final BlockEvaluator evaluator;
    private final Tally tally;
    private long end;

    WholeDraws(CompiledPlan compiled) {
      evaluator = new BlockEvaluator(compiled);
      tally = new Tally(compiled.layout());
    }

    void evaluate(long first, long end) {
      int blocks = (int) ((end - first) / RunPlan.BLOCK);
      evaluator.evaluate(new SuperBlock(REPLICATE, first / RunPlan.BLOCK, blocks), tally);
      this.end = end;
    }

    /** Bytes of heap that the evaluation of further draws allocates. */
    long allocated(long draws) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      evaluate(end, end + draws);
      return threads.getCurrentThreadAllocatedBytes() - before;
    }
  }
}
