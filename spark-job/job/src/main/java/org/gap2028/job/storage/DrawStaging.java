package org.gap2028.job.storage;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.gap2028.job.table.DrawWriter;
import org.gap2028.job.table.TableSchema;

/**
 * Where tasks write the draws of one table of a staged run. Serialisable, to be sent to tasks with
 * the plan.
 */
public final class DrawStaging implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Storage storage;
  private final URI directory;
  private final TableSchema schema;
  private final String runId;

  DrawStaging(Storage storage, Path directory, TableSchema schema, String runId) {
    this.storage = storage;
    this.directory = directory.toUri();
    this.schema = schema;
    this.runId = runId;
  }

  /** The draws' table. */
  public TableSchema schema() {
    return schema;
  }

  /**
   * Opens a new file. What {@link DrawWriter#finish} gives back goes to the driver, which commits
   * it with {@link StagedRun#commitDraws}.
   *
   * @param fileName name that no other attempt of any task uses, ending in {@code .parquet}
   * @throws IOException if the file exists or cannot be written
   */
  public DrawWriter open(String fileName) throws IOException {
    if (!fileName.endsWith(Manifest.SUFFIX) || fileName.contains("/") || fileName.contains(":")) {
      throw new IllegalArgumentException(
          "Invalid name of a file of draws: " + fileName + " (NAME.parquet)");
    }
    Path path = new Path(directory);
    return DrawWriter.open(schema, runId, storage.fileSystem(path), new Path(path, fileName));
  }
}
