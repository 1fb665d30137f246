package org.gap2028.job.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks at a counter from time to time and tells a listener, until closed. */
public final class ProgressPoll implements AutoCloseable {

  private static final long MILLISECONDS = 200;

  private final ScheduledExecutorService executor;
  private final ScheduledFuture<?> poll;

  /**
   * Begins to look.
   *
   * @param done draws that are done; may exceed the total where tasks were retried
   * @param total draws of the run as far as it is known how many there will be
   * @param progress the listener
   */
  public ProgressPoll(LongSupplier done, LongSupplier total, Progress progress) {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    poll =
        executor.scheduleWithFixedDelay(
            () -> tell(done.getAsLong(), total.getAsLong(), progress),
            MILLISECONDS,
            MILLISECONDS,
            TimeUnit.MILLISECONDS);
  }

  private static void tell(long done, long total, Progress progress) {
    progress.advanced(Math.min(done, total), total);
  }

  @Override
  public void close() {
    poll.cancel(true);
    executor.shutdownNow();
  }
}
