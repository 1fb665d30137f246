package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.sensitivity.Study;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.storage.StagingProbe;

/**
 * Runs plans on Spark: broadcast plan, ranges of super-blocks, one evaluator a task, tallies merged
 * by replicate on the executors ({@link BlockEvaluation}). The same bits come out whatever the
 * number, order or fate of tasks, because merging is exact.
 */
public final class SparkRunner implements AutoCloseable {

  /** The Spark that this program is made for; another may compute, and fail in the middle. */
  static final String MINOR = "4.2";

  private static final int SUPER_BLOCKS_PER_TASK = 16;
  private static final int TASKS_PER_CORE = 4;
  private static final int MOST_TASKS = 1_000_000;
  private static final int MOST_PROBES = 1000;

  /** Less is not worth a task's overhead, more is much to lose with one. */
  private static final double SHORTEST_TASK_NANOS = 2e9;

  private static final double LONG_TASK_NANOS = 10e9;

  private final JavaSparkContext context;
  private final TaskTotals totals = new TaskTotals();
  private final AtomicLong jobs = new AtomicLong();

  /**
   * Starts a Spark application.
   *
   * @param properties its properties, from {@link SparkSettings#properties}
   * @throws SparkJobException if it is another Spark than this program is made for
   */
  public static SparkRunner start(Map<String, String> properties) {
    SparkRunner runner =
        new SparkRunner(new JavaSparkContext(SparkSettings.configuration(properties)));
    if (!runner.sparkVersion().startsWith(MINOR + ".")) {
      String version = runner.sparkVersion();
      runner.close();
      throw new SparkJobException(
          "Invalid version of Spark: "
              + version
              + " ("
              + MINOR
              + ", which this program is made for)");
    }
    return runner;
  }

  /** A runner on a context that it then owns. */
  SparkRunner(JavaSparkContext context) {
    this.context = context;
    context.sc().addSparkListener(totals);
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

  /**
   * Tasks for super-blocks that take a known time: some for every core, so that cores end together,
   * but of two seconds at least where there is work enough to keep all cores busy with those, and
   * of about ten at most.
   *
   * @param superBlocks number of super-blocks to be evaluated together, at least 1
   * @param nanosEach time of one on one core, ns
   */
  public int partitions(long superBlocks, double nanosEach) {
    return partitions(superBlocks, nanosEach, parallelism());
  }

  static int partitions(long superBlocks, double nanosEach, int cores) {
    double work = superBlocks * nanosEach;
    double tasks = Math.min((double) TASKS_PER_CORE * cores, work / SHORTEST_TASK_NANOS);
    tasks = Math.max(Math.max(tasks, work / LONG_TASK_NANOS), cores);
    return (int) Math.ceil(Math.min(Math.min(tasks, (double) superBlocks), MOST_TASKS));
  }

  /** Time that all tasks took so far, retried and speculative ones included, s. */
  public double taskSeconds() {
    return totals.seconds(jobs.get());
  }

  /** Bytes of results that tasks sent to the driver so far. */
  public long bytesToDriver() {
    return totals.bytes(jobs.get());
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
    return new BlockEvaluation(context, compiled, jobs);
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
    StudyEvaluation<P> evaluation = new StudyEvaluation<>(context, study, jobs);
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
    return new DrawSaving(context, compiled, limit, drawsPerFile, jobs);
  }

  /**
   * Whether tasks see and can write where draws are staged, found before anything is computed.
   *
   * @param probe what tasks look for
   * @throws SparkJobException if they do not
   */
  public void probe(StagingProbe probe) {
    int tasks = Math.min(TASKS_PER_CORE * parallelism(), MOST_PROBES);
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    context.setJobDescription("Look whether executors see the output");
    context.setCallSite("look for the output");
    List<String> found;
    try {
      found =
          context
              .parallelize(numbers, tasks)
              .map(i -> probe.look(UUID.randomUUID().toString()))
              .collect();
    } catch (Exception e) {
      throw new SparkJobException("look whether executors see the output", e);
    } finally {
      jobs.incrementAndGet();
      context.clearCallSite();
      context.setJobDescription(null);
    }
    found.stream()
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .ifPresent(
            reason -> {
              throw new SparkJobException("Cannot save draws from executors: " + reason);
            });
  }

  @Override
  public void close() {
    context.close();
  }
}
