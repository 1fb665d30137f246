package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableRow;

/** Quantiles by scenario and quarter, a column for each probability. */
final class QuantileTable {

  private QuantileTable() {}

  static String of(ReportRun run, List<TableRow> rows, String caption) {
    TreeSet<Double> probabilities = new TreeSet<>();
    Map<List<String>, Map<Double, String>> lines = new LinkedHashMap<>();
    for (TableRow row : rows) {
      probabilities.add(row.number("probability"));
      lines
          .computeIfAbsent(
              List.of(run.label(row.text("scenario")), row.text("quarter_label")),
              key -> new LinkedHashMap<>())
          .put(row.number("probability"), Numbers.fixed(row.number("value"), 2));
    }
    List<String> headers = new ArrayList<>(List.of("scenario", "quarter"));
    probabilities.forEach(p -> headers.add(QuantileLabel.of(p)));
    HtmlTable table = HtmlTable.of(caption, headers);
    lines.forEach(
        (key, values) -> {
          List<String> cells = new ArrayList<>(key);
          probabilities.forEach(p -> cells.add(values.getOrDefault(p, "–")));
          table.row(cells);
        });
    return table.html();
  }
}
