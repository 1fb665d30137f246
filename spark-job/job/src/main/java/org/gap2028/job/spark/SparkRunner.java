package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.gap2028.engine.run.BlockEvaluator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;
import org.gap2028.job.storage.DrawStaging;
import scala.Tuple2;

/**
 * Runs a plan on Spark: broadcast plan, ranges of super-blocks, one evaluator a task, tallies
 * merged by replicate on the executors. The driver receives one tally for each replicate, whatever
 * the number of draws, and the same bits whatever the number, order or fate of tasks, because
 * merging is exact.
 */
public final class SparkRunner implements AutoCloseable {

  private static final int SUPER_BLOCKS_PER_TASK = 16;
  private static final int TASKS_PER_CORE = 4;
  private static final int MOST_TASKS = 1_000_000;

  /**
   * A task merges the tallies of few replicates, so that it holds few; up to this many partitions
   * Spark writes a shuffle's records as they come.
   */
  private static final int MOST_MERGING_TASKS = 200;

  /** Some 100 MB of outputs of the three default scenarios. */
  private static final long DRAWS_PER_FILE = 1 << 19;

  private final JavaSparkContext context;

  /** Consecutive super-blocks, by index: what one task evaluates. */
  record Range(long from, long to) implements Serializable {}

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
   * Tasks for a plan where the user names no number: some for every core, so that cores end
   * together, and of a few seconds each, so that a lost one costs little.
   */
  public int defaultPartitions(RunPlan plan) {
    long superBlocks = superBlocks(plan);
    long bySize = (superBlocks + SUPER_BLOCKS_PER_TASK - 1) / SUPER_BLOCKS_PER_TASK;
    long tasks = Math.max(bySize, (long) TASKS_PER_CORE * parallelism());
    return (int) Math.min(Math.min(tasks, superBlocks), MOST_TASKS);
  }

  private static long superBlocks(RunPlan plan) {
    return Math.multiplyExact(SuperBlock.perReplicate(plan), plan.replicates());
  }

  /**
   * Evaluates all draws of a plan.
   *
   * @param compiled the plan
   * @param partitions number of tasks, at least 1
   * @param progress told how many draws are done
   * @return one tally for each replicate, in order
   * @throws SparkJobException if a task fails for good
   */
  public List<PackedTally> run(CompiledPlan compiled, int partitions, Progress progress) {
    RunPlan plan = compiled.plan();
    Broadcast<CompiledPlan> broadcast = context.broadcast(compiled);
    LongAccumulator draws = context.sc().longAccumulator("draws");
    List<Range> ranges = ranges(superBlocks(plan), partitions);
    context.setJobDescription("Evaluate " + plan.draws() + " draws");
    try (ProgressPoll poll = new ProgressPoll(() -> draws.value(), plan.draws(), progress)) {
      JavaPairRDD<Integer, Tally> tallies =
          context
              .parallelize(ranges, ranges.size())
              .setName("super-blocks")
              .flatMapToPair(range -> new ReplicateTallies(broadcast.value(), range, draws))
              .setName("tallies of super-blocks");
      int merging = Math.min(plan.replicates(), MOST_MERGING_TASKS);
      List<Tuple2<Integer, PackedTally>> merged =
          tallies
              // A task yields a replicate's tally once: nothing could be merged before the shuffle.
              .combineByKey(
                  tally -> tally,
                  SparkRunner::merge,
                  SparkRunner::merge,
                  new HashPartitioner(merging),
                  false,
                  null)
              .mapValues(PackedTally::of)
              .setName("tallies of replicates")
              .collect();
      Map<Integer, PackedTally> byReplicate = new TreeMap<>();
      merged.forEach(pair -> byReplicate.put(pair._1(), pair._2()));
      return new ArrayList<>(byReplicate.values());
    } catch (Exception e) {
      throw new SparkJobException("evaluate the draws", e);
    } finally {
      broadcast.destroy();
      context.setJobDescription(null);
    }
  }

