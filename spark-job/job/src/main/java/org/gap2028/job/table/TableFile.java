package org.gap2028.job.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.HadoopParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.InputFile;

/**
 * The Parquet file of a table: flat, text annotated as STRING, days as DATE, instants as TIMESTAMP
 * in microseconds UTC, compressed by zstd. Its metadata hold units and descriptions, so that
 * reading gives back the very {@link TableData} that was written.
 */
public final class TableFile {

  private TableFile() {}

  /**
   * Writes a table to a new file.
   *
   * @throws IOException if the file exists or cannot be written
   */
  public static WrittenFile write(TableData table, FileSystem fileSystem, Path path)
      throws IOException {
    HashingFile file = new HashingFile(fileSystem, path);
    try (ParquetWriter<Object[]> writer =
        new TableParquetWriter<>(file, fileSystem.getConf(), new RowWriteSupport(table.schema()))
            .build()) {
      for (int i = 0; i < table.rowCount(); i++) {
        writer.write(table.values(i));
      }
    } catch (IOException e) {
      throw file.failure(e);
    }
    return new WrittenFile(path.getName(), table.rowCount(), file.bytes(), file.sha256());
  }

  /**
   * Reads a whole table.
   *
   * @throws IOException if the file cannot be read, is no Parquet file, or is no table of ours
   */
  public static TableData read(FileSystem fileSystem, Path path) throws IOException {
    InputFile file = new ReadableFile(fileSystem, path);
    try {
      TableSchema schema = schema(file, fileSystem);
      List<Object[]> rows = new ArrayList<>();
      try (ParquetReader<Object[]> reader = new Reader(file, fileSystem, schema).build()) {
        for (Object[] row = reader.read(); row != null; row = reader.read()) {
          rows.add(row);
        }
      }
      return TableData.ofFile(schema, rows);
    } catch (RuntimeException e) {
      // Parquet reports a damaged file by a variety of unchecked exceptions.
      throw new IOException("Cannot read " + path + ": it is damaged or no table", e);
    }
  }

  /**
   * Number of rows, from the file's footer.
   *
   * @throws IOException if the file cannot be read or is no Parquet file
   */
  public static long rowCount(FileSystem fileSystem, Path path) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new ReadableFile(fileSystem, path), options(fileSystem))) {
      return reader.getRecordCount();
    } catch (RuntimeException e) {
      throw new IOException("Cannot read " + path + ": it is damaged or no Parquet file", e);
    }
  }

  private static TableSchema schema(InputFile file, FileSystem fileSystem) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file, options(fileSystem))) {
      FileMetaData metadata = reader.getFooter().getFileMetaData();
      return ParquetSchema.schema(metadata.getSchema(), metadata.getKeyValueMetaData());
    }
  }

  private static ParquetReadOptions options(FileSystem fileSystem) {
    return ParquetReadOptions.builder(new HadoopParquetConfiguration(fileSystem.getConf())).build();
  }

  private static final class Reader extends ParquetReader.Builder<Object[]> {
    private final TableSchema schema;

    Reader(InputFile file, FileSystem fileSystem, TableSchema schema) {
      super(file, new HadoopParquetConfiguration(fileSystem.getConf()));
      this.schema = schema;
    }

    @Override
    protected ReadSupport<Object[]> getReadSupport() {
      return new RowReadSupport(schema);
    }
  }
}
