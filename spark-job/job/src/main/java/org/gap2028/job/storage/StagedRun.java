package org.gap2028.job.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.table.Sha256;
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

  /** Marks a directory in which a run was begun in place and is not finished. */
  static final String UNFINISHED = "_unfinished.json";

  private static final String PROBE = ".probe";

  private static final String WAYS_ON =
      "Free space there, or choose another directory with --output; nothing was published";

  private final RunPlace place;
  private final Store store;
  private final String runId;
  private final Existing existing;
  private final RunLock lock;
  private final Path directory;
  private final List<ManifestFile> tables = new ArrayList<>();
  private final Map<String, List<ManifestFile>> draws = new TreeMap<>();
  private Optional<ManifestFile> configuration = Optional.empty();
  private final ProgressFiles progressFiles;
  private Optional<RunProgress> progress;
  private List<ManifestFile> state = List.of();
  private OptionalLong drawLimit = OptionalLong.of(0);
  private boolean begun;
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
    this.existing = existing;
    this.lock = lock;
    this.directory = directory;
    this.progressFiles = progressFiles;
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
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot keep progress in "
              + Store.show(place.staging())
              + ": "
              + StorageException.reason(e),
          e);
    }
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
      if (isInPlace()) {
        store.delete(place.staging());
      }
    } catch (IOException e) {
      throw failed("progress", e);
    }
  }

  /** Id of the run. */
  public String runId() {
    return runId;
  }

  private boolean isInPlace() {
    return directory.equals(place.target());
  }

  /** What has to happen before the first file is written. */
  private void begin() throws IOException {
    if (closed) {
      throw new IllegalStateException("Cannot write " + place + ": the staged run is closed");
    }
    if (isInPlace() && !begun) {
      place.refuse(existing);
      store.makeDirectory(directory);
      store.write(unfinished(), JsonWriter.toBytes(Map.of("run_id", runId)));
      begun = true;
      store.delete(new Path(directory, Manifest.NAME));
      clear();
    }
    begun = true;
  }

  private Path unfinished() {
    return new Path(directory, UNFINISHED);
  }

  /** Deletes what is in the directory but for the mark, which goes last. */
  private void clear() throws IOException {
    for (FileStatus entry : store.list(directory)) {
      if (!entry.getPath().getName().equals(UNFINISHED)) {
        store.delete(entry.getPath());
      }
    }
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
      tables.add(
          ManifestFile.of(
              "", TableFile.write(table, store.fileSystem(), new Path(directory, name))));
    } catch (IOException e) {
      throw failed(name, e);
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
      store.write(new Path(directory, Manifest.CONFIGURATION), json);
      configuration =
          Optional.of(
              new ManifestFile(
                  Manifest.CONFIGURATION, OptionalLong.empty(), json.length, Sha256.of(json)));
    } catch (IOException e) {
      throw failed(Manifest.CONFIGURATION, e);
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
      if (isInPlace()) {
        progressFiles.copyTo(directory);
      }
      state = progressFiles.files();
    } catch (IOException e) {
      throw failed(TallyFiles.DIRECTORY, e);
    }
  }

  /**
   * Remembers which draws were asked for, for when the run is extended.
   *
   * @param limit draws with ids below this, 0 for none; empty for all
   */
  public synchronized void limitDraws(OptionalLong limit) {
    drawLimit = limit;
  }

  /**
   * Where tasks write the draws of a table.
   *
   * @throws StorageException if the directory cannot be made
   */
  public synchronized DrawStaging drawStaging(TableSchema schema) {
    try {
      begin();
      Path draws = new Path(directory, schema.name());
      store.makeDirectory(draws);
      return new DrawStaging(place.storageOfTasks(), draws, schema, runId);
    } catch (IOException e) {
      throw failed(schema.name(), e);
    }
  }

  /**
   * What tasks look for to find out whether they see this place and can write there.
   *
   * @return empty on stores where files are written in place, which every machine sees alike
   * @throws StorageException if it cannot be made
   */
  public synchronized Optional<StagingProbe> probe() {
    if (isInPlace()) {
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
      throw failed(PROBE, e);
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
      throw failed(PROBE, e);
    }
  }

  private Path probeFolder() {
    return new Path(directory, PROBE);
  }

  /**
   * Makes the files that successful tasks wrote part of the run, and deletes those of attempts that
   * failed or came second.
   *
   * @param table the draws' table
   * @param files what successful tasks gave back, one for each file
   * @throws StorageException if a file is missing or not as its task wrote it, or others cannot be
   *     deleted
   */
  public synchronized void commitDraws(TableSchema table, Collection<WrittenFile> files) {
    Map<String, WrittenFile> byName = new TreeMap<>();
    for (WrittenFile file : files) {
      byName.put(file.name(), file);
    }
    try {
      Path draws = new Path(directory, table.name());
      for (FileStatus entry : store.list(draws)) {
        if (!byName.containsKey(entry.getPath().getName())) {
          store.delete(entry.getPath());
        }
      }
      List<ManifestFile> committed = new ArrayList<>();
      for (WrittenFile file : byName.values()) {
        ManifestFile entry = ManifestFile.of(table.name() + "/", file);
        if (!store.exists(new Path(directory, entry.path()))) {
          throw new IOException(
              "a task wrote it, but it is not there; on a cluster the output has to be where all"
                  + " machines see it");
        }
        verify(entry, false);
        committed.add(entry);
      }
      this.draws.put(table.name(), committed);
    } catch (IOException e) {
      throw failed(table.name(), e);
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
    List<ManifestFile> allDraws = draws.values().stream().flatMap(List::stream).toList();
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            runId,
            toolVersion,
            tables,
            allDraws,
            state,
            drawLimit,
            configuration.get());
    try {
      if (!lock.isHeld()) {
        throw new IOException("another run has taken over, as this one seemed dead");
      }
      for (ManifestFile file : state) {
        verify(file, true);
      }
      for (ManifestFile file : tables) {
        verify(file, true);
      }
      verify(configuration.get(), true);
      for (ManifestFile file : allDraws) {
        verify(file, false);
      }
      byte[] json = manifest.toJson();
      Path path = new Path(directory, Manifest.NAME);
      store.write(path, json);
      if (!Arrays.equals(store.read(path), json)) {
        throw new IOException("its manifest does not hold what was written");
      }
      if (isInPlace()) {
        unmark();
      } else {
        place.refuse(existing);
        if (store.exists(place.target())) {
          Publication.replace(place);
        } else {
          Publication.publish(place);
        }
      }
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot publish " + place + ": " + StorageException.reason(e) + ". " + WAYS_ON,
          e);
    }
    closed = true;
    if (isInPlace()) {
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

  private void unmark() {
    try {
      store.delete(unfinished());
    } catch (IOException e) {
      // The manifest makes it a run; the mark is without meaning beside one.
    }
  }

  private void verify(ManifestFile file, boolean bytes) throws IOException {
    Path path = new Path(directory, file.path());
    Optional<String> fault = RunDirectory.sizeFault(store, path, file);
    if (fault.isEmpty() && bytes && !store.sha256(path).equals(file.sha256())) {
      fault = Optional.of("it does not hold what was written");
    }
    if (fault.isEmpty()) {
      fault = RunDirectory.rowFault(store, path, file);
    }
    if (fault.isPresent()) {
      throw new IOException(file.path() + ": " + fault.get());
    }
  }

  private StorageException failed(String what, IOException e) {
    return new StorageException(
        StorageException.Kind.FAILED,
        "Cannot write " + place + "/" + what + ": " + StorageException.reason(e) + ". " + WAYS_ON,
        e);
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
      if (progressFiles.any()) {
        progressFiles.clearOthers();
      } else {
        store.delete(place.staging());
      }
      if (isInPlace() && begun) {
        clear();
        store.delete(directory);
      }
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot remove " + Store.show(directory) + ": " + StorageException.reason(e),
          e);
    } finally {
      RunPlace.release(lock);
    }
  }
}
