package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gap2028.job.configuration.EventConfig;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableRow;

/** Sections that set things beside each other: parity and its event, scenarios, the rival. */
final class ComparisonSections {

  private ComparisonSections() {}

  /**
   * When events that may have held before are reached, beside the same event quarter by quarter.
   */
  static Optional<Section> reached(ReportRun run) {
    List<TableRow> ever = run.rows("events", row -> row.flag("ever"));
    if (ever.isEmpty()) {
      return Optional.empty();
    }
    List<String> shown = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (String name : ever.stream().map(row -> row.text("event")).distinct().toList()) {
      shown.add(name);
      Optional<String> twin = run.event(name).flatMap(event -> underlyingTwin(run, event));
      twin.ifPresentOrElse(shown::add, () -> alone.add(name));
    }
    List<TableRow> rows = run.rows("events", row -> shown.contains(row.text("event")));
    HtmlTable table =
        HtmlTable.of(
            "Probability by quarter, %", List.of("scenario", "event", "quarter", "probability"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    run.label(row.text("scenario")),
                    row.text("event"),
                    row.text("quarter_label"),
                    AnswerSection.cell(row, "probability", 100))));
    Chart chart =
        new Chart(
            Dataset.of(
                "reached",
                rows,
                "scenario",
                "quarter",
                "quarter_label",
                "event",
                "ever",
                "probability",
                "ci_low",
                "ci_high"),
            "Probability that it has been reached by each quarter",
            "Curves that can only rise, one per scenario"
                + (shown.size() > alone.size()
                    ? "; dotted, the same event in that quarter alone, also before release noise."
                    : "."),
            table.html());
    StringBuilder words = new StringBuilder();
    for (String name : ever.stream().map(row -> row.text("event")).distinct().toList()) {
      words.append(Html.text(name)).append(": ").append(Html.text(run.eventInWords(name)));
      words.append(". ");
    }
    words.append(
        "Having ever been reached is judged on the underlying lead, so it belongs beside events on"
            + " the underlying lead and not beside near_parity, whose probability the noise of"
            + " release dates lifts.");
    String missing =
        alone.isEmpty()
            ? ""
            : Html.paragraph(
                "The run has no event on the underlying lead with the bounds of "
                    + Html.text(String.join(", ", alone))
                    + " to draw beside it; one with <code>\"underlying\": true</code> in the"
                    + " configuration gives it.");
    return Optional.of(
        Section.of(
            "reached",
            "When is parity reached?",
            Html.paragraph(words.toString()),
            List.of(chart),
            missing));
  }

  private static Optional<String> underlyingTwin(ReportRun run, EventConfig ever) {
    return run.config().stream()
        .flatMap(config -> config.events().stream())
        .filter(
            each ->
                each.underlying()
                    && !each.ever()
                    && each.lower() == ever.lower()
                    && each.upper() == ever.upper())
        .map(EventConfig::name)
        .findFirst();
  }

  /** Paired differences by quarter. */
  static Optional<Section> differences(ReportRun run) {
    List<TableRow> rows = run.rows("differences");
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        HtmlTable.of(
            "Paired difference of the lead at " + run.quarter() + ", months",
            List.of("difference", "statistic", "value"));
    run.last("differences", row -> true)
        .forEach(
            row ->
                table.row(
                    List.of(
                        run.pair(row),
                        row.text("statistic"),
                        AnswerSection.cell(row, "value", 1))));
    List<String> means = new ArrayList<>();
    run.last("differences", row -> row.text("statistic").equals("mean"))
        .forEach(row -> means.add(run.pair(row) + ": mean " + Numbers.change(row.number("value"))));
    Chart chart =
        new Chart(
            Dataset.of(
                "differences",
                rows,
                "scenario",
                "reference",
                "quarter",
                "quarter_label",
                "statistic",
                "value",
                "ci_low",
                "ci_high"),
            "Difference of the lead between scenarios by quarter, months: median, 50 % and 90 %"
                + " ranges",
            "No difference before the policies part, then a widening band. "
                + String.join("; ", means)
                + " months at "
                + run.quarter()
                + ".",
            table.html());
    return Optional.of(
        Section.of(
            "differences",
            "What does policy change?",
            Html.paragraph(
                "Scenarios share their draws, so a difference is taken draw by draw and then"
                    + " summarised. Release noise, the same in both, cancels. The median of the"
                    + " differences is not the difference of the medians."),
            List.of(chart),
            ""));
  }

  /** Compute ratio by quarter. */
  static Optional<Section> ratio(ReportRun run) {
    List<TableRow> rows = run.rows("quantiles", row -> row.text("output").equals("compute_ratio"));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> medians = new ArrayList<>();
    rows.stream()
        .filter(
            row ->
                row.number("probability") == 0.5 && row.text("quarter_label").equals(run.quarter()))
        .forEach(
            row ->
                medians.add(
                    run.label(row.text("scenario"))
                        + ": median "
                        + Numbers.months(row.number("value"))));
    Chart chart =
        new Chart(
            Dataset.of(
                "ratio",
                rows,
                "scenario",
                "quarter",
                "quarter_label",
                "probability",
                "value",
                "standard_error"),
            "US compute over China’s usable compute by quarter: median, 50 % and 90 % ranges",
            "A band for each scenario on a logarithmic scale. "
                + String.join("; ", medians)
                + " at "
                + run.quarter()
                + ".",
            QuantileTable.of(run, rows, "Compute ratio"));
    return Optional.of(
        Section.of(
            "ratio",
            "How far apart is compute?",
            Html.paragraph(
                "The US stock over China’s usable one, in the same quarter. The lead follows it two"
                    + " quarters later."),
            List.of(chart),
            ""));
  }

  /** The rival model beside the run. */
  static Optional<Section> rival(ReportRun run) {
    if (!run.has("rival")) {
      return Optional.empty();
    }
    Map<String, String> rival = new LinkedHashMap<>();
    run.last("rival", row -> true)
        .forEach(
            row ->
                rival.put(
                    row.text("statistic"),
                    row.optionalNumber("value").isPresent()
                        ? Numbers.fixed(
                            row.number("value"), row.text("statistic").startsWith("event:") ? 4 : 2)
                        : "–"));
    List<String> headers = new ArrayList<>(List.of("statistic", "rival: persistence"));
    run.scenarios().forEach(s -> headers.add(s.label()));
    HtmlTable table =
        HtmlTable.of("Lead at " + run.quarter() + ", months; probabilities of events", headers);
    rival.forEach(
        (statistic, value) -> {
          List<String> cells = new ArrayList<>(List.of(statistic, value));
          run.scenarios().forEach(s -> cells.add(own(run, s.key(), statistic)));
          table.row(cells);
        });
    Chart chart =
        new Chart(
            Dataset.of(
                "rival", run.rows("rival"), "quarter", "quarter_label", "statistic", "value"),
            "The rival’s lead by quarter beside the medians of the scenarios, months",
            "A band around today’s lead that widens without rising; its median at "
                + run.quarter()
                + " is "
                + rival.getOrDefault("p50", "unknown")
                + " months.",
            table.html());
    return Optional.of(
        Section.of(
            "rival",
            "What would a model without compute say?",
            Html.paragraph(
                "The rival, persistence, takes today’s lead and lets it diffuse, with no trend, no"
                    + " compute and no policy. Where the two disagree, the difference is what the"
                    + " compute model claims to know."),
            List.of(chart),
            ""));
  }

  private static String own(ReportRun run, String scenario, String statistic) {
    if (statistic.startsWith("event:")) {
      String event = statistic.substring("event:".length());
      return value(
          run, "events", row -> row.text("event").equals(event), scenario, "probability", 4);
    }
    if (statistic.equals("mean") || statistic.equals("sd")) {
      return value(run, "moments", ComparisonSections::isLead, scenario, statistic, 2);
    }
    return value(
        run,
        "quantiles",
        row -> isLead(row) && QuantileLabel.of(row.number("probability")).equals(statistic),
        scenario,
        "value",
        2);
  }

  private static boolean isLead(TableRow row) {
    return row.text("output").equals(ReportRun.LEAD);
  }

  private static String value(
      ReportRun run,
      String table,
      Predicate<TableRow> which,
      String scenario,
      String column,
      int decimals) {
    return run.one(table, row -> which.test(row) && row.text("scenario").equals(scenario))
        .map(row -> Numbers.fixed(row.number(column), decimals))
        .orElse("–");
  }

  /** How the estimates settled as the run grew. */
  static Optional<Section> convergence(ReportRun run) {
    List<TableRow> rows =
        run.last(
            "convergence",
            row ->
                row.optionalNumber("half_width").isPresent()
                    && row.optionalText("reference").isEmpty()
                    && List.of("mean", "p05", "p50", "p95").contains(row.text("statistic")));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        HtmlTable.of(
            "Estimates of the lead at " + run.quarter() + " as the run grew, months",
            List.of("scenario", "statistic", "draws", "estimate", "half-width"));
    rows.forEach(
        row ->
            table.row(
                List.of(
                    run.label(row.text("scenario")),
                    row.text("statistic"),
                    Numbers.count(row.count("draws")),
                    Numbers.fixed(row.optionalNumber("estimate").orElse(0), 4),
                    Numbers.general(row.number("half_width")))));
    if (rows.stream().map(row -> row.count("draws")).distinct().count() == 1) {
      return Optional.of(
          Section.of(
              "convergence",
              "Were there enough draws?",
              Html.paragraph(
                      "The run was looked at once, at its end, so there is nothing to draw. Half of"
                          + " the 95 % interval is the sampling error.")
                  + table.html()));
    }
    Chart chart =
        new Chart(
            Dataset.of(
                "convergence", rows, "scenario", "statistic", "draws", "estimate", "half_width"),
            "Half-width of the 95 % interval against draws, both on logarithmic scales, months",
            "Lines that fall as draws are added.",
            table.html());
    return Optional.of(
        Section.of(
            "convergence",
            "Were there enough draws?",
            Html.paragraph(
                "Half of the 95 % interval of the lead’s statistics at "
                    + Html.text(run.quarter())
                    + ". Random draws would fall along the dotted slope; quasi-random points fall"
                    + " faster."),
            List.of(chart),
            ""));
  }
}
