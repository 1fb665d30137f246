package org.gap2028.job.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.gap2028.job.table.ColumnSchema;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;

/** Rows of tables for {@link JsonWriter}. */
public final class TableJson {

  private TableJson() {}

  /**
   * Rows as objects whose names are the table's columns, in order; null for NULL.
   *
   * @param which which rows
   */
  public static List<Map<String, Object>> rowsAsJson(TableData table, Predicate<TableRow> which) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (TableRow row : table.rows(which)) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (ColumnSchema column : table.schema().columns()) {
        object.put(column.name(), row.value(column.name()).orElse(null));
      }
      rows.add(Collections.unmodifiableMap(object));
    }
    return List.copyOf(rows);
  }
}
