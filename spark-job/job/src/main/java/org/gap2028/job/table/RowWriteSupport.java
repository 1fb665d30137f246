package org.gap2028.job.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.io.api.Binary;

/** Writes rows of {@link TableData}. */
final class RowWriteSupport extends TableWriteSupport<Object[]> {

  private final TableSchema schema;

  RowWriteSupport(TableSchema schema) {
    super(schema);
    this.schema = schema;
  }

  @Override
  public void write(Object[] row) {
    consumer.startMessage();
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null) {
        ColumnSchema column = schema.columns().get(i);
        consumer.startField(column.name(), i);
        write(column.type(), row[i]);
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }

  private void write(ColumnType type, Object value) {
    switch (type) {
      case STRING -> consumer.addBinary(Binary.fromString((String) value));
      case BIGINT -> consumer.addLong((Long) value);
      case INT -> consumer.addInteger((Integer) value);
      case BOOLEAN -> consumer.addBoolean((Boolean) value);
      case DATE -> consumer.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case DOUBLE -> consumer.addDouble((Double) value);
      case TIMESTAMP -> consumer.addLong(micros((Instant) value));
    }
  }

  /** Microseconds since 1970-01-01T00:00Z. */
  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), TimeUnit.SECONDS.toMicros(1)),
        TimeUnit.NANOSECONDS.toMicros(instant.getNano()));
  }
}
