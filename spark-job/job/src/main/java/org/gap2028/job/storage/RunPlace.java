package org.gap2028.job.storage;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * The place of a run, whether there is one or not. Beside the run's directory {@code NAME} there
 * may be {@code .NAME.staging} (a run that is being made), {@code .NAME.replaced} (the run that a
 * new one replaces, for a moment) and {@code .NAME.lock} (held by who writes there).
 */
public final class RunPlace {

  private final Storage storage;
  private final Store store;
  private final Path target;
  private final String shown;

  RunPlace(Storage storage, Store store, Path target, String shown) {
    this.storage = storage;
    this.store = store;
    this.target = target;
    this.shown = shown;
  }

  Store store() {
    return store;
  }

  /** What a task needs to reach this place; no configuration where it is local. */
  Storage storageOfTasks() {
    return store.isLocal() ? Storage.local() : storage;
  }

  Path target() {
    return target;
  }

  Path staging() {
    return beside("staging");
  }

  Path replaced() {
    return beside("replaced");
  }

  private Path beside(String suffix) {
    return Store.sibling(target, "." + target.getName() + "." + suffix);
  }

  /** The path as the user wrote it. */
  @Override
  public String toString() {
    return shown;
  }

  /**
   * The run that is here. A replacement that was interrupted is finished or undone first.
   *
   * @return empty where there is nothing
   * @throws StorageException if there is something that is no run, or cannot be read
   */
  public Optional<RunDirectory> find() {
    try {
      if (store.exists(replaced())) {
        recover();
      }
      Optional<RunDirectory> run = RunDirectory.in(store, target, shown);
      if (run.isEmpty() && store.exists(target) && !isUnfinished()) {
        throw new StorageException(
            StorageException.Kind.REFUSED,
            "Cannot use "
                + shown
                + ": it exists and is no run. Choose another directory with --output");
      }
      return run;
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.REFUSED,
          "Cannot read " + shown + ": " + StorageException.reason(e),
          e);
    }
  }

  /** Left to who holds the lock, if another does: a replacement may be in the making. */
  private void recover() throws IOException {
    Optional<RunLock> lock = tryLock();
    if (lock.isPresent()) {
      try {
        Publication.recover(this);
      } finally {
        release(lock.get());
      }
    }
  }

  /**
   * The run that is here.
   *
   * @throws StorageException if there is none, or it cannot be read
   */
  public RunDirectory open() {
    return find()
        .orElseThrow(
            () ->
                new StorageException(
                    StorageException.Kind.REFUSED, "Cannot open " + shown + ": no run is there"));
  }

  /**
   * Begins a new run here: takes the lock, removes what a dead run left, and makes sure that the
   * place can be written.
   *
   * @param runId id of the new run
   * @param existing what becomes of a run that is here already
   * @throws StorageException if there is a run and it is not to be replaced, something that is no
   *     run, another process at work, or no way to write; nothing has changed then but that
   *     directories above may have been made
   */
  public StagedRun stage(String runId, Existing existing) {
    refuse(existing);
    Optional<RunLock> lock = Optional.empty();
    try {
      store.makeDirectory(target.getParent());
      lock = tryLock();
      if (lock.isEmpty()) {
        throw new StorageException(
            StorageException.Kind.REFUSED,
            "Cannot write " + shown + ": another run is being made there");
      }
      Publication.recover(this);
      refuse(existing);
      store.delete(staging());
      boolean renames = store.renames(staging());
      if (renames) {
        store.makeDirectory(staging());
      }
      StagedRun run =
          new StagedRun(this, runId, existing, lock.get(), renames ? staging() : target);
      lock = Optional.empty();
      return run;
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.REFUSED,
          "Cannot write "
              + shown
              + ": "
              + StorageException.reason(e)
              + ". Choose another directory with --output",
          e);
    } finally {
      lock.ifPresent(RunPlace::release);
    }
  }

  /** Throws unless a new run may be put here. */
  void refuse(Existing existing) {
    if (find().isPresent() && existing == Existing.REFUSE) {
      throw new StorageException(
          StorageException.Kind.REFUSED,
          "Cannot write "
              + shown
              + ": a run is there already. Choose another directory with --output, or replace it"
              + " with --overwrite");
    }
  }

  static void release(RunLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      // A lock of the operating system ends with the process, a lease by its age.
    }
  }

  /** Whether a run was begun here in place and never finished. */
  boolean isUnfinished() throws IOException {
    return store.exists(new Path(target, StagedRun.UNFINISHED));
  }

  private Optional<RunLock> tryLock() throws IOException {
    Path file = beside("lock");
    return store.isLocal()
        ? LocalLock.tryAcquire(java.nio.file.Path.of(file.toUri().getPath()))
        : LeaseLock.tryAcquire(store, file, Clock.systemUTC());
  }
}
