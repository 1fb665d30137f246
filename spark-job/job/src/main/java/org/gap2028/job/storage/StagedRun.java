package org.gap2028.job.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.Path;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableFile;
import org.gap2028.job.table.TableSchema;
import org.gap2028.job.table.WrittenFile;

/**
 * A run that is being made. It is written beside its place and renamed in by {@link #publish}.
 * Where the store cannot rename, it is written in its place, without the manifest that makes it a
 * run; a run that it replaces goes with the first file that is written, which is after all draws
 * unless draws are saved. Unless it was published, {@link #close} removes all of it but for the
 * progress that was kept, which lies beside the place on any store. Safe for use by several
 * threads, so that a shutdown hook may close it.
 */
public final class StagedRun implements AutoCloseable {

  private static final String PROBE = ".probe";

  private final RunPlace place;
  private final Store store;
  private final String runId;
  private final RunLock lock;
  private final StagedFiles files;
  private final StagedDraws draws;
  private final ProgressFiles progressFiles;
  private final List<ManifestFile> tables = new ArrayList<>();
  private Optional<ManifestFile> configuration = Optional.empty();
  private Optional<RunProgress> progress;
  private List<ManifestFile> state = List.of();
  private boolean closed;

  /** Takes over the lock. */
  StagedRun(
      RunPlace place,
      String runId,
      Existing existing,
      RunLock lock,
      Path directory,
      ProgressFiles progressFiles,
      Optional<RunProgress> progress) {
    this.place = place;
    this.store = place.store();
    this.runId = runId;
    this.lock = lock;
    this.progressFiles = progressFiles;
    files = new StagedFiles(place, runId, existing, directory, progressFiles);
    draws = new StagedDraws(files);
    this.progress = progress;
  }

  /**
   * What a run that died has kept here: this one, or another. It is handed out once, as it may be
   * large.
   */
  public synchronized Optional<RunProgress> takeProgress() {
    Optional<RunProgress> taken = progress;
    progress = Optional.empty();
    return taken;
  }

  /**
   * Keeps progress, so that the same run can continue from it.
   *
   * @param config the resolved configuration
   * @param changed tallies of replicates that have more draws than when they were kept last
   * @param notes what else is to be remembered, plain JSON values
   * @throws StorageException if it cannot be written; what was kept before is still there
   */
  public synchronized void keepProgress(
      byte[] config, Map<Integer, PackedTally> changed, List<?> notes) {
    if (closed) {
      return;
    }
    try {
      store.makeDirectory(place.staging());
      progressFiles.keep(runId, config, changed, notes);
    } catch (IOException e) {
      throw unkept(e);
    }
  }

  private StorageException unkept(IOException e) {
    return new StorageException(
        StorageException.Kind.FAILED,
        "Cannot keep progress in "
            + Store.show(place.staging())
            + ": "
            + StorageException.reason(e),
        e);
  }

  /** Whether progress is kept, of this run or another. */
  public synchronized boolean hasProgress() {
    return progressFiles.any();
  }

  /**
   * Forgets the progress that was kept, of this run or another.
   *
   * @throws StorageException if it cannot be deleted
   */
  public synchronized void forgetProgress() {
    progress = Optional.empty();
    try {
      progressFiles.forget();
      if (files.isInPlace()) {
        store.delete(place.staging());
      }
    } catch (IOException e) {
      throw files.failed("progress", e);
    }
  }

  /** Id of the run. */
  public String runId() {
    return runId;
  }

  /** What has to happen before the first file is written. */
  private void begin() throws IOException {
    if (closed) {
      throw new IllegalStateException("Cannot write " + place + ": the staged run is closed");
    }
    files.begin();
  }

  /**
   * Writes a small table to {@code <table>.parquet}.
   *
   * @throws StorageException if it cannot be written
   * @throws IllegalArgumentException if it was written before, or is of another run
   */
  public synchronized void write(TableData table) {
    String name = table.name() + Manifest.SUFFIX;
    if (tables.stream().anyMatch(file -> file.path().equals(name))) {
      throw new IllegalArgumentException("Cannot write table " + table.name() + " twice");
    }
    String column = TableSchema.RUN_ID.name();
    if (table.rows().stream().anyMatch(row -> !row.text(column).equals(runId))) {
      throw new IllegalArgumentException(
          "Cannot write table " + table.name() + ": it has rows of another run than " + runId);
    }
    try {
      begin();
      tables.add(ManifestFile.of("", TableFile.write(table, store.fileSystem(), files.path(name))));
    } catch (IOException e) {
      throw files.failed(name, e);
    }
  }

  /**
   * Writes the resolved configuration to {@code configuration.json}.
   *
   * @param json its bytes, which are what {@link RunDirectory#isSameRun} compares
   * @throws StorageException if it cannot be written
   */
  public synchronized void writeConfiguration(byte[] json) {
    try {
      begin();
      configuration = Optional.of(files.write(Manifest.CONFIGURATION, json));
    } catch (IOException e) {
      throw files.failed(Manifest.CONFIGURATION, e);
    }
  }

