package org.gap2028.job.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.gap2028.engine.run.BlockEvaluator;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;
import scala.Tuple2;

/**
 * The evaluation of a plan's blocks on Spark, in as many rounds as the caller likes: the plan is
 * broadcast once. Tallies are merged by replicate on the executors, so that the driver receives one
 * for each replicate of a round, whatever the number of draws. Rounds may be evaluated by several
 * threads at once. Closing it stops the rounds that are under way.
 */
public final class BlockEvaluation implements AutoCloseable {

  private final JavaSparkContext context;
  private final Broadcast<CompiledPlan> broadcast;
  private final LongAccumulator draws;
  private final int replicates;
  private final AtomicInteger underWay = new AtomicInteger();
  private final String group = "gap2028-" + UUID.randomUUID();

  BlockEvaluation(JavaSparkContext context, CompiledPlan compiled) {
    this.context = context;
    replicates = compiled.plan().replicates();
    broadcast = context.broadcast(compiled);
    draws = context.sc().longAccumulator("draws");
  }

  /**
   * Draws that were evaluated by tasks so far. Retried tasks count twice: a counter is right for
   * progress, never for a result.
   */
  public long draws() {
    return draws.value();
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
    List<List<BlockRange>> parts = BlockRange.cut(ranges, partitions);
    long total = ranges.stream().mapToLong(BlockRange::draws).sum();
    underWay.incrementAndGet();
    context.setJobGroup(group, "Evaluate " + total + " draws", false);
    try {
      Broadcast<CompiledPlan> plan = broadcast;
      LongAccumulator counter = draws;
      JavaPairRDD<Integer, Tally> tallies =
          context
              .parallelize(parts, parts.size())
              .setName("super-blocks")
              .flatMapToPair(part -> new ReplicateTallies(plan.value(), part, counter))
              .setName("tallies of super-blocks");
      List<Tuple2<Integer, PackedTally>> merged =
          tallies
              // A task yields a replicate's tally once: nothing could be merged before the shuffle.
              .combineByKey(
                  tally -> tally,
                  BlockEvaluation::merge,
                  BlockEvaluation::merge,
                  new HashPartitioner(Math.min(replicates, parts.size())),
                  false,
                  null)
              .mapValues(PackedTally::of)
              .setName("tallies of replicates")
              .collect();
      Map<Integer, PackedTally> byReplicate = new TreeMap<>();
      merged.forEach(pair -> byReplicate.put(pair._1(), pair._2()));
      return byReplicate;
    } catch (Exception e) {
      throw new SparkJobException("evaluate the draws", e);
    } finally {
      context.clearJobGroup();
      underWay.decrementAndGet();
    }
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

  /**
   * The tallies of a task, one after the other: ranges come replicate by replicate, so a task holds
   * one replicate's tally at a time.
   */
  private static final class ReplicateTallies implements Iterator<Tuple2<Integer, Tally>> {
    private final CompiledPlan compiled;
    private final BlockEvaluator evaluator;
    private final List<BlockRange> ranges;
    private final LongAccumulator draws;
    private int next;

    ReplicateTallies(CompiledPlan compiled, List<BlockRange> ranges, LongAccumulator draws) {
      this.compiled = compiled;
      this.ranges = new ArrayList<>(ranges);
      this.draws = draws;
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
      return new Tuple2<>(replicate, tally);
    }

    private void evaluate(BlockRange range, Tally tally) {
      for (long first = range.first(); first < range.end(); first += SuperBlock.BLOCKS) {
        int blocks = (int) Math.min(SuperBlock.BLOCKS, range.end() - first);
        SuperBlock superBlock = new SuperBlock(range.replicate(), first, blocks);
        evaluator.evaluate(superBlock, tally);
        draws.add(superBlock.draws());
      }
    }
  }
}
