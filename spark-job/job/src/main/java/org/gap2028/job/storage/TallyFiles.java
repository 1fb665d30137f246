package org.gap2028.job.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.table.Sha256;

/**
 * Tallies in a directory {@code state}, one file for each replicate: {@code
 * replicate-0007-1048576.tally} is that of replicate 7 after 1,048,576 draws. A file is written
 * once, under a name that says what it holds.
 */
final class TallyFiles {

  /** Name of the directory, in a run and in what is staged. */
  static final String DIRECTORY = "state";

  private final Store store;
  private final Path directory;

  /** Tallies in the directory {@code state} of another one. */
  TallyFiles(Store store, Path parent) {
    this.store = store;
    this.directory = new Path(parent, DIRECTORY);
  }

  /** Writes tallies by replicate; encoding them is shared among the cores. */
  Map<Integer, ManifestFile> write(Map<Integer, PackedTally> tallies) throws IOException {
    store.makeDirectory(directory);
    ExecutorService executor =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(tallies.size(), Runtime.getRuntime().availableProcessors())));
    try {
      Map<Integer, Future<ManifestFile>> writing = new TreeMap<>();
      tallies.forEach(
          (replicate, tally) ->
              writing.put(replicate, executor.submit(() -> write(replicate, tally))));
      Map<Integer, ManifestFile> written = new TreeMap<>();
      for (Map.Entry<Integer, Future<ManifestFile>> each : writing.entrySet()) {
        written.put(each.getKey(), each.getValue().get());
      }
      return written;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private ManifestFile write(int replicate, PackedTally tally) throws IOException {
    byte[] bytes = TallyFile.encode(replicate, tally);
    String name = String.format(Locale.ROOT, "replicate-%04d-%d.tally", replicate, tally.draws());
    store.write(new Path(directory, name), bytes);
    return new ManifestFile(
        DIRECTORY + "/" + name, OptionalLong.empty(), bytes.length, Sha256.of(bytes));
  }

  /**
   * Reads the tally of a replicate.
   *
   * @throws IOException if it is missing or not what was written
   */
  PackedTally read(int replicate, ManifestFile file) throws IOException {
    byte[] bytes = store.read(new Path(directory.getParent(), file.path()));
    if (bytes.length != file.bytes() || !Sha256.of(bytes).equals(file.sha256())) {
      throw new IOException(file.path() + " does not hold what was written");
    }
    return TallyFile.decode(replicate, bytes);
  }

  /** Deletes all files but some. */
  void retain(Collection<ManifestFile> files) throws IOException {
    List<String> kept = new ArrayList<>();
    files.forEach(file -> kept.add(file.path()));
    for (FileStatus entry : store.list(directory)) {
      if (!kept.contains(DIRECTORY + "/" + entry.getPath().getName())) {
        store.delete(entry.getPath());
      }
    }
  }

  /** Copies files into the directory {@code state} of another directory. */
  void copy(Collection<ManifestFile> files, Path parent) throws IOException {
    store.makeDirectory(new Path(parent, DIRECTORY));
    for (ManifestFile file : files) {
      store.write(
          new Path(parent, file.path()), store.read(new Path(directory.getParent(), file.path())));
    }
  }
}
