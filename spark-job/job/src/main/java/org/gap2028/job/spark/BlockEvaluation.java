package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkBuildInfo;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.metrics.source.LongAccumulatorSource$;
import org.apache.spark.util.LongAccumulator;
import org.gap2028.engine.run.BlockEvaluator;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;
import scala.Tuple2;
import scala.collection.immutable.Map.Map1;

/**
 * The evaluation of a plan's blocks on Spark, in as many rounds as the caller likes: the plan is
 * broadcast once. Tallies are merged by replicate on the executors, so that the driver receives one
 * for each replicate of a round, whatever the number of draws. Rounds may be evaluated by several
 * threads at once. Closing it stops the rounds that are under way.
 */
public final class BlockEvaluation implements AutoCloseable {

  /** Tallies of a replicate that one task merges; a tally has some megabytes. */
  private static final int MERGED_AT_ONCE = 32;

  private final JavaSparkContext context;
  private final Broadcast<CompiledPlan> broadcast;
  private final LongAccumulator draws;
  private final LongAccumulator nanos;
  private final AtomicLong jobs;
  private final int mergedAtOnce;
  private final String sparkVersion;
  private final AtomicInteger underWay = new AtomicInteger();
  private final String group = "gap2028-" + UUID.randomUUID();

  /** An evaluation that counts its jobs. */
  BlockEvaluation(JavaSparkContext context, CompiledPlan compiled, AtomicLong jobs) {
    this(context, compiled, jobs, MERGED_AT_ONCE);
  }

  /** The same with another number of tallies that one task merges. */
  BlockEvaluation(
      JavaSparkContext context, CompiledPlan compiled, AtomicLong jobs, int mergedAtOnce) {
    this.context = context;
    this.jobs = jobs;
    this.mergedAtOnce = mergedAtOnce;
    sparkVersion = context.version();
    broadcast = context.broadcast(compiled);
    draws = context.sc().longAccumulator("draws");
    nanos = context.sc().longAccumulator("nanoseconds of evaluation");
    // Progress in Spark's own metrics, for those who collect them.
    LongAccumulatorSource$.MODULE$.register(context.sc(), new Map1<>("draws", draws));
  }

  /**
   * Draws that were evaluated by tasks so far. Retried tasks count twice: a counter is right for
   * progress, never for a result.
   */
  public long draws() {
    return draws.value();
  }

  /**
   * Time that a draw takes on one core, by the tasks so far, in ns.
   *
   * @param otherwise what is said before any task has ended
   */
  public double nanosPerDraw(double otherwise) {
    long evaluated = draws.value();
    return evaluated == 0 ? otherwise : (double) nanos.value() / evaluated;
  }

  /**
   * Evaluates blocks.
   *
   * @param ranges what is to be evaluated, replicate by replicate
   * @param partitions number of tasks, at least 1
   * @return the tallies by replicate: those of replicates that the ranges name
   * @throws SparkJobException if a task fails for good
   */
  public Map<Integer, PackedTally> evaluate(List<BlockRange> ranges, int partitions) {
    List<Part> parts = Part.of(BlockRange.cut(ranges, partitions));
    long total = ranges.stream().mapToLong(BlockRange::draws).sum();
    int inRound = (int) ranges.stream().mapToInt(BlockRange::replicate).distinct().count();
    int groups = groups(parts.size(), inRound);
    underWay.incrementAndGet();
    context.setJobGroup(
        group,
        String.format(Locale.ROOT, "Evaluate %,d draws of %s", total, replicates(ranges)),
        false);
    try {
      Broadcast<CompiledPlan> plan = broadcast;
      LongAccumulator counter = draws;
      LongAccumulator time = nanos;
      String version = sparkVersion;
      // What a stage is called in Spark's UI is where its last step was made.
      context.setCallSite("evaluate super-blocks");
      JavaPairRDD<Integer, Tally> tallies =
          context
              .parallelize(parts, parts.size())
              .setName("super-blocks")
              .flatMapToPair(
                  part -> {
                    checkVersion(version);
                    return new ReplicateTallies(plan.value(), part, groups, counter, time);
                  })
              .setName("tallies of super-blocks");
      if (groups > 1) {
        context.setCallSite("merge tallies in groups");
        tallies =
            merge(tallies, Math.min(inRound * groups, parts.size()))
                .mapToPair(pair -> new Tuple2<>(pair._1() / groups, pair._2()))
                .setName("tallies of groups");
      }
      context.setCallSite("merge tallies by replicate");
      List<Tuple2<Integer, PackedTally>> merged =
          merge(tallies, Math.min(inRound, parts.size()))
              .mapValues(PackedTally::of)
              .setName("tallies of replicates")
              .collect();
      Map<Integer, PackedTally> byReplicate = new TreeMap<>();
      merged.forEach(pair -> byReplicate.put(pair._1(), pair._2()));
      return byReplicate;
    } catch (Exception e) {
      throw new SparkJobException("evaluate the draws", e);
    } finally {
      context.clearCallSite();
      context.clearJobGroup();
      jobs.incrementAndGet();
      underWay.decrementAndGet();
    }
  }

