package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.job.configuration.CorrelationConfig;
import org.gap2028.job.configuration.InputConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.TableRow;

/** The uncertain inputs: quantiles, densities, evidence and correlations. */
final class InputsSection {

  private static final int POINTS = 80;
  private static final double BEYOND = 0.005;

  private final ReportRun run;

  private InputsSection(ReportRun run) {
    this.run = run;
  }

  static Optional<Section> of(ReportRun run) {
    if (!run.has("inputs")) {
      return Optional.empty();
    }
    InputsSection inputs = new InputsSection(run);
    List<Chart> charts = new ArrayList<>();
    String correlations = "";
    if (run.config().isPresent()) {
      charts.add(inputs.densities(run.config().get()));
      correlations = correlations(run.config().get());
    }
    return Optional.of(
        Section.of(
            "inputs",
            "What went in?",
            Html.paragraph(
                "Uncertain inputs, each a distribution. Those without evidence are judgement."),
            charts,
            inputs.table() + correlations + inputs.evidence()));
  }

  private static List<String> keys(TableRow row) {
    return row.optionalText("evidence")
        .map(text -> Arrays.asList(text.split(", ", -1)))
        .orElse(List.of());
  }

  private String table() {
    HtmlTable table =
        HtmlTable.of(
            "Inputs and their quantiles",
            List.of(
                "input", "what it is", "unit", "5 %", "50 %", "95 %", "distribution", "evidence"));
    for (TableRow row : run.rows("inputs")) {
      table.rowOfHtml(
          List.of(
              Html.text(row.text("input")),
              Html.text(row.optionalText("description").orElse("")),
              Html.text(row.optionalText("unit").orElse("")),
              Numbers.general(row.number("p05")),
              Numbers.general(row.number("p50")),
              Numbers.general(row.number("p95")),
              Html.text(row.text("distribution")),
              Evidence.links(keys(row))));
    }
    return table.html();
  }

  private Chart densities(RunConfig config) {
    List<List<Object>> rows = new ArrayList<>();
    for (InputConfig input : config.inputs()) {
      density(input, rows);
    }
    HtmlTable table =
        HtmlTable.of(
            "Quantiles of the inputs",
            List.of("input", "0.1 %", "5 %", "25 %", "50 %", "75 %", "95 %", "99.9 %"));
    for (TableRow row : run.rows("inputs")) {
      List<String> cells = new ArrayList<>(List.of(row.text("input")));
      Stream.of("p001", "p05", "p25", "p50", "p75", "p95", "p999")
          .forEach(column -> cells.add(Numbers.general(row.number(column))));
      table.row(cells);
    }
    return new Chart(
        new Dataset("inputs", List.of("input", "unit", "x", "density"), rows),
        "Densities of the inputs, each from its 0.5 % to its 99.5 % quantile",
        "A small curve for each of the " + config.inputs().size() + " inputs.",
        table.html());
  }

  /** Probability between neighbouring points over their distance, at the middle between them. */
  private static void density(InputConfig input, List<List<Object>> rows) {
    Distribution distribution = input.distribution();
    double low = distribution.quantile(BEYOND, 1 - BEYOND);
    double high = distribution.quantile(1 - BEYOND, BEYOND);
    double width = (high - low) / POINTS;
    if (!(width > 0)) {
      rows.add(List.of(input.name(), input.unit(), low, 1.0));
      return;
    }
    for (int i = 0; i < POINTS; i++) {
      double from = low + i * width;
      double mass = distribution.cdf(from + width) - distribution.cdf(from);
      // Four digits are as much as a curve of this size shows.
      double x = Double.parseDouble(String.format(Locale.ROOT, "%.4g", from + width / 2));
      double density = Double.parseDouble(String.format(Locale.ROOT, "%.4g", mass / width));
      rows.add(List.of(input.name(), input.unit(), x, density));
    }
  }

  private static String correlations(RunConfig config) {
    List<CorrelationConfig> pairs = config.correlations();
    if (pairs.isEmpty()) {
      return Html.paragraph("The inputs are independent of each other.");
    }
    Set<String> names = new LinkedHashSet<>();
    config.inputs().stream()
        .map(InputConfig::name)
        .filter(
            name -> pairs.stream().anyMatch(p -> p.first().equals(name) || p.second().equals(name)))
        .forEach(names::add);
    StringBuilder html = new StringBuilder();
    html.append(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Correlations\"><table"
            + " class=\"heat\"><caption>Correlations on the normal scale; empty cells are"
            + " 0</caption><thead><tr><td></td>");
    names.forEach(
        name ->
            html.append("<th scope=\"col\"><span>").append(Html.text(name)).append("</span></th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (String row : names) {
      html.append("<tr><th scope=\"row\">").append(Html.text(row)).append("</th>");
      for (String column : names) {
        html.append(cell(pairs, row, column));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String cell(List<CorrelationConfig> pairs, String row, String column) {
    if (row.equals(column)) {
      return "<td class=\"self\">1</td>";
    }
    for (CorrelationConfig pair : pairs) {
      if ((pair.first().equals(row) && pair.second().equals(column))
          || (pair.first().equals(column) && pair.second().equals(row))) {
        long strength = Math.min(4, Math.max(1, Math.round(5 * Math.abs(pair.rho()))));
        return "<td class=\"rho "
            + (pair.rho() < 0 ? "negative" : "positive")
            + strength
            + "\">"
            + Numbers.general(pair.rho())
            + "</td>";
      }
    }
    return "<td></td>";
  }

  private String evidence() {
    Set<String> keys = new LinkedHashSet<>();
    run.rows("inputs").forEach(row -> keys.addAll(keys(row)));
    run.config().stream()
        .flatMap(config -> config.observations().stream())
        .forEach(each -> keys.addAll(each.evidence()));
    // Open from the start: links lead into it.
    return Evidence.builtIn().table(keys);
  }
}
