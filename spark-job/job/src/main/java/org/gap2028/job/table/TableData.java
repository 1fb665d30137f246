package org.gap2028.job.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A table with its rows, in the order of its keys: text by code point, numbers by value, NULL
 * first. Immutable; every value is of its column's {@link ColumnType#javaClass}, every number
 * finite, and NULL stands only in nullable columns.
 */
public final class TableData {

  private final TableSchema schema;
  private final Object[][] rows;

  private TableData(TableSchema schema, Object[][] rows) {
    this.schema = schema;
    this.rows = rows;
  }

  /** Checks and sorts rows, which it takes over. */
  static TableData sorted(TableSchema schema, List<Object[]> rows) {
    Object[][] sorted = rows.toArray(new Object[0][]);
    int[] keys = schema.keys().stream().mapToInt(schema::index).toArray();
    for (Object[] row : sorted) {
      check(schema, keys, row);
    }
    Arrays.sort(sorted, (a, b) -> compare(keys, a, b));
    for (int i = 1; i < sorted.length; i++) {
      if (compare(keys, sorted[i - 1], sorted[i]) == 0) {
        throw new IllegalStateException(
            "Invalid rows of table "
                + schema.name()
                + ": two have the key "
                + key(schema, keys, sorted[i]));
      }
    }
    return new TableData(schema, sorted);
  }

  /** Checks rows that a file holds, in its order. */
  static TableData ofFile(TableSchema schema, List<Object[]> rows) {
    int[] keys = schema.keys().stream().mapToInt(schema::index).toArray();
    for (Object[] row : rows) {
      check(schema, keys, row);
    }
    return new TableData(schema, rows.toArray(new Object[0][]));
  }

  private static void check(TableSchema schema, int[] keys, Object[] row) {
    for (int i = 0; i < row.length; i++) {
      ColumnSchema column = schema.columns().get(i);
      Object value = row[i];
      String fault = null;
      if (value == null) {
        fault = column.nullable() ? null : "no NULL is allowed";
      } else if (!column.type().javaClass().isInstance(value)) {
        fault = column.type().name();
      } else if (value instanceof Double number && !Double.isFinite(number)) {
        fault = column.nullable() ? "finite, or NULL" : "finite";
      } else if (value instanceof Instant instant) {
        row[i] = instant.truncatedTo(ChronoUnit.MICROS);
      }
      if (fault != null) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "Invalid value in table %s, column %s, row %s: %s (%s)",
                schema.name(),
                column.name(),
                key(schema, keys, row),
                value == null ? "NULL" : value,
                fault));
      }
    }
  }

  private static String key(TableSchema schema, int[] keys, Object[] row) {
    List<String> parts = new ArrayList<>();
    for (int key : keys) {
      parts.add(schema.columns().get(key).name() + "=" + (row[key] == null ? "NULL" : row[key]));
    }
    return parts.toString();
  }

  private static int compare(int[] keys, Object[] a, Object[] b) {
    for (int key : keys) {
      int order = compare(a[key], b[key]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    if (a instanceof String text) {
      return compareByCodePoint(text, (String) b);
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  /**
   * The order of code points, which is also that of UTF-8's unsigned bytes. {@link
   * String#compareTo} orders by UTF-16 units and puts supplementary characters before U+E000.
   */
  private static int compareByCodePoint(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        boolean aSurrogate = Character.isSurrogate(a.charAt(i));
        boolean bSurrogate = Character.isSurrogate(b.charAt(i));
        return aSurrogate == bSurrogate
            ? Character.compare(a.charAt(i), b.charAt(i))
            : Boolean.compare(aSurrogate, bSurrogate);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Name, keys and columns. */
  public TableSchema schema() {
    return schema;
  }

  /** Name of the table. */
  public String name() {
    return schema.name();
  }

  /** Number of rows. */
  public int rowCount() {
    return rows.length;
  }

  /** One row by its position, from 0. */
  public TableRow row(int index) {
    return new TableRow(schema, rows[index]);
  }

  /** All rows, in order. */
  public List<TableRow> rows() {
    return rows(row -> true);
  }

  /** Rows that match, in order. */
  public List<TableRow> rows(Predicate<TableRow> which) {
    List<TableRow> list = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      TableRow row = row(i);
      if (which.test(row)) {
        list.add(row);
      }
    }
    return List.copyOf(list);
  }

  /** Values of a row; not to be changed. */
  Object[] values(int row) {
    return rows[row];
  }

  /** Same schema and same values, doubles bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TableData that
        && schema.equals(that.schema)
        && Arrays.deepEquals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + Arrays.deepHashCode(rows);
  }

  @Override
  public String toString() {
    return schema.name() + " (" + rows.length + " rows)";
  }
}
