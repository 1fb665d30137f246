package org.gap2028.job.table;

import org.apache.parquet.io.api.Binary;

/** Writes one row after another of the batch that {@link DrawWriter} has been given. */
final class DrawWriteSupport extends TableWriteSupport<DrawBatch> {

  private final TableSchema schema;
  private final String[] names;
  private final Binary runId;

  DrawWriteSupport(TableSchema schema, String runId) {
    super(schema);
    this.schema = schema;
    this.names = schema.columns().stream().map(ColumnSchema::name).toArray(String[]::new);
    this.runId = Binary.fromString(runId);
  }

  @Override
  public void write(DrawBatch batch) {
    consumer.startMessage();
    int column = 0;
    consumer.startField(names[column], column);
    consumer.addBinary(runId);
    consumer.endField(names[column], column++);
    consumer.startField(names[column], column);
    consumer.addLong(batch.firstDrawId + batch.row);
    consumer.endField(names[column], column++);
    consumer.startField(names[column], column);
    consumer.addInteger(batch.replicate);
    consumer.endField(names[column], column++);
    if (batch.scenario != null) {
      consumer.startField(names[column], column);
      consumer.addBinary(batch.scenario);
      consumer.endField(names[column], column++);
    }
    for (double[] values : batch.values) {
      double value = values[batch.row];
      if (Double.isFinite(value)) {
        consumer.startField(names[column], column);
        consumer.addDouble(value);
        consumer.endField(names[column], column);
      } else if (!schema.columns().get(column).nullable()) {
        throw new IllegalStateException(
            "Invalid value in table "
                + schema.name()
                + ", column "
                + names[column]
                + ", draw "
                + (batch.firstDrawId + batch.row)
                + ": "
                + value
                + " (finite)");
      }
      column++;
    }
    consumer.endMessage();
  }
}
