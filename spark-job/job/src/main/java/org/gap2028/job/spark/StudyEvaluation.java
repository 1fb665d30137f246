package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.sensitivity.Study;

/**
 * The evaluation of a study's units on Spark: plan and study are broadcast, a task evaluates
 * consecutive units one after the other, and the driver receives what they yield in the order of
 * the units, whatever the number, order or fate of tasks.
 */
final class StudyEvaluation<P extends Serializable> {

  private final JavaSparkContext context;
  private final Study<P> study;
  private final AtomicLong jobs;
  private final LongAccumulator runs;

  /** What tasks need. */
  private record Task<P extends Serializable>(CompiledPlan compiled, Study<P> study)
      implements Serializable {}

  StudyEvaluation(JavaSparkContext context, Study<P> study, AtomicLong jobs) {
    this.context = context;
    this.study = study;
    this.jobs = jobs;
    runs = context.sc().longAccumulator("model runs");
  }

  /** Model runs that were done by tasks so far, those of retried tasks twice. */
  long modelRuns() {
    return runs.value();
  }

  List<P> evaluate(CompiledPlan compiled, int tasks) {
    Broadcast<Task<P>> broadcast = context.broadcast(new Task<>(compiled, study));
    LongAccumulator counter = runs;
    String group = "gap2028-" + UUID.randomUUID();
    context.setJobGroup(group, study.name() + ": " + study.modelRuns() + " model runs", false);
    boolean done = false;
    try {
      List<Integer> units = IntStream.range(0, study.units()).boxed().toList();
      List<P> yields =
          context
              .parallelize(units, Math.min(tasks, units.size()))
              .setName("units")
              .mapPartitions(part -> new Yields<>(broadcast.value(), part, counter))
              .setName(study.name())
              .collect();
      done = true;
      return yields;
    } catch (Exception e) {
      throw new SparkJobException("compute " + study.name(), e);
    } finally {
      jobs.incrementAndGet();
      context.clearJobGroup();
      if (!done) {
        context.cancelJobGroup(group);
      }
      // The broadcast is left to Spark's cleaner, as that of blocks is.
    }
  }

  private static final class Yields<P extends Serializable> implements Iterator<P> {
    private final Study<P> study;
    private final Study.Worker<P> worker;
    private final Iterator<Integer> units;
    private final LongAccumulator runs;

    Yields(Task<P> task, Iterator<Integer> units, LongAccumulator runs) {
      study = task.study();
      worker = study.worker(task.compiled());
      this.units = units;
      this.runs = runs;
    }

    @Override
    public boolean hasNext() {
      return units.hasNext();
    }

    @Override
    public P next() {
      int unit = units.next();
      P yield = worker.evaluate(unit);
      runs.add(study.modelRuns(unit));
      return yield;
    }
  }
}
