package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.sensitivity.Study;
import org.gap2028.engine.statistics.PackedTally;

/**
 * Runs plans on Spark: broadcast plan, ranges of super-blocks, one evaluator a task, tallies merged
 * by replicate on the executors ({@link BlockEvaluation}). The same bits come out whatever the
 * number, order or fate of tasks, because merging is exact.
 */
public final class SparkRunner implements AutoCloseable {

  private static final int SUPER_BLOCKS_PER_TASK = 16;
  private static final int TASKS_PER_CORE = 4;
  private static final int MOST_TASKS = 1_000_000;

  private final JavaSparkContext context;

  /**
   * Starts a Spark application.
   *
   * @param properties its properties, from {@link SparkSettings#properties}
   */
  public static SparkRunner start(Map<String, String> properties) {
    return new SparkRunner(new JavaSparkContext(SparkSettings.configuration(properties)));
  }

  /** A runner on a context that it then owns. */
  SparkRunner(JavaSparkContext context) {
    this.context = context;
  }

  /** Spark's version. */
  public String sparkVersion() {
    return context.version();
  }

  /** The master that the application runs on. */
  public String master() {
    return context.master();
  }

  /** Tasks that Spark can run at once, as far as it knows. */
  public int parallelism() {
    return context.defaultParallelism();
  }

  /**
   * Tasks for super-blocks where the user names no number: some for every core, so that cores end
   * together, and of a few seconds each, so that a lost one costs little.
   *
   * @param superBlocks number of super-blocks to be evaluated together, at least 1
   */
  public int defaultPartitions(long superBlocks) {
    long bySize = (superBlocks + SUPER_BLOCKS_PER_TASK - 1) / SUPER_BLOCKS_PER_TASK;
    long tasks = Math.max(bySize, (long) TASKS_PER_CORE * parallelism());
    return (int) Math.min(Math.min(tasks, superBlocks), MOST_TASKS);
  }

  /** Tasks for a whole plan in one round, where the user names no number. */
  public int defaultPartitions(RunPlan plan) {
    return defaultPartitions(Math.multiplyExact(SuperBlock.perReplicate(plan), plan.replicates()));
  }

  /**
   * Begins the evaluation of a plan's blocks.
   *
   * @param compiled the plan
   */
  public BlockEvaluation evaluation(CompiledPlan compiled) {
    return new BlockEvaluation(context, compiled);
  }

  /**
   * Evaluates all draws of a plan in one round.
   *
   * @param compiled the plan
   * @param partitions number of tasks, at least 1
   * @param progress told how many draws are done
   * @return one tally for each replicate, in order
   * @throws SparkJobException if a task fails for good
   */
  public List<PackedTally> run(CompiledPlan compiled, int partitions, Progress progress) {
    RunPlan plan = compiled.plan();
    List<BlockRange> all = new ArrayList<>();
    for (int r = 0; r < plan.replicates(); r++) {
      all.add(new BlockRange(r, 0, plan.blocks()));
    }
    try (BlockEvaluation evaluation = evaluation(compiled);
        ProgressPoll poll = new ProgressPoll(evaluation::draws, plan::draws, progress)) {
      return new ArrayList<>(evaluation.evaluate(all, partitions).values());
    }
  }

  /**
   * Evaluates all units of a study.
   *
   * @param study the study
   * @param compiled the plan that it is of
   * @param partitions number of tasks, at least 1, where the user says how many
   * @param progress told how many model runs are done
   * @return what the units yield, in their order
   * @throws SparkJobException if a task fails for good
   */
  public <P extends Serializable> List<P> run(
      Study<P> study, CompiledPlan compiled, OptionalInt partitions, Progress progress) {
    StudyEvaluation<P> evaluation = new StudyEvaluation<>(context, study);
    progress.begins(study.name(), "model runs");
    try (ProgressPoll poll = new ProgressPoll(evaluation::modelRuns, study::modelRuns, progress)) {
      return evaluation.evaluate(
          compiled, partitions.orElseGet(() -> TASKS_PER_CORE * parallelism()));
    }
  }

  /**
   * Begins to save draws.
   *
   * @param compiled the plan
   * @param limit draws with ids below this are saved, at least 1
   * @param drawsPerFile draws that a file holds at least, where the user says how many
   */
  public DrawSaving drawSaving(CompiledPlan compiled, long limit, OptionalLong drawsPerFile) {
    return new DrawSaving(context, compiled, limit, drawsPerFile);
  }

  @Override
  public void close() {
    context.close();
  }
}