  private static Tally merge(Tally a, Tally b) {
    a.merge(b);
    return a;
  }

  /**
   * Saves draws with their own noise. Ids are consecutive in each file.
   *
   * @param compiled the plan
   * @param limit draws with ids below this are saved, at least 1
   * @param runId id of the run, for the names of files
   * @param inputs where inputs are staged
   * @param outputs where outputs are staged
   * @throws SparkJobException if a task fails for good
   */
  public SavedDraws saveDraws(
      CompiledPlan compiled, long limit, String runId, DrawStaging inputs, DrawStaging outputs) {
    RunPlan plan = compiled.plan();
    long round = (long) RunPlan.BLOCK * plan.replicates();
    long rounds = Math.min(plan.blocks(), (limit - 1) / round + 1);
    long files = Math.max(rounds * round / DRAWS_PER_FILE, 1);
    List<Range> ranges = ranges(rounds, (int) Math.min(files, MOST_TASKS));
    Broadcast<CompiledPlan> broadcast = context.broadcast(compiled);
    DrawSaver saver = new DrawSaver(inputs, outputs, limit);
    context.setJobDescription("Save draws of " + runId);
    try {
      List<DrawSaver.Written> written =
          context
              .parallelize(ranges, ranges.size())
              .setName("rounds of blocks")
              .map(range -> saver.save(broadcast.value(), range.from(), range.to(), fileName()))
              .collect();
      return new SavedDraws(
          written.stream().map(DrawSaver.Written::inputs).toList(),
          written.stream().map(DrawSaver.Written::outputs).toList());
    } catch (Exception e) {
      throw new SparkJobException("save the draws", e);
    } finally {
      broadcast.destroy();
      context.setJobDescription(null);
    }
  }

  /** A name that no other attempt of any task has. */
  private static String fileName() {
    TaskContext task = TaskContext.get();
    return String.format(
        Locale.ROOT, "part-%05d-%d.parquet", task.partitionId(), task.taskAttemptId());
  }

  /** Cuts super-blocks into ranges of nearly equal length, none empty. */
  static List<Range> ranges(long superBlocks, int partitions) {
    long count = Math.min(superBlocks, partitions);
    List<Range> ranges = new ArrayList<>();
    for (long p = 0; p < count; p++) {
      ranges.add(new Range(cut(superBlocks, p, count), cut(superBlocks, p + 1, count)));
    }
    return ranges;
  }

  /** floor(superBlocks p / count), without overflow. */
  private static long cut(long superBlocks, long p, long count) {
    return superBlocks / count * p + superBlocks % count * p / count;
  }

  @Override
  public void close() {
    context.close();
  }

  /**
   * The tallies of a task, one after the other: super-blocks come replicate by replicate, so a task
   * holds one replicate's tally at a time.
   */
  private static final class ReplicateTallies implements Iterator<Tuple2<Integer, Tally>> {
    private final CompiledPlan compiled;
    private final BlockEvaluator evaluator;
    private final Range range;
    private final LongAccumulator draws;
    private long next;

    ReplicateTallies(CompiledPlan compiled, Range range, LongAccumulator draws) {
      this.compiled = compiled;
      this.range = range;
      this.draws = draws;
      evaluator = new BlockEvaluator(compiled);
      next = range.from();
    }

    @Override
    public boolean hasNext() {
      return next < range.to();
    }

    @Override
    public Tuple2<Integer, Tally> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      SuperBlock superBlock = SuperBlock.of(compiled.plan(), next);
      int replicate = superBlock.replicate();
      Tally tally = new Tally(compiled.layout());
      while (superBlock.replicate() == replicate) {
        evaluator.evaluate(superBlock, tally);
        draws.add(superBlock.draws());
        next++;
        if (!hasNext()) {
          break;
        }
        superBlock = SuperBlock.of(compiled.plan(), next);
      }
      return new Tuple2<>(replicate, tally);
    }
  }
}
