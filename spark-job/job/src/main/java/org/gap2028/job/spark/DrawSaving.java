package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.storage.DrawFiles;
import org.gap2028.job.storage.DrawStaging;
import scala.Function0;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Saves the first draws of a plan with their own noise, on Spark: each task writes one file of
 * inputs and one of outputs. What tasks have finished is handed out as the job goes, so that it can
 * be kept: a run that is continued saves the rest only.
 */
public final class DrawSaving {

  /** Readers are to find files of 64 MiB or more; what numbers compress to varies a little. */
  private static final double BYTES_PER_FILE = 72e6;

  /** Measured with the default configuration, per number, and lower with few scenarios. */
  private static final double BYTES_OF_NUMBER = 6.1;

  private static final int MOST_TASKS = 1_000_000;
  private static final long WAIT_MILLISECONDS = 100;

  private final JavaSparkContext context;
  private final CompiledPlan compiled;
  private final List<DrawRange> ranges;

  DrawSaving(
      JavaSparkContext context, CompiledPlan compiled, long limit, OptionalLong drawsPerFile) {
    this.context = context;
    this.compiled = compiled;
    ranges =
        DrawRange.cut(
            Math.min(limit, compiled.plan().draws()),
            drawsPerFile.orElseGet(() -> drawsPerFile(compiled.plan())),
            MOST_TASKS);
  }

  /** Draws of which the smaller of the two files is as large as it should be. */
  private static long drawsPerFile(RunPlan plan) {
    int inputs =
        plan.inputs().size() + plan.walkCoordinates().size() + plan.noiseCoordinates().size();
    int outputs =
        plan.model().scenarios().size()
            * (plan.model().quarters().size() + plan.model().outputs().size() - 1);
    return (long) Math.ceil(BYTES_PER_FILE / (BYTES_OF_NUMBER * Math.min(inputs, outputs)));
  }

  /** Draws that are to be saved. */
  public long draws() {
    return ranges.get(ranges.size() - 1).end();
  }

  /**
   * Saves the draws.
   *
   * @param inputs where inputs are staged
   * @param outputs where outputs are staged
   * @param kept files that an earlier attempt at this run has saved; those that do not fit are
   *     passed over
   * @param finished given all files so far whenever there are more, and in the end
   * @param nanos time after which {@code finished} is given more
   * @param progress told how many draws are saved
   * @return the files, in the order of their draws
   * @throws SparkJobException if a task fails for good
   */
  public List<DrawFiles> save(
      DrawStaging inputs,
      DrawStaging outputs,
      List<DrawFiles> kept,
      Consumer<List<DrawFiles>> finished,
      long nanos,
      Progress progress) {
    Map<Long, DrawFiles> there = new HashMap<>();
    kept.forEach(files -> there.put(files.firstDraw(), files));
    Map<Long, DrawFiles> saved = new TreeMap<>();
    List<DrawRange> left = new ArrayList<>();
    for (DrawRange range : ranges) {
      DrawFiles files = there.get(range.first());
      if (files != null && files.draws() == range.draws()) {
        saved.put(range.first(), files);
      } else {
        left.add(range);
      }
    }
    if (!left.isEmpty()) {
      LongAccumulator written = context.sc().longAccumulator("saved draws");
      long before = saved.values().stream().mapToLong(DrawFiles::draws).sum();
      progress.begins("saving", "draws");
      try (ProgressPoll poll =
          new ProgressPoll(() -> before + written.value(), this::draws, progress)) {
        save(left, new DrawSaver(inputs, outputs, written), new Finished(saved, finished, nanos));
      }
    }
    return List.copyOf(saved.values());
  }

  private void save(List<DrawRange> left, DrawSaver saver, Finished finished) {
    Broadcast<CompiledPlan> broadcast = context.broadcast(compiled);
    context.setJobDescription("Save " + draws() + " draws");
    try {
      finished.collect(
          submit(
              context
                  .parallelize(left, left.size())
                  .setName("ranges of draws")
                  .map(range -> saver.save(broadcast.value(), range, fileName(range))),
              left.size(),
              finished.queue));
    } catch (Exception e) {
      throw new SparkJobException("save the draws", e);
    } finally {
      context.setJobDescription(null);
    }
    // The broadcast is left to Spark's cleaner: a task that has just ended may still be letting go
    // of it, and Spark would log an error.
  }

  /** Submits a job of which each task's result is handed out as soon as Spark has it. */
  private SimpleFutureAction<BoxedUnit> submit(
      JavaRDD<DrawFiles> files, int tasks, BlockingQueue<DrawFiles> queue) {
    Function1<Iterator<DrawFiles>, DrawFiles> task =
        (Function1<Iterator<DrawFiles>, DrawFiles> & Serializable) Iterator::next;
    Function2<Object, DrawFiles, BoxedUnit> handler =
        (index, result) -> {
          queue.add(result);
          return BoxedUnit.UNIT;
        };
    Function0<BoxedUnit> end = () -> BoxedUnit.UNIT;
    List<Object> partitions = new ArrayList<>();
    for (int p = 0; p < tasks; p++) {
      partitions.add(p);
    }
    return context
        .sc()
        .submitJob(
            files.rdd(), task, CollectionConverters.asScala(partitions).toSeq(), handler, end);
  }

  /** A name that no other attempt of any task has, in this application or an earlier one. */
  private static String fileName(DrawRange range) {
    return String.format(
        Locale.ROOT,
        "part-%05d-%s.parquet",
        range.index(),
        UUID.randomUUID().toString().substring(0, 13));
  }

  /** Files that tasks have finished, on their way to who keeps them. */
  private static final class Finished {
    private final BlockingQueue<DrawFiles> queue = new LinkedBlockingQueue<>();
    private final Map<Long, DrawFiles> saved;
    private final Consumer<List<DrawFiles>> keeper;
    private final long nanos;
    private boolean grown;

    Finished(Map<Long, DrawFiles> saved, Consumer<List<DrawFiles>> keeper, long nanos) {
      this.saved = saved;
      this.keeper = keeper;
      this.nanos = nanos;
    }

    /** Collects until the job is done; what is finished is kept also where it fails. */
    void collect(SimpleFutureAction<BoxedUnit> job) throws InterruptedException {
      long last = System.nanoTime();
      try {
        while (!job.isCompleted()) {
          add(queue.poll(WAIT_MILLISECONDS, TimeUnit.MILLISECONDS));
          if (System.nanoTime() - last >= nanos) {
            keep();
            last = System.nanoTime();
          }
        }
      } finally {
        queue.forEach(this::add);
        keep();
      }
      job.value().get().get();
    }

    private void add(DrawFiles files) {
      if (files != null) {
        saved.put(files.firstDraw(), files);
        grown = true;
      }
    }

    private void keep() {
      if (grown) {
        keeper.accept(List.copyOf(saved.values()));
        grown = false;
      }
    }
  }
}
