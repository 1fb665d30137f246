package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.job.report.ReportRun.Scenario;
import org.gap2028.job.table.TableRow;

/** The answer in words: the lead of the last quarter, what policies change, how much is noise. */
final class AnswerSection {

  private final ReportRun run;

  private AnswerSection(ReportRun run) {
    this.run = run;
  }

  static Optional<Section> of(ReportRun run) {
    if (!run.has("quantiles") || !run.has("moments")) {
      return Optional.empty();
    }
    AnswerSection answer = new AnswerSection(run);
    return Optional.of(
        Section.of(
            "answer",
            "The answer",
            answer.leads() + answer.table() + answer.changes() + answer.noise() + answer.error()));
  }

  private String leads() {
    List<String> items = new ArrayList<>();
    for (Scenario scenario : run.scenarios()) {
      items.add(
          "<strong>"
              + Html.text(scenario.label())
              + "</strong>: "
              + range(scenario)
              + probabilities(scenario));
    }
    return Html.paragraph(
            "How many months US frontier AI leads China’s at the end of "
                + Html.text(run.quarter())
                + ", given the model:")
        + Html.list(items);
  }

  private String range(Scenario scenario) {
    Optional<TableRow> low = run.leadQuantile(scenario.key(), 0.05);
    Optional<TableRow> middle = run.leadQuantile(scenario.key(), 0.5);
    Optional<TableRow> high = run.leadQuantile(scenario.key(), 0.95);
    StringBuilder text = new StringBuilder();
    middle.ifPresent(
        row ->
            text.append("the median lead is <strong>")
                .append(Numbers.months(row.number("value")))
                .append(" months</strong>"));
    if (low.isPresent() && high.isPresent()) {
      text.append(text.length() > 0 ? ", and " : "")
          .append("nine draws of ten lie between ")
          .append(Numbers.months(low.get().number("value")))
          .append(" and ")
          .append(Numbers.months(high.get().number("value")))
          .append(" months");
    }
    if (text.length() == 0) {
      text.append("the mean lead is ")
          .append(
              run.one(
                      "moments",
                      row ->
                          row.text("output").equals(ReportRun.LEAD)
                              && row.text("scenario").equals(scenario.key()))
                  .map(row -> Numbers.months(row.number("mean")) + " months")
                  .orElse("unknown"));
    }
    return text.append('.').toString();
  }

  private String probabilities(Scenario scenario) {
    List<String> parts = new ArrayList<>();
    List<TableRow> events =
        run
            .last("events", row -> row.text("scenario").equals(scenario.key()) && !row.flag("ever"))
            .stream()
            .sorted(Comparator.comparingInt(row -> run.eventOrder(row.text("event"))))
            .toList();
    for (TableRow row : events) {
      parts.add(
          Html.text(run.eventInWords(row.text("event")))
              + " with probability <strong>"
              + Numbers.percent(row.number("probability"))
              + "</strong>");
    }
    return parts.isEmpty() ? "" : " It is " + joined(parts) + ".";
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join("; ", parts.subList(0, last)) + "; and " + parts.get(last);
  }

  private String table() {
    List<TableRow> events = run.last("events", row -> true);
    List<String> names =
        events.stream()
            .map(row -> row.text("event"))
            .distinct()
            .sorted(Comparator.comparingInt(run::eventOrder))
            .toList();
    List<String> headers = new ArrayList<>(List.of("scenario", "median", "5 %", "95 %"));
    names.forEach(name -> headers.add(name + ", %"));
    HtmlTable table =
        HtmlTable.of(
            "Lead at "
                + run.quarter()
                + " in months, ± half of the 95 % interval of sampling error",
            headers);
    for (Scenario scenario : run.scenarios()) {
      List<String> cells = new ArrayList<>(List.of(scenario.label()));
      for (double p : new double[] {0.5, 0.05, 0.95}) {
        cells.add(
            run.leadQuantile(scenario.key(), p).map(row -> cell(row, "value", 1)).orElse("–"));
      }
      for (String name : names) {
        cells.add(
            events.stream()
                .filter(
                    row ->
                        row.text("event").equals(name)
                            && row.text("scenario").equals(scenario.key()))
                .map(row -> cell(row, "probability", 100))
                .findFirst()
                .orElse("–"));
      }
      table.row(cells);
    }
    List<String> meanings =
        names.stream().map(name -> name + ": " + run.eventInWords(name)).toList();
    return table.html()
        + (meanings.isEmpty()
            ? ""
            : "<p class=\"small\">" + Html.text(String.join("; ", meanings)) + ".</p>\n");
  }

