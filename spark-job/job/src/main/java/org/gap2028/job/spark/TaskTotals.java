package org.gap2028.job.spark;

import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Sums over all tasks of an application, retried and speculative ones included. */
final class TaskTotals extends SparkListener {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long jobs;
  private long milliseconds;
  private long bytes;

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskMetrics() != null) {
      milliseconds += task.taskMetrics().executorRunTime();
      bytes += task.taskMetrics().resultSize();
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    jobs++;
    notifyAll();
  }

  /** Waits for the tasks of so many jobs, of which Spark tells a moment after their end. */
  private void await(long ended) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (jobs < ended && System.nanoTime() < end) {
        wait(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Time that tasks took, s, once so many jobs have ended. */
  synchronized double seconds(long ended) {
    await(ended);
    return milliseconds / 1e3;
  }

  /** Bytes of results that tasks sent to the driver, once so many jobs have ended. */
  synchronized long bytes(long ended) {
    await(ended);
    return bytes;
  }
}
