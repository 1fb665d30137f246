package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;

/**
 * The summary that a run ends with: the lead in the last quarter, per scenario, from the published
 * tables. Each number is followed by its standard error in brackets, and is shown to two digits of
 * it.
 */
final class Summary {

  private static final String LEAD = "lead_months";

  /** Statistics of differences that are shown, as the table and as the summary name them. */
  private static final Map<String, String> SHOWN_STATISTICS =
      Map.of(
          "mean",
          "mean",
          "p05",
          "p05",
          "p50",
          "p50",
          "p95",
          "p95",
          "probability_positive",
          "P(> 0)");

  private static final int FEWEST_DECIMALS = 2;
  private static final int MOST_DECIMALS = 6;

  private final Map<String, TableData> tables;
  private final String quarter;
  private final List<String> scenarios;

  private Summary(Collection<TableData> tables) {
    this.tables = tables.stream().collect(Collectors.toMap(TableData::name, table -> table));
    quarter = lastQuarter(table("moments"));
    scenarios =
        table("scenarios").rows().stream()
            .sorted((a, b) -> Integer.compare(a.integer("sort_order"), b.integer("sort_order")))
            .map(row -> row.text("scenario"))
            .toList();
  }

  /** The summary of a run's tables, lines ending in line feeds. */
  static String of(Collection<TableData> tables) {
    Summary summary = new Summary(tables);
    StringBuilder text = new StringBuilder();
    text.append("US lead over China at ").append(summary.quarter);
    text.append(", months (standard error of the estimate in brackets)\n\n");
    text.append(summary.leads());
    text.append("\nDensity of the lead, months\n\n").append(summary.densities());
    text.append("\nProbability of the events\n\n").append(summary.events());
    if (summary.table("differences").rowCount() > 0) {
      text.append("\nDifference between scenarios, draw by draw, months\n\n");
      text.append(summary.differences());
    }
    return text.toString();
  }

  /** Label of the last quarter of a run. */
  static String lastQuarter(TableData moments) {
    return moments.rows().stream()
        .map(row -> row.text("quarter_label"))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private TableData table(String name) {
    return tables.get(name);
  }

  private List<TableRow> rows(String table) {
    return table(table).rows(row -> row.text("quarter_label").equals(quarter));
  }

  private String leads() {
    List<TableRow> quantiles =
        rows("quantiles").stream().filter(row -> row.text("output").equals(LEAD)).toList();
    List<Double> shown = shownProbabilities(quantiles);
    List<String> header = new ArrayList<>(List.of("", "mean"));
    shown.forEach(p -> header.add(QuantileLabel.of(p)));
    Map<String, List<String>> lines = lines();
    for (TableRow row : rows("moments")) {
      if (row.text("output").equals(LEAD)) {
        lines
            .get(row.text("scenario"))
            .add(cell(row.number("mean"), row.number("mean_standard_error")));
      }
    }
    for (TableRow row : quantiles) {
      if (shown.contains(row.number("probability"))) {
        lines.get(row.text("scenario")).add(estimate(row));
      }
    }
    return aligned(header, lines);
  }

  /** 5, 50 and 95 % where the run has them, else its lowest, middle and highest. */
  private static List<Double> shownProbabilities(List<TableRow> quantiles) {
    List<Double> all =
        List.copyOf(
            quantiles.stream()
                .map(row -> row.number("probability"))
                .collect(Collectors.toCollection(TreeSet::new)));
    List<Double> usual = List.of(0.05, 0.5, 0.95);
    if (all.containsAll(usual)) {
      return usual;
    }
    return List.copyOf(
        new TreeSet<>(List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1))));
  }

  private String events() {
    List<String> header = new ArrayList<>(List.of(""));
    Map<String, List<String>> lines = lines();
    for (TableRow row : rows("events")) {
      if (!header.contains(row.text("event"))) {
        header.add(row.text("event"));
      }
      lines
          .get(row.text("scenario"))
          .add(cell(row.number("probability"), row.number("standard_error")));
    }
    return aligned(header, lines);
  }

  private String differences() {
    List<String> header = new ArrayList<>(List.of(""));
    Map<String, List<String>> lines = new LinkedHashMap<>();
    List<TableRow> rows = new ArrayList<>(rows("differences"));
    rows.sort(Comparator.comparingInt(row -> scenarios.indexOf(row.text("scenario"))));
    for (TableRow row : rows) {
      String statistic = SHOWN_STATISTICS.get(row.text("statistic"));
      if (statistic != null) {
        if (!header.contains(statistic)) {
          header.add(statistic);
        }
        lines
            .computeIfAbsent(
                row.text("scenario") + " - " + row.text("reference"), key -> new ArrayList<>())
            .add(estimate(row));
      }
    }
    return aligned(header, lines);
  }

  private String densities() {
    List<TableRow> bins =
        rows("distribution").stream().filter(row -> row.text("output").equals(LEAD)).toList();
    StringBuilder text = new StringBuilder();
    int width = scenarios.stream().mapToInt(String::length).max().orElse(0);
    DensityLines.of(scenarios, bins)
        .forEach(
            (name, line) ->
                text.append("  ")
                    .append(name)
                    .append(" ".repeat(width - name.length() + 2))
                    .append(line)
                    .append('\n'));
    return text.toString();
  }

  private Map<String, List<String>> lines() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    scenarios.forEach(scenario -> lines.put(scenario, new ArrayList<>()));
    return lines;
  }

  private static String estimate(TableRow row) {
    return cell(row.number("value"), row.number("standard_error"));
  }

  /** A value to two digits of its standard error. */
  private static String cell(double value, double standardError) {
    int decimals = FEWEST_DECIMALS;
    if (standardError > 0) {
      int digits = (int) Math.ceil(1 - Math.log10(standardError));
      decimals = Math.min(Math.max(digits, FEWEST_DECIMALS), MOST_DECIMALS);
    }
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format + " (" + format + ")", value, standardError);
  }

  private static String aligned(List<String> header, Map<String, List<String>> lines) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(header);
    lines.forEach(
        (name, cells) -> {
          List<String> row = new ArrayList<>(List.of(name));
          row.addAll(cells);
          rows.add(row);
        });
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        String padding = " ".repeat(width - row.get(c).length());
        line.append(c == 0 ? row.get(c) + padding : "  " + padding + row.get(c));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
