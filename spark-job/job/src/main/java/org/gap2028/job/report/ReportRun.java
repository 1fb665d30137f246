package org.gap2028.job.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gap2028.job.configuration.EventConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;

/**
 * A run as the report sees it: its tables, and its configuration where this version can read it.
 * Tables may be missing, all but {@code run} and {@code scenarios}.
 */
final class ReportRun {

  /** The output that is reported above all. */
  static final String LEAD = "lead_months";

  private static final List<String> WITH_QUARTERS =
      List.of("moments", "quantiles", "distribution", "events", "differences", "rival");

  private final Map<String, TableData> tables;
  private final Optional<RunConfig> config;
  private final List<Scenario> scenarios;
  private final String quarter;

  /** A scenario as it is shown; see the table {@code scenarios}. */
  record Scenario(String key, String label, String description, boolean reference) {}

  ReportRun(Collection<TableData> tables, Optional<RunConfig> config) {
    this.tables = tables.stream().collect(Collectors.toMap(TableData::name, table -> table));
    this.config = config;
    scenarios =
        rows("scenarios").stream()
            .sorted(Comparator.comparingInt(row -> row.integer("sort_order")))
            .map(
                row ->
                    new Scenario(
                        row.text("scenario"),
                        row.text("label"),
                        row.optionalText("description").orElse(""),
                        row.flag("is_reference")))
            .toList();
    quarter =
        WITH_QUARTERS.stream()
            .flatMap(table -> rows(table).stream())
            .map(row -> row.text("quarter_label"))
            .max(Comparator.naturalOrder())
            .orElse("2028Q4");
  }

  /** The one row of the table {@code run}. */
  TableRow run() {
    return tables.get("run").row(0);
  }

  /** The configuration; empty where this version cannot read it. */
  Optional<RunConfig> config() {
    return config;
  }

  /** All scenarios in their order. */
  List<Scenario> scenarios() {
    return scenarios;
  }

  /** The scenario that others are compared with. */
  Scenario reference() {
    return scenarios.stream().filter(Scenario::reference).findFirst().orElse(scenarios.get(0));
  }

  /** What people call a scenario. */
  String label(String scenario) {
    return scenarios.stream()
        .filter(each -> each.key().equals(scenario))
        .map(Scenario::label)
        .findFirst()
        .orElse(scenario);
  }

  /** Place of a scenario among all. */
  int order(String scenario) {
    for (int i = 0; i < scenarios.size(); i++) {
      if (scenarios.get(i).key().equals(scenario)) {
        return i;
      }
    }
    return scenarios.size();
  }

  /** What people call a scenario or a paired difference. */
  String pair(TableRow row) {
    String label = label(row.text("scenario"));
    return row.optionalText("reference").map(ref -> label + " − " + label(ref)).orElse(label);
  }

  /** Label of the last quarter. */
  String quarter() {
    return quarter;
  }

  /** Whether a table is there and has rows. */
  boolean has(String table) {
    return tables.containsKey(table) && tables.get(table).rowCount() > 0;
  }

  /** A table's rows, none where it is missing. */
  List<TableRow> rows(String table) {
    return rows(table, row -> true);
  }

  /** A table's rows that match, in the scenarios' order where the table has scenarios. */
  List<TableRow> rows(String table, Predicate<TableRow> which) {
    if (!tables.containsKey(table)) {
      return List.of();
    }
    TableData data = tables.get(table);
    List<TableRow> rows = data.rows(which);
    boolean ordered =
        !table.equals("scenarios")
            && data.schema().columns().stream().anyMatch(c -> c.name().equals("scenario"));
    return ordered
        ? rows.stream()
            .sorted(
                Comparator.comparingInt(
                    row -> row.optionalText("scenario").map(this::order).orElse(-1)))
            .toList()
        : rows;
  }

  /** Rows of the last quarter. */
  List<TableRow> last(String table, Predicate<TableRow> which) {
    return rows(table, row -> row.text("quarter_label").equals(quarter) && which.test(row));
  }

  /** The row of the last quarter that matches, if there is one. */
  Optional<TableRow> one(String table, Predicate<TableRow> which) {
    return last(table, which).stream().findFirst();
  }

  /** The quantile of the lead in the last quarter. */
  Optional<TableRow> leadQuantile(String scenario, double probability) {
    return one(
        "quantiles",
        row ->
            row.text("output").equals(LEAD)
                && row.text("scenario").equals(scenario)
                && row.number("probability") == probability);
  }

  /** What an event says of the lead, in words; its name where the configuration is unknown. */
  String eventInWords(String name) {
    return event(name).map(ReportRun::inWords).orElse(name);
  }

  /** Place of an event in the configuration; after all others where that is unknown. */
  int eventOrder(String name) {
    List<String> names =
        config.map(c -> c.events().stream().map(EventConfig::name).toList()).orElse(List.of());
    return names.contains(name) ? names.indexOf(name) : names.size();
  }

  /** The event of the configuration, where that can be read. */
  Optional<EventConfig> event(String name) {
    return config.stream()
        .flatMap(c -> c.events().stream())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  private static String inWords(EventConfig event) {
    double lower = event.lower();
    double upper = event.upper();
    String range;
    if (Double.isInfinite(lower)) {
      range = upper == 0 ? "below 0 (China ahead)" : "below " + Numbers.general(upper) + " months";
    } else if (Double.isInfinite(upper)) {
      range = "at least " + Numbers.general(lower) + " months";
    } else {
      range = Numbers.general(lower) + " to " + Numbers.general(upper) + " months";
    }
    if (event.ever()) {
      return range + ", in this quarter or an earlier one, before release noise";
    }
    return event.underlying() ? range + ", before release noise" : range;
  }
}
