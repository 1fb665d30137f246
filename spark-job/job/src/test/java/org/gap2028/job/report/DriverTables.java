package org.gap2028.job.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gap2028.engine.model.Quarter;
import org.gap2028.job.table.Column;
import org.gap2028.job.table.Table;
import org.gap2028.job.table.TableData;

/** Tables on drivers with made-up numbers, under the names and columns of the public interface. */
final class DriverTables {

  private static final Quarter LAST = new Quarter(2028, 4);
  private static final int BINS = 20;

  private DriverTables() {}

  private record Row(List<Object> values) {}

  static List<TableData> of(String runId, List<String> inputs) {
    return List.of(
        sensitivity(runId, inputs),
        conditional(runId, inputs),
        attribution(runId),
        information(runId, inputs),
        boxes(runId, inputs));
  }

  private static TableData sensitivity(String runId, List<String> inputs) {
    List<Row> rows = new ArrayList<>();
    List<String> all = new ArrayList<>(inputs);
    all.add("process_noise");
    for (String scenario : List.of("baseline", "tighten")) {
      for (String index : List.of("first_order", "shapley", "total")) {
        for (int i = 0; i < all.size(); i++) {
          double x = (i + 1.0) / (4 * all.size());
          rows.add(
              new Row(
                  List.of(
                      scenario,
                      LAST.lastDay(),
                      LAST.label(),
                      all.get(i),
                      index,
                      x,
                      x / 20,
                      x * 0.9,
                      x * 1.1)));
        }
      }
    }
    return table(
            "sensitivity",
            List.of("scenario", "reference", "quarter", "input", "index"),
            List.of(
                text("scenario", 0),
                none("reference"),
                date("quarter", 1),
                text("quarter_label", 2),
                text("input", 3),
                text("index", 4),
                number("estimate", 5),
                number("standard_error", 6),
                number("ci_low", 7),
                number("ci_high", 8)))
        .rows(runId, rows);
  }

  private static TableData conditional(String runId, List<String> inputs) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      for (int bin = 1; bin <= BINS; bin++) {
        rows.add(
            new Row(
                List.of(
                    "baseline",
                    LAST.lastDay(),
                    LAST.label(),
                    inputs.get(i),
                    bin,
                    bin - 1.0,
                    (double) bin,
                    10 + i * (bin - 10) / 40.0,
                    0.01)));
      }
    }
    return table(
            "conditional",
            List.of("scenario", "reference", "input", "bin"),
            List.of(
                text("scenario", 0),
                none("reference"),
                date("quarter", 1),
                text("quarter_label", 2),
                text("input", 3),
                Column.integer("bin", "", row -> (Integer) row.values().get(4)),
                number("input_low", 5),
                number("input_high", 6),
                number("mean", 7),
                number("standard_error", 8)))
        .rows(runId, rows);
  }

  private static TableData attribution(String runId) {
    List<Row> rows = new ArrayList<>();
    List<String> levers =
        List.of(
            "legal_exports",
            "smuggling",
            "offshore",
            "offshore_access",
            "domestic",
            "distillation_removed");
    for (String scenario : List.of("tighten", "relax")) {
      for (int i = 0; i < levers.size(); i++) {
        double x = (scenario.equals("relax") ? -1 : 1) * (i + 1) / 4.0;
        rows.add(
            new Row(
                List.of(scenario, "baseline", levers.get(i), "mean", x, 0.01, x - 0.02, x + 0.02)));
      }
    }
    return table(
            "attribution",
            List.of("scenario", "reference", "lever", "statistic"),
            List.of(
                text("scenario", 0),
                text("reference", 1),
                text("lever", 2),
                text("statistic", 3),
                number("value", 4),
                number("standard_error", 5),
                number("ci_low", 6),
                number("ci_high", 7)))
        .rows(runId, rows);
  }

  private static TableData information(String runId, List<String> inputs) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      rows.add(
          new Row(
              List.of(
                  "which_policy",
                  inputs.get(i),
                  "evppi",
                  0.1 + i,
                  "months",
                  0.01,
                  0.08 + i,
                  0.12 + i)));
    }
    return table(
            "value_of_information",
            List.of("decision", "input", "measure"),
            List.of(
                text("decision", 0),
                Column.<Row>optionalText(
                    "input", "", row -> Optional.of((String) row.values().get(1))),
                text("measure", 2),
                number("value", 3),
                text("unit", 4),
                number("standard_error", 5),
                number("ci_low", 6),
                number("ci_high", 7)))
        .rows(runId, rows);
  }

  private static TableData boxes(String runId, List<String> inputs) {
    List<Row> rows =
        List.of(
            new Row(List.of("baseline", "near_parity", 1, inputs.get(0), 1.0, 2.0, 0.4, 0.6, 0.1)));
    return table(
            "boxes",
            List.of("scenario", "event", "box", "input"),
            List.of(
                text("scenario", 0),
                text("event", 1),
                Column.integer("box", "", row -> (Integer) row.values().get(2)),
                text("input", 3),
                number("input_low", 4),
                number("input_high", 5),
                number("coverage", 6),
                number("density", 7),
                number("mass", 8)))
        .rows(runId, rows);
  }

  private static Table<Row> table(String name, List<String> keys, List<Column<Row>> columns) {
    return Table.of(name, "made up", keys, columns);
  }

  private static Column<Row> text(String name, int index) {
    return Column.text(name, "", row -> (String) row.values().get(index));
  }

  private static Column<Row> none(String name) {
    Function<Row, Optional<String>> nothing = row -> Optional.empty();
    return Column.optionalText(name, "", nothing);
  }

  private static Column<Row> date(String name, int index) {
    return Column.date(name, "", row -> (LocalDate) row.values().get(index));
  }

  private static Column<Row> number(String name, int index) {
    return Column.number(name, "", "", row -> (Double) row.values().get(index));
  }
}
