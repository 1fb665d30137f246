package org.gap2028.job.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/** One row of a {@link TableData}, read by column names. Immutable. */
public final class TableRow {

  private final TableSchema schema;
  private final Object[] values;

  TableRow(TableSchema schema, Object[] values) {
    this.schema = schema;
    this.values = values;
  }

  /** Name, keys and columns of the table. */
  public TableSchema schema() {
    return schema;
  }

  /**
   * A value, of the column's {@link ColumnType#javaClass}; empty where it is NULL.
   *
   * @throws IllegalArgumentException if the table has no such column
   */
  public Optional<Object> value(String column) {
    return Optional.ofNullable(values[schema.index(column)]);
  }

  /**
   * The text of a STRING column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public String text(String column) {
    return typed(column, String.class);
  }

  /** A text that may be NULL. */
  public Optional<String> optionalText(String column) {
    return value(column).map(String.class::cast);
  }

  /** A number that may be NULL. */
  public OptionalDouble optionalNumber(String column) {
    return value(column).map(Double.class::cast).stream()
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  /**
   * The number of a DOUBLE column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public double number(String column) {
    return typed(column, Double.class);
  }

  /**
   * The number of a BIGINT column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public long count(String column) {
    return typed(column, Long.class);
  }

  /**
   * The number of an INT column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public int integer(String column) {
    return typed(column, Integer.class);
  }

  /**
   * The truth value of a BOOLEAN column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public boolean flag(String column) {
    return typed(column, Boolean.class);
  }

  /**
   * The day of a DATE column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public LocalDate date(String column) {
    return typed(column, LocalDate.class);
  }

  /**
   * The instant of a TIMESTAMP column.
   *
   * @throws IllegalStateException if it is NULL or the column has another type
   */
  public Instant instant(String column) {
    return typed(column, Instant.class);
  }

  private <T> T typed(String column, Class<T> type) {
    Object value = values[schema.index(column)];
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "Cannot read column "
              + column
              + " of table "
              + schema.name()
              + " as "
              + type.getSimpleName()
              + ": "
              + (value == null
                  ? "it is NULL"
                  : "it is " + schema.columns().get(schema.index(column)).type()));
    }
    return type.cast(value);
  }
}
