package org.gap2028.job.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * The place of a run, whether there is one or not. Beside the run's directory {@code NAME} there
 * may be {@code .NAME.staging} (a run that is being made, or the progress of one that was), {@code
 * .NAME.replaced} (the run that a new one replaces, for a moment) and {@code .NAME.lock} (held by
 * who writes there).
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

  /**
   * Where the driver of a submission tells how it fares: the URI of a file beside the run, named
   * {@code NAME.status.json}.
   */
  public String statusFile() {
    return Store.sibling(target, target.getName() + ".status.json").toString();
  }

  /** Whether only this machine, or those that share its disks, can see the place. */
  public boolean isLocal() {
    return store.isLocal();
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
      if (store.exists(replaced()) || ProgressFiles.anyIn(store, target)) {
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

  /**
   * Deletes what a published run needed while it was made and no more. Who calls holds the lock.
   */
  void tidy() {
    try {
      Optional<RunDirectory> run = RunDirectory.in(store, target, shown);
      if (run.isPresent()) {
        if (!run.get().hasState()) {
          store.delete(new Path(target, TallyFiles.DIRECTORY));
        }
        ProgressFiles.forget(store, target);
      }
    } catch (IOException e) {
      // It is in nobody's way: what the manifest does not list is no part of the run.
    }
  }

  /** Left to who holds the lock, if another does: a replacement may be in the making. */
  private void recover() throws IOException {
    Optional<RunLock> lock = tryLock(note -> {});
    if (lock.isPresent()) {
      try {
        Publication.recover(this);
        tidy();
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
   * Begins a new run here: takes the lock, removes what a dead run left but for its progress, and
   * makes sure that the place can be written.
   *
   * @param runId id of the new run
   * @param existing what becomes of a run that is here already
   * @param notes told when waiting is necessary
   * @throws StorageException if there is a run and it is not to be replaced, something that is no
   *     run, another process at work, or no way to write; nothing has changed then but that
   *     directories above may have been made
   */
  public StagedRun stage(String runId, Existing existing, Consumer<String> notes) {
    refuse(existing);
    Optional<RunLock> lock = Optional.empty();
    try {
      store.makeDirectory(target.getParent());
      lock = tryLock(notes);
      if (lock.isEmpty()) {
        throw new StorageException(
            StorageException.Kind.REFUSED,
            "Cannot write " + shown + ": another run is being made there" + holder());
      }
      Publication.recover(this);
      tidy();
      refuse(existing);
      ProgressFiles progress = new ProgressFiles(store, staging());
      Optional<RunProgress> kept = kept(progress, notes);
      if (kept.isPresent()) {
        progress.clearOthers();
      } else {
        store.delete(staging());
      }
      boolean renames = store.renames(beside("trial"));
      if (renames) {
        store.makeDirectory(staging());
      }
      StagedRun run =
          new StagedRun(
              this, runId, existing, lock.get(), renames ? staging() : target, progress, kept);
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

  private static Optional<RunProgress> kept(ProgressFiles progress, Consumer<String> notes) {
    try {
      return progress.read();
    } catch (IOException e) {
      notes.accept(
          "The progress that a run left is damaged (" + StorageException.reason(e) + "): deleted");
      return Optional.empty();
    }
  }

  /** Who holds the lock, as far as its file says. */
  private String holder() {
    try {
      return LockHolder.ofJson(store.read(beside("lock")))
          .map(holder -> ", by " + holder.shown())
          .orElse("");
    } catch (IOException e) {
      return "";
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
      // It is dead when this process is.
    }
  }

  /** Whether a run was begun here in place and never finished. */
  boolean isUnfinished() throws IOException {
    return store.exists(new Path(target, StagedFiles.UNFINISHED));
  }

  private Optional<RunLock> tryLock(Consumer<String> notes) throws IOException {
    return HeartbeatLock.tryAcquire(store, beside("lock"), HeartbeatLock.WATCH, notes);
  }
}
