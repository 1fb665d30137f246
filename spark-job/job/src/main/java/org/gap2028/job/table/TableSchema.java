package org.gap2028.job.table;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a table is, without its rows.
 *
 * @param name name of the table and, for small tables, of its file
 * @param description what one row is, in a phrase
 * @param keys columns that identify a row, in the order by which rows are sorted
 * @param columns all columns; the first is {@link #RUN_ID}
 */
public record TableSchema(
    String name, String description, List<String> keys, List<ColumnSchema> columns)
    implements Serializable {

  /** Every table begins with the run's id, so that a glob over many runs reads as one table. */
  public static final ColumnSchema RUN_ID =
      new ColumnSchema(
          "run_id",
          ColumnType.STRING,
          "",
          false,
          "id of the run: its name and a hash of configuration, seed, draws and version");

  /** Refuses a first column other than run_id, columns given twice and keys without a column. */
  public TableSchema {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
    if (columns.isEmpty() || !columns.get(0).name().equals(RUN_ID.name())) {
      throw new IllegalArgumentException(
          "Invalid table " + name + ": its first column is not " + RUN_ID.name());
    }
    Set<String> names = new HashSet<>();
    for (ColumnSchema column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "Invalid table " + name + ": column " + column.name() + " is there twice");
      }
    }
    for (String key : keys) {
      if (!names.contains(key)) {
        throw new IllegalArgumentException(
            "Invalid table " + name + ": key " + key + " is no column");
      }
    }
  }

  /**
   * Position of a column.
   *
   * @throws IllegalArgumentException if the table has no such column
   */
  public int index(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Invalid column of table " + name + ": " + column);
  }
}
