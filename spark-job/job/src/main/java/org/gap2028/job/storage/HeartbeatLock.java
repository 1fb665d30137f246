package org.gap2028.job.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.gap2028.job.json.JsonWriter;

/**
 * A file that exists while its holder does, and says who that is. It is created where there is none
 * or not at all; its holder changes a number in it again and again. Who finds it looks whether the
 * process is gone, on the same machine; on another, it watches whether the number stands still,
 * which needs no clock that both agree on.
 */
final class HeartbeatLock implements RunLock {

  /** How often the number changes. */
  static final Duration BEAT = Duration.ofSeconds(5);

  /** How long it is watched standing still before its holder is taken for dead. */
  static final Duration WATCH = Duration.ofSeconds(30);

  private final Store store;
  private final Path file;
  private final LockHolder holder;
  private final ScheduledExecutorService heart;
  private long beats;
  private boolean lost;

  private HeartbeatLock(Store store, Path file, LockHolder holder) {
    this.store = store;
    this.file = file;
    this.holder = holder;
    heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gap2028-heartbeat");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the lock.
   *
   * @param notes told when waiting is necessary
   * @param watch how long a holder on another machine is watched
   * @return empty where another holds it
   */
  static Optional<RunLock> tryAcquire(
      Store store, Path file, Duration watch, Consumer<String> notes) throws IOException {
    LockHolder holder = LockHolder.current(UUID.randomUUID().toString());
    HeartbeatLock lock = new HeartbeatLock(store, file, holder);
    while (!store.create(file, lock.content())) {
      Optional<byte[]> found = read(store, file);
      if (found.isPresent() && !isDead(store, file, found.get(), watch, notes)) {
        lock.heart.shutdownNow();
        return Optional.empty();
      }
      if (found.isPresent() && !remove(store, file, found.get())) {
        lock.heart.shutdownNow();
        return Optional.empty();
      }
    }
    var unused =
        lock.heart.scheduleWithFixedDelay(
            lock::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return Optional.of(lock);
  }

  private static Optional<byte[]> read(Store store, Path file) throws IOException {
    try {
      return Optional.of(store.read(file));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean isDead(
      Store store, Path file, byte[] content, Duration watch, Consumer<String> notes)
      throws IOException {
    Optional<LockHolder> holder = LockHolder.ofJson(content);
    if (holder.isPresent() && holder.get().isHere()) {
      return !holder.get().isAlive();
    }
    notes.accept(
        "Waiting up to "
            + watch.toSeconds()
            + " s to see whether "
            + holder.map(LockHolder::shown).orElse("who wrote " + Store.show(file))
            + " is still at work");
    long end = System.nanoTime() + watch.toNanos();
    while (System.nanoTime() < end) {
      pause(Math.min(watch.toMillis() / 10, 1000));
      Optional<byte[]> now = read(store, file);
      if (now.isEmpty()) {
        return true;
      }
      if (!Arrays.equals(now.get(), content)) {
        // Also where a new holder has taken it meanwhile.
        return false;
      }
    }
    return true;
  }

  private static void pause(long milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for another run", e);
    }
  }

  /**
   * Removes a dead holder's lock, and no other that may have taken its place: it is moved aside
   * first, looked at, and put back if it is not the one that was found dead.
   */
  private static boolean remove(Store store, Path file, byte[] dead) throws IOException {
    Path aside = Store.sibling(file, file.getName() + "." + UUID.randomUUID());
    try {
      store.rename(file, aside);
    } catch (FileNotFoundException | NoSuchFileException e) {
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      if (read(store, file).isEmpty()) {
        return true;
      }
      // A store without rename has no lock that could be relied on either.
      store.delete(file);
      return true;
    }
    boolean same = read(store, aside).map(found -> Arrays.equals(found, dead)).orElse(true);
    if (same) {
      store.delete(aside);
    } else {
      store.rename(aside, file);
    }
    return same;
  }

  private byte[] content() {
    Map<String, Object> json = holder.toJson();
    json.put("heartbeat", beats);
    return JsonWriter.toBytes(json);
  }

  private synchronized void beat() {
    try {
      if (isHeld()) {
        beats++;
        store.write(file, content());
      }
    } catch (IOException e) {
      // The next beat tries again; five of them may fail before the lock is taken for dead.
    }
  }

  @Override
  public synchronized boolean isHeld() throws IOException {
    lost = lost || !read(store, file).flatMap(LockHolder::ofJson).map(holder::equals).orElse(false);
    return !lost;
  }

  @Override
  public synchronized void close() throws IOException {
    heart.shutdownNow();
    if (isHeld()) {
      lost = true;
      store.delete(file);
    }
  }
}
