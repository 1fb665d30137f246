package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.gap2028.engine.run.CompiledPlan;

/** Runs studies on threads of this JVM, without Spark, to the same bits. */
public final class LocalStudies {

  private final int threads;

  /**
   * A runner.
   *
   * @param threads number of threads, at least 1
   */
  public LocalStudies(int threads) {
    this.threads = threads;
  }

  /**
   * Evaluates all units of a study.
   *
   * @return what the units yield, in their order
   * @throws IllegalStateException if the evaluation fails or is interrupted
   */
  public <P extends Serializable> List<P> run(Study<P> study, CompiledPlan compiled) {
    AtomicReferenceArray<P> yields = new AtomicReferenceArray<>(study.units());
    AtomicInteger next = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int w = 0; w < threads; w++) {
        workers.add(executor.submit(() -> work(study, compiled, next, yields)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot run study: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot run study: interrupted", e);
    } finally {
      executor.shutdownNow();
    }
    List<P> ordered = new ArrayList<>();
    for (int unit = 0; unit < yields.length(); unit++) {
      ordered.add(yields.get(unit));
    }
    return ordered;
  }

  private static <P extends Serializable> void work(
      Study<P> study, CompiledPlan compiled, AtomicInteger next, AtomicReferenceArray<P> yields) {
    Study.Worker<P> worker = study.worker(compiled);
    for (int unit = next.getAndIncrement(); unit < study.units(); unit = next.getAndIncrement()) {
      yields.set(unit, worker.evaluate(unit));
    }
  }
}
