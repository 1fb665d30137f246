package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.job.table.TableRow;

/**
 * What a chart is drawn from and its button saves: values as the run's tables have them, unrounded.
 *
 * @param id name of the dataset, which is also the chart's
 * @param columns names of the columns
 * @param rows values, null for NULL
 */
record Dataset(String id, List<String> columns, List<List<Object>> rows) {

  /** Rows of a table, some of its columns. */
  static Dataset of(String id, List<TableRow> rows, String... columns) {
    List<List<Object>> values = new ArrayList<>();
    for (TableRow row : rows) {
      List<Object> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(row.value(column).orElse(null));
      }
      values.add(Collections.unmodifiableList(cells));
    }
    return new Dataset(id, List.of(columns), List.copyOf(values));
  }

  /** For JSON. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("columns", columns);
    json.put("rows", rows);
    return json;
  }
}
