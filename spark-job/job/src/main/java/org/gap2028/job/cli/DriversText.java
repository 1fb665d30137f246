package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.gap2028.engine.sensitivity.Players;
import org.gap2028.job.table.ColumnSchema;
import org.gap2028.job.table.ColumnType;
import org.gap2028.job.table.SensitivityRow;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;

/** What drives the gap, in lines for a terminal: best first, with bars. */
final class DriversText {

  private static final int BAR = 24;

  private final Map<String, TableData> tables;
  private final List<TableRow> indices;
  private final StringBuilder text = new StringBuilder();

  /** One question: the lead of a scenario, or a paired difference. */
  private record Target(String scenario, Optional<String> reference) {
    String title() {
      return reference.map(r -> scenario + " less " + r).orElse(scenario);
    }
  }

  private DriversText(Collection<TableData> tables) {
    this.tables = tables.stream().collect(Collectors.toMap(TableData::name, table -> table));
    indices = this.tables.get("sensitivity").rows();
  }

  /** The tables of a run that has the table sensitivity, lines ending in line feeds. */
  static String of(Collection<TableData> tables) {
    return new DriversText(tables).text();
  }

  private String text() {
    Set<Target> targets = new LinkedHashSet<>();
    indices.forEach(row -> targets.add(target(row)));
    noise(targets);
    text.append(
        """

        shapley: an input's fair share of the variance, all of which add up to 100 %; first: the share
        that knowing it alone would remove on average; total: the share that would remain if all
        others were known. Standard errors in brackets, bars are of shapley. tornado: by how many
        months the lead moves as the input alone goes from its 5 % to its 95 % quantile, all others at
        their medians. It has no probabilities, correlations or interactions, so its order may differ.
        """);
    for (Target target : targets) {
      index(target);
    }
    further("attribution", "How much of the difference each lever is responsible for");
    further("value_of_information", "What it is worth to know before deciding");
    further("boxes", "Regions of inputs that lead to the event");
    return text.toString();
  }

  private static Target target(TableRow row) {
    return new Target(row.text("scenario"), row.optionalText("reference"));
  }

  /** Says what no knowledge of the inputs would remove. */
  private void noise(Set<Target> targets) {
    List<String> shares = new ArrayList<>();
    String quarter = indices.isEmpty() ? "" : indices.get(0).text("quarter_label");
    for (Target target : targets) {
      OptionalDouble share = estimate(target, Players.PROCESS_NOISE, SensitivityRow.TOTAL);
      if (target.reference().isEmpty() && share.isPresent()) {
        shares.add(
            String.format(Locale.ROOT, "%.0f %% (%s)", 100 * share.getAsDouble(), target.title()));
      }
    }
    text.append(
        shares.isEmpty()
            ? "The lead at " + quarter + " does not vary.\n"
            : "Of the variance of the lead at "
                + quarter
                + ", "
                + String.join(", ", shares)
                + " is noise that no\nknowledge of the inputs would remove.\n");
  }

  private OptionalDouble estimate(Target target, String input, String index) {
    return row(target, input, index)
        .map(row -> row.optionalNumber("estimate"))
        .orElse(OptionalDouble.empty());
  }

  private Optional<TableRow> row(Target target, String input, String index) {
    return indices.stream()
        .filter(
            row ->
                target(row).equals(target)
                    && row.text("input").equals(input)
                    && row.text("index").equals(index))
        .findFirst();
  }

  private void index(Target target) {
    text.append('\n').append(target.title()).append("\n\n");
    List<String> inputs =
        indices.stream()
            .filter(row -> target(row).equals(target))
            .map(row -> row.text("input"))
            .distinct()
            .toList();
    List<String> players =
        inputs.stream()
            .filter(input -> row(target, input, SensitivityRow.SHAPLEY).isPresent())
            .sorted(byEstimate(target, SensitivityRow.SHAPLEY))
            .toList();
    List<String> groups =
        inputs.stream()
            .filter(input -> !players.contains(input))
            .sorted(byEstimate(target, SensitivityRow.TOTAL))
            .toList();
    int width = Math.max(8, inputs.stream().mapToInt(String::length).max().orElse(0));
    text.append(
        String.format(
            Locale.ROOT,
            "  %-" + width + "s  %-" + BAR + "s  %14s  %14s  %14s  %8s%n",
            "",
            "",
            "shapley",
            "first",
            "total",
            "tornado"));
    players.forEach(input -> line(target, input, SensitivityRow.SHAPLEY, width));
    if (!groups.isEmpty()) {
      text.append("  groups, bars are of total\n");
      groups.forEach(group -> line(target, group, SensitivityRow.TOTAL, width));
    }
  }

  private Comparator<String> byEstimate(Target target, String index) {
    return Comparator.comparingDouble(
            (String input) -> -estimate(target, input, index).orElse(Double.NEGATIVE_INFINITY))
        .thenComparing(Comparator.naturalOrder());
  }

  private void line(Target target, String input, String index, int width) {
    String line =
        String.format(
            Locale.ROOT,
            "  %-" + width + "s  %-" + BAR + "s  %14s  %14s  %14s  %8s",
            input,
            bar(estimate(target, input, index)),
            cell(row(target, input, SensitivityRow.SHAPLEY)),
            cell(row(target, input, SensitivityRow.FIRST_ORDER)),
            cell(row(target, input, SensitivityRow.TOTAL)),
            swing(target, input));
    text.append(line.stripTrailing()).append('\n');
  }

  private static String bar(OptionalDouble share) {
    double held = Math.max(0, Math.min(1, share.orElse(0)));
    return "#".repeat((int) Math.round(held * BAR));
  }

  private static String cell(Optional<TableRow> row) {
    if (row.isEmpty()) {
      return "";
    }
    OptionalDouble value = row.get().optionalNumber("estimate");
    return value.isEmpty()
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.2f)",
            100 * value.getAsDouble() + 0.0,
            100 * row.get().optionalNumber("standard_error").orElse(0));
  }

  /** Months, of a scenario's own lead. */
  private String swing(Target target, String input) {
    if (target.reference().isPresent()) {
      return "";
    }
    return tables.get("tornado").rows().stream()
        .filter(
            row ->
                row.text("scenario").equals(target.scenario()) && row.text("input").equals(input))
        .map(row -> row.optionalNumber("swing"))
        .filter(OptionalDouble::isPresent)
        .map(swing -> String.format(Locale.ROOT, "%+.2f", swing.getAsDouble()))
        .findFirst()
        .orElse("");
  }

  private void further(String name, String title) {
    TableData table = tables.get(name);
    if (table == null || table.rowCount() == 0) {
      return;
    }
    List<ColumnSchema> columns =
        table.schema().columns().stream().filter(c -> !c.name().equals("run_id")).toList();
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(ColumnSchema::name).toList());
    for (TableRow row : table.rows()) {
      cells.add(columns.stream().map(column -> shown(row, column)).toList());
    }
    text.append('\n').append(title).append("\n\n");
    for (List<String> line : cells) {
      StringBuilder shown = new StringBuilder(" ");
      for (int c = 0; c < columns.size(); c++) {
        int column = c;
        int width = cells.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        boolean left = columns.get(c).type() == ColumnType.STRING;
        shown
            .append(' ')
            .append(String.format(Locale.ROOT, "%" + (left ? "-" : "") + width + "s", line.get(c)));
      }
      text.append(shown.toString().stripTrailing()).append('\n');
    }
  }

  private static String shown(TableRow row, ColumnSchema column) {
    Object value = row.value(column.name()).orElse("");
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.4g", number)
        : value.toString();
  }
}
