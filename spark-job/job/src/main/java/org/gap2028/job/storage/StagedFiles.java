package org.gap2028.job.storage;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.table.Sha256;

/**
 * The directory in which a run is made: beside its place, or in it where the store cannot rename.
 * In its place it bears a mark until the run is published, and what was there goes with the first
 * file that is written.
 */
final class StagedFiles {

  /** Marks a directory in which a run was begun in place and is not finished. */
  static final String UNFINISHED = "_unfinished.json";

  private static final String WAYS_ON =
      "Free space there, or choose another directory with --output; nothing was published";

  private final RunPlace place;
  private final Store store;
  private final String runId;
  private final Existing existing;
  private final Path directory;
  private final ProgressFiles progress;
  private boolean begun;

  /**
   * The files of a run.
   *
   * @param directory where they are written
   * @param progress knows the files of draws that stay when others are cleared
   */
  StagedFiles(
      RunPlace place, String runId, Existing existing, Path directory, ProgressFiles progress) {
    this.place = place;
    this.store = place.store();
    this.runId = runId;
    this.existing = existing;
    this.directory = directory;
    this.progress = progress;
  }

  boolean isInPlace() {
    return directory.equals(place.target());
  }

  Store store() {
    return store;
  }

  Path directory() {
    return directory;
  }

  /** The path of a file, or of a directory, of the run. */
  Path path(String name) {
    return new Path(directory, name);
  }

  /** What has to happen before the first file is written. */
  void begin() throws IOException {
    if (isInPlace() && !begun) {
      place.refuse(existing);
      store.makeDirectory(directory);
      store.write(path(UNFINISHED), JsonWriter.toBytes(Map.of("run_id", runId)));
      begun = true;
      store.delete(path(Manifest.NAME));
      clear();
    }
    begun = true;
  }

  /** Deletes what is in the directory but for the mark, which goes last, and draws to be kept. */
  private void clear() throws IOException {
    for (FileStatus entry : store.list(directory)) {
      if (!entry.getPath().getName().equals(UNFINISHED)) {
        progress.clear(entry.getPath());
      }
    }
  }

  /** Writes a small file. */
  ManifestFile write(String name, byte[] bytes) throws IOException {
    store.write(path(name), bytes);
    return new ManifestFile(name, OptionalLong.empty(), bytes.length, Sha256.of(bytes));
  }

  /** Makes sure that a file has the size and rows that it should have. */
  void requireWhole(ManifestFile file) throws IOException {
    requireSize(file);
    requireRows(file);
  }

  /** Makes sure that a file holds what was written. */
  void requireSame(ManifestFile file) throws IOException {
    requireSize(file);
    if (!store.sha256(path(file.path())).equals(file.sha256())) {
      throw new IOException(file.path() + ": it does not hold what was written");
    }
    requireRows(file);
  }

  private void requireSize(ManifestFile file) throws IOException {
    require(file, RunDirectory.sizeFault(store, path(file.path()), file));
  }

  private void requireRows(ManifestFile file) throws IOException {
    require(file, RunDirectory.rowFault(store, path(file.path()), file));
  }

  private static void require(ManifestFile file, Optional<String> fault) throws IOException {
    if (fault.isPresent()) {
      throw new IOException(file.path() + ": " + fault.get());
    }
  }

  /** Whether a file has the size and rows that it should have. */
  boolean isWhole(ManifestFile file) {
    try {
      requireWhole(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes the manifest, which is the last file, and puts the run into its place. */
  void publish(byte[] manifest) throws IOException {
    store.write(path(Manifest.NAME), manifest);
    if (!Arrays.equals(store.read(path(Manifest.NAME)), manifest)) {
      throw new IOException("its manifest does not hold what was written");
    }
    if (isInPlace()) {
      unmark();
      return;
    }
    place.refuse(existing);
    if (store.exists(place.target())) {
      Publication.replace(place);
    } else {
      Publication.publish(place);
    }
  }

  private void unmark() {
    try {
      store.delete(path(UNFINISHED));
    } catch (IOException e) {
      // The manifest makes it a run; the mark is without meaning beside one.
    }
  }

  /** Removes all but the progress that was kept. */
  void remove() throws IOException {
    if (progress.any()) {
      progress.clearOthers();
    } else {
      store.delete(place.staging());
    }
    if (isInPlace() && begun) {
      clear();
      if (progress.draws().isEmpty()) {
        store.delete(directory);
      }
    }
  }

  StorageException failed(String what, IOException e) {
    return failure("write " + place + "/" + what, e);
  }

  StorageException unpublished(IOException e) {
    return failure("publish " + place, e);
  }

  private static StorageException failure(String what, IOException e) {
    return new StorageException(
        StorageException.Kind.FAILED,
        "Cannot " + what + ": " + StorageException.reason(e) + ". " + WAYS_ON,
        e);
  }
}
