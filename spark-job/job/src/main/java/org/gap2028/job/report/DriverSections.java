package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gap2028.job.table.TableRow;

/** What drives the gap: tornado, indices, conditional means, levers, value of information. */
final class DriverSections {

  private static final List<String> TABLES =
      List.of(
          "tornado", "sensitivity", "conditional", "attribution", "value_of_information", "boxes");
  private static final int MOST_BARS = 16;
  private static final int MOST_CURVES = 6;

  private final ReportRun run;

  private DriverSections(ReportRun run) {
    this.run = run;
  }

  /** All that the run has on drivers, in one section. */
  static Optional<Section> of(ReportRun run) {
    DriverSections drivers = new DriverSections(run);
    List<Chart> charts = new ArrayList<>();
    drivers.tornado().ifPresent(charts::add);
    drivers.indices().ifPresent(charts::add);
    drivers.conditional().ifPresent(charts::add);
    drivers.attribution().ifPresent(charts::add);
    drivers.information().ifPresent(charts::add);
    String boxes = drivers.boxes();
    if (charts.isEmpty() && boxes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Section.of(
            "drivers",
            "What drives the gap?",
            Html.paragraph(
                "A long bar is not a certain lever: the tornado moves one input at a time, and says"
                    + " nothing of how they act together. Indices are shares of the variance; what"
                    + " an input does by itself (first-order), with all its interactions (total),"
                    + " or its fair share (Shapley), correlations included."),
            charts,
            boxes));
  }

  /** Which of the tables on drivers the run has not. */
  static Optional<String> missing(ReportRun run) {
    List<String> missing = TABLES.stream().filter(table -> !run.has(table)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("of the drivers, what the tables " + String.join(", ", missing) + " tell");
  }

  private Optional<Chart> tornado() {
    String reference = run.reference().key();
    List<TableRow> rows =
        run
            .rows(
                "tornado",
                row ->
                    row.text("scenario").equals(reference)
                        && row.optionalNumber("swing").isPresent()
                        && row.number("swing") != 0)
            .stream()
            .sorted(Comparator.comparingDouble(row -> -Math.abs(row.number("swing"))))
            .limit(MOST_BARS)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        HtmlTable.of(
            "Lead of the last quarter with one input or constant moved, months",
            List.of("input", "low", "high", "lead at low", "lead at high", "swing"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    row.text("input"),
                    Numbers.general(row.number("input_low")),
                    Numbers.general(row.number("input_high")),
                    Numbers.fixed(row.number("lead_low"), 2),
                    Numbers.fixed(row.number("lead_high"), 2),
                    Numbers.fixed(row.number("swing"), 2))));
    return Optional.of(
        new Chart(
            Dataset.of(
                "tornado",
                rows,
                "scenario",
                "input",
                "input_low",
                "input_high",
                "lead_low",
                "lead_high",
                "swing"),
            "Tornado: the lead as each input goes from its 5 % to its 95 % quantile, months ("
                + run.reference().label()
                + ")",
            "Longest bar: "
                + rows.get(0).text("input")
                + ", a swing of "
                + Numbers.fixed(rows.get(0).number("swing"), 1)
                + " months. All other inputs at their medians, no noise.",
            table.html()));
  }

