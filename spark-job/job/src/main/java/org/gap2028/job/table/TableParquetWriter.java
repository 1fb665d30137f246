package org.gap2028.job.table;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Parquet's builder with the choices that all published files share: format 1 (every reader has
 * it), zstd, and an existing file is an error.
 *
 * @param <T> a row
 */
final class TableParquetWriter<T> extends ParquetWriter.Builder<T, TableParquetWriter<T>> {

  private final WriteSupport<T> support;

  TableParquetWriter(OutputFile file, Configuration configuration, WriteSupport<T> support) {
    super(file);
    this.support = support;
    withConf(configuration);
    withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0);
    withCompressionCodec(CompressionCodecName.ZSTD);
  }

  @Override
  protected TableParquetWriter<T> self() {
    return this;
  }

  @Override
  @SuppressWarnings("deprecation") // Parquet still calls it
  protected WriteSupport<T> getWriteSupport(Configuration configuration) {
    return support;
  }

  @Override
  protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
    return support;
  }
}
