package org.gap2028.job.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks at a counter from time to time and tells a listener, until closed. */
final class ProgressPoll implements AutoCloseable {

  private static final long MILLISECONDS = 200;

  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> poll;

  ProgressPoll(LongSupplier done, long total, Progress progress) {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    // Retried tasks count twice: a counter is right for progress, never for a result.
    poll =
        executor.scheduleWithFixedDelay(
            () -> progress.advanced(Math.min(done.getAsLong(), total), total),
            MILLISECONDS,
            MILLISECONDS,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    poll.cancel(true);
    executor.shutdownNow();
  }
}
