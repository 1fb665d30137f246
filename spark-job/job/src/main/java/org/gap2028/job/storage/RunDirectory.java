package org.gap2028.job.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableFile;

/** A published run: a directory with a manifest. Files are read when asked for, never changed. */
public final class RunDirectory {

  private final Store store;
  private final Path directory;
  private final String shown;
  private final Manifest manifest;

  private RunDirectory(Store store, Path directory, String shown, Manifest manifest) {
    this.store = store;
    this.directory = directory;
    this.shown = shown;
    this.manifest = manifest;
  }

  /**
   * The run in a directory.
   *
   * @return empty where the directory has no manifest
   * @throws StorageException if its manifest cannot be read
   */
  static Optional<RunDirectory> in(Store store, Path directory, String shown) {
    try {
      byte[] bytes = store.read(new Path(directory, Manifest.NAME));
      return Optional.of(new RunDirectory(store, directory, shown, Manifest.ofJson(bytes)));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot read " + shown + "/" + Manifest.NAME + ": " + StorageException.reason(e),
          e);
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          StorageException.Kind.DAMAGED,
          "Cannot read " + shown + "/" + Manifest.NAME + ": " + e.getMessage());
    }
  }

  /** Path of the run, as the user wrote it. */
  public String path() {
    return shown;
  }

  /** What the run consists of. */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Whether it is the very run that would be made: same id and same resolved configuration.
   *
   * @throws StorageException if the configuration cannot be read
   */
  public boolean isSameRun(String runId, byte[] configuration) {
    return manifest.runId().equals(runId) && Arrays.equals(configuration(), configuration);
  }

  /**
   * The resolved configuration, as it was saved.
   *
   * @throws StorageException if it cannot be read
   */
  public byte[] configuration() {
    try {
      return store.read(new Path(directory, manifest.configuration().path()));
    } catch (IOException e) {
      throw damaged(manifest.configuration(), StorageException.reason(e));
    }
  }

  /** Names of the small tables, in the manifest's order. */
  public List<String> tableNames() {
    return manifest.tables().stream().map(RunDirectory::tableName).toList();
  }

  /**
   * A small table, checked against the manifest.
   *
   * @throws IllegalArgumentException if the run has no such table
   * @throws StorageException if its file is missing or altered
   */
  public TableData table(String name) {
    for (ManifestFile file : manifest.tables()) {
      if (tableName(file).equals(name)) {
        fault(file)
            .ifPresent(
                fault -> {
                  throw damaged(file, fault);
                });
        try {
          return TableFile.read(store.fileSystem(), new Path(directory, file.path()));
        } catch (IOException e) {
          throw damaged(file, StorageException.reason(e));
        }
      }
    }
    throw new IllegalArgumentException("Invalid table of " + shown + ": " + name);
  }

  private static String tableName(ManifestFile file) {
    return file.path().substring(0, file.path().length() - Manifest.SUFFIX.length());
  }

  /**
   * Writes a file that is made from the others and that the manifest does not list, in place of one
   * that is there.
   *
   * @return path of the file, as the user would write it
   * @throws StorageException if it cannot be written
   */
  public String writeDerived(String name, byte[] bytes) {
    try {
      store.write(new Path(directory, name), bytes);
      return shown + "/" + name;
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot write " + shown + "/" + name + ": " + StorageException.reason(e),
          e);
    }
  }

  /** Number of draws that were saved, 0 where none were. */
  public long savedDraws() {
    return manifest.draws().stream()
        .filter(file -> file.path().startsWith("draw_inputs/"))
        .mapToLong(file -> file.rows().orElse(0))
        .sum();
  }

  /** Whether the run can be extended. */
  public boolean hasState() {
    return !manifest.state().isEmpty();
  }

  /**
   * The tally of each replicate, checked against the manifest; empty where the run has none.
   *
   * @throws StorageException if a file is missing or altered
   */
  public List<PackedTally> state() {
    TallyFiles files = new TallyFiles(store, directory);
    List<PackedTally> tallies = new ArrayList<>();
    for (ManifestFile file : manifest.state()) {
      try {
        tallies.add(files.read(tallies.size(), file));
      } catch (IOException e) {
        throw damaged(file, StorageException.reason(e));
      }
    }
    return List.copyOf(tallies);
  }

  /**
   * What is wrong with the run's files, in words; empty where all are as the manifest says. Reads
   * every file.
   */
  public List<String> damages() {
    List<String> damages = new ArrayList<>();
    for (ManifestFile file : manifest.files()) {
      fault(file).ifPresent(fault -> damages.add(file.path() + ": " + fault));
    }
    return List.copyOf(damages);
  }

  /**
   * Makes sure that all files are as the manifest says; see {@link #damages}.
   *
   * @throws StorageException if one is not
   */
  public void requireUndamaged() {
    List<String> damages = damages();
    if (!damages.isEmpty()) {
      throw new StorageException(
          StorageException.Kind.DAMAGED,
          "Cannot read " + shown + ": the run is damaged (" + String.join("; ", damages) + ")");
    }
  }

  /** Whether all files are as the manifest says; see {@link #damages}. */
  public boolean isUndamaged() {
    return damages().isEmpty();
  }

  private Optional<String> fault(ManifestFile file) {
    Path path = new Path(directory, file.path());
    try {
      Optional<String> fault = sizeFault(store, path, file);
      if (fault.isEmpty() && !store.sha256(path).equals(file.sha256())) {
        return Optional.of("its SHA-256 is another");
      }
      return fault.isPresent() ? fault : rowFault(store, path, file);
    } catch (IOException e) {
      return Optional.of(StorageException.reason(e));
    }
  }

  static Optional<String> sizeFault(Store store, Path path, ManifestFile file) throws IOException {
    Optional<FileStatus> status = store.status(path);
    if (status.isEmpty()) {
      return Optional.of("it is missing");
    }
    long bytes = status.get().getLen();
    return bytes == file.bytes()
        ? Optional.empty()
        : Optional.of("it has " + bytes + " bytes (" + file.bytes() + ")");
  }

  static Optional<String> rowFault(Store store, Path path, ManifestFile file) throws IOException {
    if (file.rows().isEmpty()) {
      return Optional.empty();
    }
    long rows = TableFile.rowCount(store.fileSystem(), path);
    return rows == file.rows().getAsLong()
        ? Optional.empty()
        : Optional.of("it has " + rows + " rows (" + file.rows().getAsLong() + ")");
  }

  private StorageException damaged(ManifestFile file, String fault) {
    return new StorageException(
        StorageException.Kind.DAMAGED,
        "Cannot read " + shown + ": the run is damaged (" + file.path() + ": " + fault + ")");
  }
}
