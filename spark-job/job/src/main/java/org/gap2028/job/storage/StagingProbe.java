package org.gap2028.job.storage;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.util.Locale;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds out, in a task, whether its machine sees what the driver stages. Serialisable, to be sent
 * to tasks.
 */
public final class StagingProbe implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Storage storage;
  private final URI folder;
  private final String runId;

  StagingProbe(Storage storage, Path folder, String runId) {
    this.storage = storage;
    this.folder = folder.toUri();
    this.runId = runId;
  }

  /** The file that the driver wrote. */
  Path marker() {
    return new Path(new Path(folder), runId + ".json");
  }

  /**
   * Looks for the driver's file and writes one beside it.
   *
   * @param fileName name that no other attempt of any task uses
   * @return why this machine cannot write draws there; empty where it can
   */
  public String look(String fileName) {
    Path path = new Path(folder);
    String host = LockHolder.current("").shown();
    try {
      Store store = new Store(storage.fileSystem(path));
      if (!store.exists(marker())) {
        return String.format(
            Locale.ROOT,
            "%s does not see %s; on a cluster the output has to be where all machines see it",
            host,
            Store.show(path));
      }
      FileSystem files = store.fileSystem();
      files.create(new Path(path, fileName), false).close();
      return "";
    } catch (IOException e) {
      return String.format(
          Locale.ROOT,
          "%s cannot write to %s: %s",
          host,
          Store.show(path),
          StorageException.reason(e));
    }
  }
}
