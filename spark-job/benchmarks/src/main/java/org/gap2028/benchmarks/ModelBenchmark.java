package org.gap2028.benchmarks;

import java.util.concurrent.TimeUnit;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.RunPlan;
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

/** What does the model cost, under its three scenarios and in all quarters, given its inputs? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ModelBenchmark {

  private static final int CHUNK = DrawSampler.CHUNK;

  /** Points of the walk a draw. */
  @Param({"4", "1"})
  private int walkPoints;

  private Evaluator evaluator;
  private double[][] inputs;
  private double[][] walk;
  private double[][] increments;
  private int quarters;

  /** Samples one chunk. */
  @Setup
  public void prepare() {
    RunPlan plan = Workload.plan().withWalkPoints(walkPoints);
    DrawSampler sampler = new DrawSampler(new CompiledPlan(plan));
    sampler.replicate(0);
    inputs = sampler.inputs(0);
    walk = sampler.walkPoints(0);
    increments = sampler.walkIncrements(0);
    evaluator = plan.model().evaluator(CHUNK, walkPoints);
    quarters = plan.model().quarters().size();
  }

  /** Everything that is published quarter by quarter; time is of a draw. */
  @Benchmark
  @OperationsPerInvocation(CHUNK)
  public Evaluator quarters() {
    evaluator.inputs(inputs, CHUNK);
    for (int q = 0; q < quarters; q++) {
      evaluator.marginal(q, walk);
    }
    return evaluator;
  }

  /** The same, and true paths. */
  @Benchmark
  @OperationsPerInvocation(CHUNK)
  public Evaluator quartersAndPaths() {
    quarters();
    evaluator.path(increments);
    return evaluator;
  }
}
