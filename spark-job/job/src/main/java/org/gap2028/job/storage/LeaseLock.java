package org.gap2028.job.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file that its holder keeps writing anew, for stores without locks. Who finds one older than
 * {@link #EXPIRY} takes its holder for dead. Clocks of machine and store may differ by a minute.
 */
final class LeaseLock implements RunLock {

  /** Age from which a lease is void. */
  static final Duration EXPIRY = Duration.ofMinutes(3);

  /** How often a lease is renewed. */
  private static final Duration RENEWAL = Duration.ofSeconds(20);

  private final Store store;
  private final Path file;
  private final byte[] token;
  private final ScheduledExecutorService renewal;

  private LeaseLock(Store store, Path file, byte[] token) {
    this.store = store;
    this.file = file;
    this.token = token;
    this.renewal =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gap2028-lease");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Takes the lease; empty where another holds it. */
  static Optional<RunLock> tryAcquire(Store store, Path file, Clock clock) throws IOException {
    Optional<FileStatus> held = store.status(file);
    if (held.isPresent() && clock.millis() - held.get().getModificationTime() < EXPIRY.toMillis()) {
      return Optional.empty();
    }
    byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    store.write(file, token);
    LeaseLock lease = new LeaseLock(store, file, token);
    if (!lease.isOurs()) {
      lease.renewal.shutdownNow();
      return Optional.empty();
    }
    var unused =
        lease.renewal.scheduleWithFixedDelay(
            lease::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    return Optional.of(lease);
  }

  private boolean isOurs() throws IOException {
    return store.exists(file) && Arrays.equals(store.read(file), token);
  }

  private void renew() {
    try {
      store.write(file, token);
    } catch (IOException e) {
      // The next renewal tries again; nine of them may fail before the lease is void.
    }
  }

  @Override
  public void close() throws IOException {
    renewal.shutdownNow();
    if (isOurs()) {
      store.delete(file);
    }
  }
}
