package org.gap2028.job.table;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Reads rows of {@link TableData}: one array a row, null for NULL. */
final class RowReadSupport extends ReadSupport<Object[]> {

  private final TableSchema schema;

  RowReadSupport(TableSchema schema) {
    this.schema = schema;
  }

  @Override
  @SuppressWarnings("deprecation") // Parquet still calls it
  public ReadContext init(InitContext context) {
    return new ReadContext(context.getFileSchema());
  }

  @Override
  @SuppressWarnings("deprecation") // Parquet still calls it
  public RecordMaterializer<Object[]> prepareForRead(
      Configuration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new Rows(schema);
  }

  @Override
  public RecordMaterializer<Object[]> prepareForRead(
      ParquetConfiguration configuration,
      Map<String, String> metadata,
      MessageType fileSchema,
      ReadContext context) {
    return new Rows(schema);
  }

  private static final class Rows extends RecordMaterializer<Object[]> {
    private final RowConverter root;

    Rows(TableSchema schema) {
      root = new RowConverter(schema);
    }

    @Override
    public Object[] getCurrentRecord() {
      return root.row;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  private static final class RowConverter extends GroupConverter {
    private final Value[] values;
    private Object[] row;

    RowConverter(TableSchema schema) {
      values = new Value[schema.columns().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = new Value(this, i, schema.columns().get(i).type());
      }
    }

    @Override
    public void start() {
      row = new Object[values.length];
    }

    @Override
    public void end() {}

    @Override
    public Converter getConverter(int field) {
      return values[field];
    }
  }

  private static final class Value extends PrimitiveConverter {
    private final RowConverter row;
    private final int index;
    private final ColumnType type;

    Value(RowConverter row, int index, ColumnType type) {
      this.row = row;
      this.index = index;
      this.type = type;
    }

    @Override
    public void addBinary(Binary value) {
      row.row[index] = value.toStringUsingUTF8();
    }

    @Override
    public void addBoolean(boolean value) {
      row.row[index] = value;
    }

    @Override
    public void addDouble(double value) {
      row.row[index] = value;
    }

    @Override
    public void addInt(int value) {
      row.row[index] = type == ColumnType.DATE ? LocalDate.ofEpochDay(value) : (Object) value;
    }

    @Override
    public void addLong(long value) {
      row.row[index] =
          type == ColumnType.TIMESTAMP
              ? Instant.EPOCH.plus(value, ChronoUnit.MICROS)
              : (Object) value;
    }
  }
}