  /**
   * Groups that a replicate's tallies are merged in first, so that no executor has to fetch those
   * of all tasks.
   */
  private int groups(int parts, int inRound) {
    int each = (parts + inRound - 1) / inRound;
    return each <= mergedAtOnce ? 1 : (int) Math.ceil(Math.sqrt(each));
  }

  private static String replicates(List<BlockRange> ranges) {
    int first = ranges.get(0).replicate();
    int last = ranges.get(ranges.size() - 1).replicate();
    return first == last ? "replicate " + first : "replicates " + first + " to " + last;
  }

  private static void checkVersion(String driver) {
    String here = SparkBuildInfo.spark_version();
    if (!here.equals(driver)) {
      throw new IllegalStateException(
          "an executor has Spark "
              + here
              + ", the driver "
              + driver
              + "; both have to be the same");
    }
  }

  /** Merges what has the same key. A task yields a key once: nothing could be merged before. */
  private static JavaPairRDD<Integer, Tally> merge(
      JavaPairRDD<Integer, Tally> tallies, int partitions) {
    return tallies.combineByKey(
        tally -> tally,
        BlockEvaluation::merge,
        BlockEvaluation::merge,
        new HashPartitioner(partitions),
        false,
        null);
  }

  private static Tally merge(Tally a, Tally b) {
    a.merge(b);
    return a;
  }

  @Override
  public void close() {
    // Spark warns of groups without jobs.
    if (underWay.get() > 0) {
      context.cancelJobGroup(group);
    }
    // The broadcast is left to Spark's cleaner: a task that has just ended may still be letting go
    // of it, and Spark would log an error.
  }

  /** What one task evaluates. */
  private record Part(int index, ArrayList<BlockRange> ranges) implements Serializable {

    static List<Part> of(List<List<BlockRange>> cut) {
      List<Part> parts = new ArrayList<>();
      for (List<BlockRange> ranges : cut) {
        parts.add(new Part(parts.size(), new ArrayList<>(ranges)));
      }
      return parts;
    }
  }

  /**
   * The tallies of a task, one after the other, by replicate and group: ranges come replicate by
   * replicate, so a task holds one replicate's tally at a time.
   */
  private static final class ReplicateTallies implements Iterator<Tuple2<Integer, Tally>> {
    private final CompiledPlan compiled;
    private final BlockEvaluator evaluator;
    private final List<BlockRange> ranges;
    private final int group;
    private final int groups;
    private final LongAccumulator draws;
    private final LongAccumulator nanos;
    private int next;

    ReplicateTallies(
        CompiledPlan compiled,
        Part part,
        int groups,
        LongAccumulator draws,
        LongAccumulator nanos) {
      this.compiled = compiled;
      ranges = part.ranges();
      this.groups = groups;
      group = part.index() % groups;
      this.draws = draws;
      this.nanos = nanos;
      evaluator = new BlockEvaluator(compiled);
    }

    @Override
    public boolean hasNext() {
      return next < ranges.size();
    }

    @Override
    public Tuple2<Integer, Tally> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int replicate = ranges.get(next).replicate();
      Tally tally = new Tally(compiled.layout());
      while (hasNext() && ranges.get(next).replicate() == replicate) {
        evaluate(ranges.get(next), tally);
        next++;
      }
      return new Tuple2<>(replicate * groups + group, tally);
    }

    private void evaluate(BlockRange range, Tally tally) {
      for (long first = range.first(); first < range.end(); first += SuperBlock.BLOCKS) {
        int blocks = (int) Math.min(SuperBlock.BLOCKS, range.end() - first);
        SuperBlock superBlock = new SuperBlock(range.replicate(), first, blocks);
        long start = System.nanoTime();
        evaluator.evaluate(superBlock, tally);
        nanos.add(System.nanoTime() - start);
        draws.add(superBlock.draws());
      }
    }
  }
}
