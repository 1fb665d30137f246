package org.gap2028.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gap2028.engine.run.BlockEvaluator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.Tally;
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

/** How long does a draw take, from its coordinates to every statistic that is published? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BlockBenchmark {

  private static final int DRAWS = SuperBlock.BLOCKS * RunPlan.BLOCK;

  /** Points of the walk a draw. */
  @Param({"4", "1"})
  private int walkPoints;

  /** Whether events along paths are among the statistics, as they are by default. */
  @Param({"true", "false"})
  private boolean pathEvents;

  private BlockEvaluator evaluator;
  private Tally tally;
  private long block;

  /** Compiles the plan. */
  @Setup
  public void prepare() {
    RunPlan plan = Workload.plan().withWalkPoints(walkPoints);
    List<Event> events =
        plan.events().stream().filter(event -> pathEvents || !event.ever()).toList();
    CompiledPlan compiled = new CompiledPlan(plan.withEvents(events));
    evaluator = new BlockEvaluator(compiled);
    tally = new Tally(compiled.layout());
  }

  /** One super-block, the next one each time; time is of a draw. */
  @Benchmark
  @OperationsPerInvocation(DRAWS)
  public Tally draw() {
    evaluator.evaluate(new SuperBlock(0, block, SuperBlock.BLOCKS), tally);
    block += SuperBlock.BLOCKS;
    return tally;
  }
}
