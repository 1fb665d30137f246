package org.gap2028.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;

/** Runs a plan on threads of this JVM, without Spark, to the same bits. */
public final class LocalRunner {

  private final int threads;

  /**
   * A runner.
   *
   * @param threads number of threads, at least 1
   */
  public LocalRunner(int threads) {
    this.threads = threads;
  }

  /**
   * Evaluates all draws of a plan.
   *
   * @return one tally for each replicate
   * @throws IllegalStateException if the evaluation fails or is interrupted
   */
  public List<PackedTally> run(CompiledPlan compiled) {
    RunPlan plan = compiled.plan();
    List<Tally> tallies = new ArrayList<>();
    for (int r = 0; r < plan.replicates(); r++) {
      tallies.add(new Tally(compiled.layout()));
    }
    long count = Math.multiplyExact(SuperBlock.perReplicate(plan), plan.replicates());
    AtomicLong next = new AtomicLong();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int w = 0; w < threads; w++) {
        workers.add(executor.submit(() -> work(compiled, next, count, tallies)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
      return tallies.stream().map(PackedTally::of).toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot run plan: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot run plan: interrupted", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static void work(
      CompiledPlan compiled, AtomicLong next, long count, List<Tally> tallies) {
    BlockEvaluator evaluator = new BlockEvaluator(compiled);
    for (long index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
      SuperBlock superBlock = SuperBlock.of(compiled.plan(), index);
      Tally tally = new Tally(compiled.layout());
      evaluator.evaluate(superBlock, tally);
      Tally replicate = tallies.get(superBlock.replicate());
      synchronized (replicate) {
        replicate.merge(tally);
      }
    }
  }
}
