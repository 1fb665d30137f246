package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gap2028.job.configuration.ObservationConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.report.ReportRun.Scenario;
import org.gap2028.job.table.TableRow;

/** Sections on the lead itself: its density, its course by quarter, its distribution function. */
final class LeadSections {

  private static final double DEFAULT_THRESHOLD = 12;

  private LeadSections() {}

  /** The density of the last quarter's lead, per scenario, overlaid. */
  static Optional<Section> density(ReportRun run) {
    List<TableRow> bins = bins(run);
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        HtmlTable.of(
            "Density of the lead at " + run.quarter() + " per month, in bins of " + width(bins),
            List.of("scenario", "from, months", "to, months", "density", "P(lead < to), %"));
    // Whole months are enough to read; the button has every bin.
    bins.stream()
        .filter(row -> row.number("bin_high") % 1 == 0)
        .forEach(
            row ->
                table.row(
                    List.of(
                        run.label(row.text("scenario")),
                        Numbers.general(row.number("bin_low")),
                        Numbers.general(row.number("bin_high")),
                        Numbers.fixed(row.number("density"), 4),
                        Numbers.fixed(100 * row.number("cumulative"), 2))));
    Chart chart =
        new Chart(
            dataset("density", bins),
            "Density of the lead at " + run.quarter() + ", months",
            "One hump per scenario. " + medians(run),
            table.html());
    return Optional.of(
        Section.of(
            "density",
            "How likely is which lead?",
            Html.paragraph(
                "The area under each curve is 1; the dashed line at 0 is where China draws level."),
            List.of(chart),
            ""));
  }

  private static Dataset dataset(String id, List<TableRow> bins) {
    return Dataset.of(id, bins, "scenario", "bin_low", "bin_high", "density", "cumulative");
  }

  private static List<TableRow> bins(ReportRun run) {
    return run.last("distribution", row -> row.text("output").equals(ReportRun.LEAD));
  }

  private static String width(List<TableRow> bins) {
    return Numbers.general(bins.get(0).number("bin_high") - bins.get(0).number("bin_low"))
        + " months (shown: the last of each month)";
  }

  private static String medians(ReportRun run) {
    return run.scenarios().stream()
        .flatMap(
            scenario ->
                run.leadQuantile(scenario.key(), 0.5).stream()
                    .map(
                        row ->
                            scenario.label()
                                + ": median "
                                + Numbers.months(row.number("value"))
                                + " months"))
        .collect(Collectors.joining("; ", "", "."));
  }

  /** The quantiles of the lead by quarter, with what was measured. */
  static Optional<Section> fan(ReportRun run) {
    List<TableRow> rows = run.rows("quantiles", row -> row.text("output").equals(ReportRun.LEAD));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Chart chart =
        new Chart(
            Dataset.of(
                "fan",
                rows,
                "scenario",
                "quarter",
                "quarter_label",
                "probability",
                "value",
                "standard_error"),
            "Lead by quarter, months: median, 50 % and 90 % ranges",
            "A band that widens with time, for each scenario. " + medians(run),
            QuantileTable.of(run, rows, "Lead, months"));
    String widening =
        Html.paragraph(
            "Why the fan widens by a jump at 2026Q2: the lead seen at 2026Q1 already contains the"
                + " noise of release dates, and the model’s own release noise starts at 2026Q2.");
    return Optional.of(observed(run, chart, widening));
  }

  private static Section observed(ReportRun run, Chart chart, String widening) {
    List<ObservationConfig> observations =
        run.config().map(RunConfig::observations).orElse(List.of());
    if (observations.isEmpty()) {
      return Section.of("fan", "How does the lead develop?", "", List.of(chart), widening);
    }
    List<List<Object>> values = new ArrayList<>();
    HtmlTable table =
        HtmlTable.of("Leads that were measured", List.of("date", "months", "what", "evidence"));
    for (ObservationConfig each : observations) {
      List<Object> row = new ArrayList<>();
      row.add(each.date());
      row.add(each.months().orElse(null));
      row.add(each.from().orElse(null));
      row.add(each.to().orElse(null));
      row.add(each.label());
      values.add(row);
      table.rowOfHtml(
          List.of(
              each.date().toString(),
              measured(each),
              Html.text(each.label()),
              Evidence.links(each.evidence())));
    }
    Dataset dataset =
        new Dataset("observations", List.of("date", "months", "from", "to", "label"), values);
    String words =
        Html.paragraph(
            "Diamonds and bars are leads that were measured; an arrow is a lead that had lasted so"
                + " long and was not over. They are shown beside the model and used in none of its"
                + " numbers.");
    return new Section(
        "fan",
        "How does the lead develop?",
        words + chart.html() + widening + table.html(),
        List.of(chart.dataset(), dataset));
  }

