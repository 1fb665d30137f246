package org.gap2028.job.run;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.storage.StagedRun;

/**
 * Stops Spark and removes what was staged, but for progress, when the JVM is interrupted (Ctrl-C,
 * SIGTERM) in the middle of a run. Spark stops first, so that no task writes into what is being
 * removed.
 */
final class InterruptionHook implements AutoCloseable {

  private final Thread hook;

  private InterruptionHook(Thread hook) {
    this.hook = hook;
  }

  static InterruptionHook of(SparkRunner spark, StagedRun staged, Consumer<String> notes) {
    Thread hook =
        new Thread(
            () -> {
              spark.close();
              staged.close();
              if (staged.hasProgress()) {
                notes.accept("Interrupted: what was done is kept, the same command continues");
              }
            },
            "remove what was staged");
    Runtime.getRuntime().addShutdownHook(hook);
    return new InterruptionHook(hook);
  }

  /**
   * Takes the hook back. Where it is at work already, this waits for the end of the JVM: what
   * failed because Spark was stopped is no failure to be told.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      while (true) {
        LockSupport.park(this);
      }
    }
  }
}