  private Optional<Chart> indices() {
    List<TableRow> all = run.rows("sensitivity", row -> row.optionalNumber("estimate").isPresent());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String index =
        all.stream().anyMatch(row -> row.text("index").equals("shapley"))
            ? "shapley"
            : all.get(0).text("index");
    Map<String, Double> most = new TreeMap<>();
    all.stream()
        .filter(row -> row.text("index").equals(index))
        .forEach(row -> most.merge(row.text("input"), row.number("estimate"), Math::max));
    Set<String> shown =
        new LinkedHashSet<>(
            most.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .limit(MOST_BARS)
                .map(Map.Entry::getKey)
                .toList());
    List<TableRow> rows = all.stream().filter(row -> shown.contains(row.text("input"))).toList();
    HtmlTable table =
        HtmlTable.of("Indices of the lead’s variance", List.of("of", "input", "index", "estimate"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    run.pair(row),
                    row.text("input"),
                    row.text("index"),
                    AnswerSection.cell(row, "estimate", 1))));
    String first = shown.iterator().next();
    return Optional.of(
        new Chart(
            Dataset.of(
                "indices",
                rows,
                "scenario",
                "reference",
                "input",
                "index",
                "estimate",
                "ci_low",
                "ci_high"),
            "Shares of the variance, by input",
            "Bars by input; the largest is "
                + first
                + " with up to "
                + Numbers.percent(most.get(first))
                + " ("
                + index
                + ").",
            table.html()));
  }

  private Optional<Chart> conditional() {
    String reference = run.reference().key();
    List<TableRow> all =
        run.rows(
            "conditional",
            row ->
                row.text("scenario").equals(reference)
                    && row.optionalText("reference").isEmpty()
                    && Stream.of("mean", "input_low", "input_high", "standard_error")
                        .allMatch(column -> row.optionalNumber(column).isPresent()));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Map<String, double[]> ranges = new TreeMap<>();
    for (TableRow row : all) {
      double mean = row.number("mean");
      double[] range = ranges.computeIfAbsent(row.text("input"), key -> new double[] {mean, mean});
      range[0] = Math.min(range[0], mean);
      range[1] = Math.max(range[1], mean);
    }
    List<String> shown =
        ranges.entrySet().stream()
            .sorted(Comparator.comparingDouble(entry -> entry.getValue()[0] - entry.getValue()[1]))
            .limit(MOST_CURVES)
            .map(Map.Entry::getKey)
            .toList();
    List<TableRow> rows =
        shown.stream()
            .flatMap(input -> all.stream().filter(row -> row.text("input").equals(input)))
            .toList();
    HtmlTable table =
        HtmlTable.of(
            "Mean lead where the input lies in a bin, months",
            List.of("input", "bin", "from", "to", "mean", "standard error"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    row.text("input"),
                    Integer.toString(row.integer("bin")),
                    Numbers.general(row.number("input_low")),
                    Numbers.general(row.number("input_high")),
                    Numbers.fixed(row.number("mean"), 2),
                    Numbers.general(row.number("standard_error")))));
    return Optional.of(
        new Chart(
            Dataset.of(
                "conditional",
                rows,
                "scenario",
                "input",
                "bin",
                "input_low",
                "input_high",
                "mean",
                "standard_error"),
            "Mean lead by where an input lies, in twenty bins of equal probability, months ("
                + run.reference().label()
                + ")",
            "The inputs that move the mean most: " + String.join(", ", shown) + ".",
            table.html()));
  }

  private Optional<Chart> attribution() {
    List<TableRow> rows =
        run.rows(
            "attribution",
            row -> row.text("statistic").equals("mean") && row.optionalNumber("value").isPresent());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        HtmlTable.of(
            "Share of each lever in the mean difference, months",
            List.of("difference", "lever", "value"));
    rows.forEach(
        row ->
            table.row(
                List.of(run.pair(row), row.text("lever"), AnswerSection.cell(row, "value", 1))));
    TableRow largest =
        rows.stream()
            .max(Comparator.comparingDouble(row -> Math.abs(row.number("value"))))
            .orElseThrow();
    return Optional.of(
        new Chart(
            Dataset.of(
                "attribution",
                rows,
                "scenario",
                "reference",
                "lever",
                "value",
                "ci_low",
                "ci_high"),
            "What each lever contributes to the mean difference, months",
            "The largest is "
                + largest.text("lever")
                + " in "
                + run.pair(largest)
                + ": "
                + Numbers.change(largest.number("value"))
                + " months.",
            table.html()));
  }

  private Optional<Chart> information() {
    List<TableRow> rows =
        run.rows("value_of_information", row -> row.optionalNumber("value").isPresent()).stream()
            .sorted(Comparator.comparingDouble(row -> -row.number("value")))
            .limit(MOST_BARS)
            .toList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        HtmlTable.of(
            "Value of information", List.of("decision", "input", "measure", "value", "unit"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    row.text("decision"),
                    row.optionalText("input").orElse("all"),
                    row.text("measure"),
                    AnswerSection.cell(row, "value", 1),
                    row.optionalText("unit").orElse(""))));
    TableRow first = rows.get(0);
    return Optional.of(
        new Chart(
            Dataset.of(
                "information",
                rows,
                "decision",
                "input",
                "measure",
                "value",
                "unit",
                "ci_low",
                "ci_high"),
            "What knowing an input before deciding would be worth",
            "The largest is "
                + first.optionalText("input").orElse("knowing all")
                + " for the decision "
                + first.text("decision")
                + ".",
            table.html()));
  }

  private String boxes() {
    List<TableRow> rows = run.rows("boxes");
    if (rows.isEmpty()) {
      return "";
    }
    HtmlTable table =
        HtmlTable.of(
            "Where an event happens: ranges of inputs",
            List.of(
                "scenario",
                "event",
                "box",
                "input",
                "from",
                "to",
                "coverage, %",
                "density, %",
                "mass, %"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    run.label(row.text("scenario")),
                    row.text("event"),
                    Integer.toString(row.integer("box")),
                    row.optionalText("input").orElse("–"),
                    general(row, "input_low"),
                    general(row, "input_high"),
                    percent(row, "coverage"),
                    percent(row, "density"),
                    percent(row, "mass"))));
    return Html.paragraph(
            "Boxes: where several inputs must lie for an event to happen. Coverage is the part of"
                + " the event inside, density the event’s probability inside, mass the probability"
                + " of the box.")
        + table.html();
  }

  private static String general(TableRow row, String column) {
    return row.optionalNumber(column).isPresent() ? Numbers.general(row.number(column)) : "–";
  }

  private static String percent(TableRow row, String column) {
    return row.optionalNumber(column).isPresent()
        ? Numbers.fixed(100 * row.number(column), 1)
        : "–";
  }
}