  /**
   * Makes the tallies that were kept as progress part of the run, which can be extended then.
   *
   * @throws StorageException if they cannot be written
   */
  public synchronized void commitState() {
    try {
      begin();
      if (files.isInPlace()) {
        progressFiles.copyTo(files.directory());
      }
      state = progressFiles.files();
    } catch (IOException e) {
      throw files.failed(TallyFiles.DIRECTORY, e);
    }
  }

  /**
   * Remembers which draws were asked for, for when the run is extended.
   *
   * @param limit draws with ids below this, 0 for none; empty for all
   */
  public synchronized void limitDraws(OptionalLong limit) {
    draws.limit(limit);
  }

  /**
   * Where tasks write the draws of a table.
   *
   * @throws StorageException if the directory cannot be made
   */
  public synchronized DrawStaging drawStaging(TableSchema schema) {
    try {
      begin();
      return draws.staging(place, schema, runId);
    } catch (IOException e) {
      throw files.failed(schema.name(), e);
    }
  }

  /**
   * Files of draws that an earlier attempt at this run finished and kept, those that are whole. To
   * be asked for once the staging of both tables has been.
   */
  public synchronized List<DrawFiles> keptDraws() {
    return draws.whole(progressFiles.draws());
  }

  /**
   * Keeps files of draws beside the progress that was kept before, so that the same run can
   * continue from them.
   *
   * @param finished all files that tasks have finished so far
   * @throws StorageException if it cannot be written; what was kept before is still there
   * @throws IllegalStateException if no progress was kept before
   */
  public synchronized void keepDraws(List<DrawFiles> finished) {
    if (closed) {
      return;
    }
    if (!progressFiles.any()) {
      throw new IllegalStateException("Cannot keep draws of " + place + ": no progress is kept");
    }
    try {
      progressFiles.keepDraws(finished);
    } catch (IOException e) {
      throw unkept(e);
    }
  }

  /**
   * What tasks look for to find out whether they see this place and can write there.
   *
   * @return empty on stores where files are written in place, which every machine sees alike
   * @throws StorageException if it cannot be made
   */
  public synchronized Optional<StagingProbe> probe() {
    if (files.isInPlace()) {
      return Optional.empty();
    }
    try {
      Path folder = probeFolder();
      store.delete(folder);
      store.makeDirectory(folder);
      StagingProbe probe = new StagingProbe(place.storageOfTasks(), folder, runId);
      store.write(probe.marker(), JsonWriter.toBytes(Map.of("run_id", runId)));
      return Optional.of(probe);
    } catch (IOException e) {
      throw files.failed(PROBE, e);
    }
  }

  /**
   * Removes what tasks looked for.
   *
   * @throws StorageException if it cannot be removed
   */
  public synchronized void endProbe() {
    try {
      store.delete(probeFolder());
    } catch (IOException e) {
      throw files.failed(PROBE, e);
    }
  }

  private Path probeFolder() {
    return files.path(PROBE);
  }

  /**
   * Makes the files that successful tasks wrote part of the run, and deletes those of attempts that
   * failed or came second.
   *
   * @param table the draws' table
   * @param written what successful tasks gave back, one for each file
   * @throws StorageException if a file is missing or not as its task wrote it, or others cannot be
   *     deleted
   */
  public synchronized void commitDraws(TableSchema table, Collection<WrittenFile> written) {
    try {
      draws.commit(table, written);
    } catch (IOException e) {
      throw files.failed(table.name(), e);
    }
  }

  /**
   * Publishes the run: checks row counts and checksums, writes the manifest, and renames the
   * directory into its place. Draws are checked by size and row count; their writers have compared
   * the checksums.
   *
   * @param toolVersion version of this program
   * @return the run where it now is
   * @throws StorageException if it could not be published; nothing has changed then
   */
  public synchronized RunDirectory publish(String toolVersion) {
    if (closed || configuration.isEmpty()) {
      throw new IllegalStateException(
          "Cannot publish " + place + ": it is closed or has no configuration");
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            runId,
            toolVersion,
            tables,
            draws.files(),
            state,
            draws.limit(),
            configuration.get());
    try {
      if (!lock.isHeld()) {
        throw new IOException("another run has taken over, as this one seemed dead");
      }
      for (ManifestFile file : state) {
        files.requireSame(file);
      }
      for (ManifestFile file : tables) {
        files.requireSame(file);
      }
      files.requireSame(configuration.get());
      for (ManifestFile file : draws.files()) {
        files.requireWhole(file);
      }
      files.publish(manifest.toJson());
    } catch (IOException e) {
      throw files.unpublished(e);
    }
    closed = true;
    if (files.isInPlace()) {
      discard();
    }
    place.tidy();
    RunDirectory run = place.open();
    RunPlace.release(lock);
    return run;
  }

  /** Deletes progress that is beside a run which is published. */
  private void discard() {
    try {
      store.delete(place.staging());
    } catch (IOException e) {
      // The next run here deletes it.
    }
  }

  /**
   * Removes all of the run but for the progress that was kept, unless it was published. May be
   * called more than once.
   *
   * @throws StorageException if it cannot be removed; the next run at this place does it
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      files.remove();
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot remove " + Store.show(files.directory()) + ": " + StorageException.reason(e),
          e);
    } finally {
      RunPlace.release(lock);
    }
  }
}