  /** An estimate with its error; probabilities are shown as percentages by a scale of 100. */
  static String cell(TableRow row, String value, double scale) {
    return Numbers.withError(scale * row.number(value), scale * half(row));
  }

  private static double half(TableRow row) {
    if (row.optionalNumber("ci_high").isEmpty() || row.optionalNumber("ci_low").isEmpty()) {
      return Double.NaN;
    }
    return (row.number("ci_high") - row.number("ci_low")) / 2;
  }

  private String changes() {
    Map<String, Map<String, TableRow>> pairs = new LinkedHashMap<>();
    for (TableRow row : run.last("differences", row -> true)) {
      pairs
          .computeIfAbsent(
              row.text("scenario") + "\0" + row.text("reference"), key -> new LinkedHashMap<>())
          .put(row.text("statistic"), row);
    }
    List<String> items = new ArrayList<>();
    pairs.values().forEach(pair -> change(pair).ifPresent(items::add));
    return items.isEmpty()
        ? ""
        : Html.paragraph("What policy changes, draw by draw, all else being equal:")
            + Html.list(items);
  }

  /** One paired difference in words; empty where its mean is missing. */
  private Optional<String> change(Map<String, TableRow> pair) {
    TableRow mean = pair.get("mean");
    if (mean == null) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    text.append("<strong>")
        .append(Html.text(run.label(mean.text("scenario"))))
        .append("</strong> instead of ")
        .append(Html.text(run.label(mean.text("reference"))))
        .append(" changes the lead by <strong>")
        .append(Numbers.change(mean.number("value")))
        .append(" months</strong> on average");
    if (pair.containsKey("p05") && pair.containsKey("p95")) {
      text.append(", by ")
          .append(Numbers.change(pair.get("p05").number("value")))
          .append(" to ")
          .append(Numbers.change(pair.get("p95").number("value")))
          .append(" in nine draws of ten");
    }
    if (pair.containsKey("probability_positive")) {
      text.append("; it widens the lead with probability ")
          .append(Numbers.percent(pair.get("probability_positive").number("value")));
    }
    return Optional.of(text.append('.').toString());
  }

  /** From the variance that the sensitivity table gives to noise, else what is known without it. */
  private String noise() {
    String reference = run.reference().key();
    Optional<TableRow> share =
        run
            .rows(
                "sensitivity",
                row ->
                    row.text("input").equals("process_noise")
                        && row.text("scenario").equals(reference)
                        && row.optionalText("reference").isEmpty()
                        && row.optionalNumber("estimate").isPresent())
            .stream()
            .max(Comparator.comparing(row -> row.text("index").equals("shapley")));
    if (share.isPresent()) {
      return Html.paragraph(
          "<strong>"
              + Numbers.percent(share.get().number("estimate"))
              + "</strong> of the variance under "
              + Html.text(run.label(reference))
              + " is noise (chance in research and in release dates) that no better knowledge of"
              + " the inputs would remove.");
    }
    Optional<Double> sd =
        run.one(
                "moments",
                row ->
                    row.text("output").equals(ReportRun.LEAD)
                        && row.text("scenario").equals(reference))
            .map(row -> row.number("sd"));
    Optional<Double> release =
        run.config().map(config -> config.constants().get(GapConstant.RELEASE_NOISE));
    if (sd.isEmpty() || release.isEmpty() || sd.get() == 0) {
      return "";
    }
    double part = release.get() * release.get() / (sd.get() * sd.get());
    return Html.paragraph(
        "Noise in release dates alone makes up <strong>"
            + Numbers.percent(part)
            + "</strong> of the variance under "
            + Html.text(run.label(reference))
            + ", and chance in research comes on top; with the default inputs the two are about"
            + " half of it, and no better knowledge would remove them. This run has no table of"
            + " indices that would give the whole share.");
  }

  private String error() {
    double most =
        run.last("quantiles", row -> row.text("output").equals(ReportRun.LEAD)).stream()
            .filter(row -> List.of(0.05, 0.5, 0.95).contains(row.number("probability")))
            .mapToDouble(AnswerSection::half)
            .max()
            .orElse(0);
    double probability =
        run.last("events", row -> true).stream().mapToDouble(AnswerSection::half).max().orElse(0);
    TableRow row = run.run();
    return Html.paragraph(
        "Sampling error: "
            + Numbers.count(row.count("draws"))
            + " draws settle the months above to within "
            + Numbers.error(most)
            + " and the probabilities to within "
            + Numbers.error(100 * probability)
            + " percentage points (95 %). That is the error of counting alone; whether the model is"
            + " right is another question, to which the next section belongs.");
  }
}
