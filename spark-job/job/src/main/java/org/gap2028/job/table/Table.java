package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The definition of a published table: its schema and how a row is made of a record. Immutable.
 * Invariants are checked where rows are made ({@link #rows}), so that no reader meets a {@code
 * NaN}, a NULL that the schema does not allow, or a row twice.
 *
 * @param <R> record of one row
 */
public final class Table<R> {

  private final TableSchema schema;
  private final List<Function<R, Object>> extractors;

  private Table(TableSchema schema, List<Function<R, Object>> extractors) {
    this.schema = schema;
    this.extractors = extractors;
  }

  /**
   * A table with run_id before the columns given.
   *
   * @param name name of the table, snake_case
   * @param description what one row is, in a phrase
   * @param keys columns that identify a row, in the order by which rows are sorted
   * @param columns all columns but run_id
   */
  public static <R> Table<R> of(
      String name, String description, List<String> keys, List<Column<R>> columns) {
    List<ColumnSchema> schemas = new ArrayList<>();
    List<Function<R, Object>> extractors = new ArrayList<>();
    schemas.add(TableSchema.RUN_ID);
    for (Column<R> column : columns) {
      schemas.add(column.schema());
      extractors.add(column.extractor());
    }
    return new Table<>(new TableSchema(name, description, keys, schemas), List.copyOf(extractors));
  }

  /** Name, keys and columns. */
  public TableSchema schema() {
    return schema;
  }

  /**
   * The table with its rows, sorted.
   *
   * @param runId id of the run, the first column of every row
   * @param records the rows, in any order
   * @throws IllegalStateException if a number is not finite, a column without NULL has none, or two
   *     rows have the same key
   */
  public TableData rows(String runId, Collection<R> records) {
    List<Object[]> rows = new ArrayList<>(records.size());
    for (R row : records) {
      Object[] values = new Object[extractors.size() + 1];
      values[0] = runId;
      for (int i = 0; i < extractors.size(); i++) {
        values[i + 1] = extractors.get(i).apply(row);
      }
      rows.add(values);
    }
    return TableData.sorted(schema, rows);
  }
}