  private static String measured(ObservationConfig each) {
    if (each.months().isPresent()) {
      return Numbers.general(each.months().get());
    }
    if (each.from().isPresent() && each.to().isPresent()) {
      return Numbers.general(each.from().get()) + " to " + Numbers.general(each.to().get());
    }
    return each.from()
        .map(from -> "from " + Numbers.general(from))
        .orElseGet(() -> "up to " + Numbers.general(each.to().orElse(0.0)));
  }

  /** Cumulative and exceedance curves with a threshold to move. */
  static Optional<Section> threshold(ReportRun run) {
    List<TableRow> bins = bins(run);
    if (bins.isEmpty()) {
      return Optional.empty();
    }
    double low = Math.floor(bins.stream().mapToDouble(r -> r.number("bin_low")).min().orElse(0));
    double high = Math.ceil(bins.stream().mapToDouble(r -> r.number("bin_high")).max().orElse(0));
    double start = Math.max(low, Math.min(high, DEFAULT_THRESHOLD));
    Chart chart =
        new Chart(
            dataset("threshold", bins),
            "Probability of a lead below, and of at least, so many months at " + run.quarter(),
            "Curves that rise from 0 to 100 %, and their complements that fall. " + medians(run),
            wholeMonths(run, bins));
    String control =
        String.format(
            Locale.ROOT,
            """
            <form class="threshold" id="threshold-form">
            <label for="threshold-range">Threshold, months</label>
            <input id="threshold-range" type="range" min="%1$s" max="%2$s" step="0.25" value="%3$s">
            <label class="hidden" for="threshold-number">Threshold, months, as a number</label>
            <input id="threshold-number" type="number" min="%1$s" max="%2$s" step="0.25" value="%3$s">
            </form>
            """,
            Numbers.general(low).replace("−", "-"),
            Numbers.general(high).replace("−", "-"),
            Numbers.general(start).replace("−", "-"));
    StringBuilder rows = new StringBuilder();
    for (Scenario scenario : run.scenarios()) {
      double below = cumulative(bins, scenario.key(), start);
      rows.append(
          "<tr data-scenario=\"%s\"><th scope=\"row\">%s</th><td class=\"below\">%s</td><td class=\"above\">%s</td></tr>%n"
              .formatted(
                  Html.text(scenario.key()),
                  Html.text(scenario.label()),
                  Numbers.fixed(100 * below, 2) + "\u00a0%",
                  Numbers.fixed(100 * (1 - below), 2) + "\u00a0%"));
    }
    String output =
        """
        <table id="threshold-table" aria-live="polite"><caption>Probability at a threshold of <output id="threshold-value" for="threshold-range threshold-number">%s</output> months</caption>
        <thead><tr><th scope="col">scenario</th><th scope="col">lead below</th><th scope="col">at least</th></tr></thead>
        <tbody>
        %s</tbody></table>
        """
            .formatted(Numbers.general(start), rows);
    return Optional.of(
        Section.of(
            "threshold",
            "How likely is at least so much?",
            Html.paragraph("Move the threshold to read off the probability on either side of it.")
                + control
                + output,
            List.of(chart),
            ""));
  }

  /** P(lead &lt; x) where x is an edge of bins; 0 or 1 beyond all bins. */
  private static double cumulative(List<TableRow> bins, String scenario, double x) {
    double below = 0;
    for (TableRow row : bins) {
      if (row.text("scenario").equals(scenario) && row.number("bin_high") <= x) {
        below = Math.max(below, row.number("cumulative"));
      }
    }
    return below;
  }

  private static String wholeMonths(ReportRun run, List<TableRow> bins) {
    List<String> headers = new ArrayList<>(List.of("months"));
    run.scenarios().forEach(s -> headers.add("below, " + s.label() + ", %"));
    HtmlTable table =
        HtmlTable.of("Probability of a lead below so many months at " + run.quarter(), headers);
    double low = bins.stream().mapToDouble(r -> r.number("bin_high")).min().orElse(0);
    double high = bins.stream().mapToDouble(r -> r.number("bin_high")).max().orElse(0);
    for (double x = 3 * Math.ceil(low / 3); x <= high; x += 3) {
      List<String> cells = new ArrayList<>(List.of(Numbers.general(x)));
      for (Scenario scenario : run.scenarios()) {
        cells.add(Numbers.fixed(100 * cumulative(bins, scenario.key(), x), 2));
      }
      table.row(cells);
    }
    return table.html();
  }
}
