package org.gap2028.job.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.api.Binary;

/**
 * One Parquet file of {@code draw_inputs} or {@code draw_outputs}, written as its rows come. Not
 * for use by several threads.
 *
 * <p>Memory: one row group, at most 32 MiB, for each open writer. A task that saves draws has two,
 * so two tasks on one machine hold 128 MiB, an eighth of the heap that a run has to make do with,
 * and readers still get row groups of some 100,000 rows.
 */
public final class DrawWriter implements Closeable {

  /** Size of a row group before compression. */
  static final int ROW_GROUP_BYTES = 32 << 20;

  /** Doubles of draws hardly repeat: a higher level of zstd costs time and saves nothing. */
  private static final int ZSTD_LEVEL = 1;

  private final TableSchema schema;
  private final FileSystem fileSystem;
  private final Path path;
  private final HashingFile file;
  private final ParquetWriter<DrawBatch> writer;
  private final DrawBatch batch = new DrawBatch();
  private final int valueColumns;
  private long rows;
  private boolean open = true;
  private boolean finished;

  private DrawWriter(TableSchema schema, String runId, FileSystem fileSystem, Path path)
      throws IOException {
    this.schema = schema;
    this.fileSystem = fileSystem;
    this.path = path;
    this.file = new HashingFile(fileSystem, path);
    this.valueColumns = schema.columns().size() - (hasScenario() ? 4 : 3);
    TableParquetWriter<DrawBatch> builder =
        new TableParquetWriter<>(file, fileSystem.getConf(), new DrawWriteSupport(schema, runId))
            // Parquet measures what is left after compression; the rows bound it before.
            .withRowGroupSize((long) ROW_GROUP_BYTES)
            .withRowGroupRowCountLimit(ROW_GROUP_BYTES / Double.BYTES / schema.columns().size())
            .config("parquet.compression.codec.zstd.level", Integer.toString(ZSTD_LEVEL));
    for (ColumnSchema column : schema.columns()) {
      if (column.type() != ColumnType.STRING) {
        builder = builder.withDictionaryEncoding(column.name(), false);
      }
    }
    this.writer = builder.build();
  }

  /**
   * Opens a new file.
   *
   * @param schema {@link DrawTables#inputs} or {@link DrawTables#outputs}
   * @param runId id of the run, the first column of every row
   * @param path the file, which must not exist; a task that may be retried puts its attempt into
   *     the name
   * @throws IOException if the file exists or cannot be written
   */
  public static DrawWriter open(TableSchema schema, String runId, FileSystem fileSystem, Path path)
      throws IOException {
    return new DrawWriter(schema, runId, fileSystem, path);
  }

  private boolean hasScenario() {
    return schema.name().equals(DrawTables.OUTPUTS);
  }

  /**
   * Appends draws to {@code draw_inputs}.
   *
   * @param firstDrawId id of the first draw; the others follow it one by one
   * @param replicate the draws' replicate
   * @param values by column after {@code replicate}, then by draw; all finite
   * @param n number of draws
   * @throws IOException if the file cannot be written
   * @throws IllegalStateException if a value is not finite
   */
  public void append(long firstDrawId, int replicate, double[][] values, int n) throws IOException {
    if (hasScenario()) {
      throw new IllegalArgumentException("Cannot append to " + schema.name() + " without scenario");
    }
    batch.scenario = null;
    write(firstDrawId, replicate, values, n);
  }

  /**
   * Appends draws under one scenario to {@code draw_outputs}.
   *
   * @param firstDrawId id of the first draw; the others follow it one by one
   * @param replicate the draws' replicate
   * @param scenario key of the scenario
   * @param values by column after {@code scenario}, then by draw; what is not finite becomes NULL,
   *     so a failed draw has {@code NaN}
   * @param n number of draws
   * @throws IOException if the file cannot be written
   */
  public void append(long firstDrawId, int replicate, String scenario, double[][] values, int n)
      throws IOException {
    if (!hasScenario()) {
      throw new IllegalArgumentException("Cannot append to " + schema.name() + " with a scenario");
    }
    batch.scenario = Binary.fromString(scenario);
    write(firstDrawId, replicate, values, n);
  }

  private void write(long firstDrawId, int replicate, double[][] values, int n) throws IOException {
    if (values.length != valueColumns) {
      throw new IllegalArgumentException(
          "Invalid number of columns for "
              + schema.name()
              + ": "
              + values.length
              + " ("
              + valueColumns
              + ")");
    }
    batch.firstDrawId = firstDrawId;
    batch.replicate = replicate;
    batch.values = values;
    try {
      for (int i = 0; i < n; i++) {
        batch.row = i;
        writer.write(batch);
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
    rows += n;
  }

  /**
   * Closes the file, reads it again and compares it with what was written.
   *
   * @return name, rows, size and hash of the file
   * @throws IOException if the file cannot be written, or does not hold what was written
   */
  public WrittenFile finish() throws IOException {
    open = false;
    try {
      writer.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
    String sha256 = file.sha256();
    try (InputStream stream = fileSystem.open(path)) {
      if (!Sha256.of(stream).equals(sha256)) {
        throw new IOException("Cannot write " + path + ": it does not hold what was written");
      }
    }
    finished = true;
    return new WrittenFile(path.getName(), rows, file.bytes(), sha256);
  }

  /**
   * Releases the file; deletes it unless {@link #finish} has succeeded.
   *
   * @throws IOException if the file cannot be deleted
   */
  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      abandon();
    }
    if (!finished) {
      finished = true;
      fileSystem.delete(path, false);
    }
  }

  private void abandon() {
    try {
      writer.close();
    } catch (IOException | RuntimeException e) {
      // The file is deleted next: what could not be written to it does not matter.
    }
  }
}
