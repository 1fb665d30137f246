package org.gap2028.job.table;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * What writing rows of any kind to Parquet has in common.
 *
 * @param <T> a row
 */
abstract class TableWriteSupport<T> extends WriteSupport<T> {

  private final TableSchema schema;

  /** Where {@link #write} puts the values of a row. */
  protected RecordConsumer consumer;

  TableWriteSupport(TableSchema schema) {
    this.schema = schema;
  }

  @Override
  @SuppressWarnings("deprecation") // Parquet still calls it
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    return new WriteContext(ParquetSchema.message(schema), ParquetSchema.metadata(schema));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }
}
