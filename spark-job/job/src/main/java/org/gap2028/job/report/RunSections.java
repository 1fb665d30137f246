package org.gap2028.job.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.job.report.ReportRun.Scenario;
import org.gap2028.job.table.TableRow;

/** Sections on the run itself: its scenarios lever by lever, and how it was made. */
final class RunSections {

  private RunSections() {}

  /** The scenarios lever by lever. */
  static Optional<Section> levers(ReportRun run) {
    List<String> items = new ArrayList<>();
    for (Scenario scenario : run.scenarios()) {
      items.add(
          "<strong>"
              + Html.text(scenario.label())
              + "</strong> (<code>"
              + Html.text(scenario.key())
              + "</code>"
              + (scenario.reference() ? ", the reference" : "")
              + ")"
              + (scenario.description().isEmpty() ? "" : ": " + Html.text(scenario.description())));
    }
    List<String> headers = new ArrayList<>(List.of("lever"));
    run.scenarios().forEach(scenario -> headers.add(scenario.label()));
    HtmlTable table = HtmlTable.of("Value of each lever once the ramp is complete", headers);
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (TableRow row : run.rows("levers")) {
      cells
          .computeIfAbsent(row.text("lever"), key -> new LinkedHashMap<>())
          .put(row.text("scenario"), formula(row));
    }
    cells.forEach(
        (lever, formulas) -> {
          List<String> line = new ArrayList<>(List.of(lever));
          run.scenarios().forEach(s -> line.add(formulas.getOrDefault(s.key(), "–")));
          table.row(line);
        });
    return Optional.of(
        Section.of(
            "scenarios",
            "The scenarios, lever by lever",
            Html.list(items)
                + (cells.isEmpty()
                    ? ""
                    : table.html()
                        + Html.paragraph(
                            "legal_exports in % of NVIDIA’s flow, distillation_removed a fraction,"
                                + " the others multipliers of today’s policy."))));
  }

  /** A lever as people write it. */
  static String formula(TableRow row) {
    double constant = row.number("constant");
    StringBuilder text = new StringBuilder();
    Optional<String> input = row.optionalText("input");
    if (input.isEmpty()) {
      text.append(Numbers.general(constant));
    } else {
      double slope = row.optionalNumber("slope").orElse(1);
      String term =
          (Math.abs(slope) == 1 ? "" : Numbers.general(Math.abs(slope)) + " × ") + input.get();
      if (constant == 0) {
        text.append(slope < 0 ? "−" : "").append(term);
      } else {
        text.append(Numbers.general(constant)).append(slope < 0 ? " − " : " + ").append(term);
      }
    }
    bound(row, "at_least").ifPresent(bound -> text.append(", at least ").append(bound));
    bound(row, "at_most").ifPresent(bound -> text.append(", at most ").append(bound));
    return text.toString();
  }

  private static Optional<String> bound(TableRow row, String side) {
    return row.optionalText(side + "_input")
        .or(
            () ->
                row.optionalNumber(side).isPresent()
                    ? Optional.of(Numbers.general(row.number(side)))
                    : Optional.empty());
  }

  /** How the run was made. */
  static Section provenance(ReportRun run, List<String> leftOut) {
    TableRow row = run.run();
    HtmlTable table = HtmlTable.of("How this run was made", List.of("what", "value"));
    table.row(List.of("run", row.text("run_id")));
    table.row(List.of("model", row.text("model")));
    table.row(List.of("design and seed", row.text("design") + ", seed " + row.text("seed")));
    table.row(
        List.of(
            "draws",
            Numbers.count(row.count("draws"))
                + " in "
                + row.count("replicates")
                + " replicates; "
                + Numbers.count(row.count("failed_draws"))
                + " failed"));
    table.row(List.of("configuration (SHA-256)", row.text("config_sha256")));
    table.row(List.of("digest of the results", row.text("result_digest")));
    table.row(
        List.of(
            "version",
            row.text("tool_version")
                + row.optionalText("git_commit").map(commit -> ", commit " + commit).orElse("")));
    table.row(
        List.of(
            "Spark and Java",
            row.text("spark_version")
                + " on "
                + row.text("master")
                + "; Java "
                + row.text("java_version")));
    table.row(
        List.of(
            "when",
            row.instant("started_at")
                + ", for "
                + Numbers.fixed(row.number("wall_seconds"), 1)
                + " s"));
    String missing =
        leftOut.isEmpty()
            ? ""
            : Html.paragraph(
                "Left out, because the run has no table or configuration for it: "
                    + Html.text(String.join("; ", leftOut))
                    + ".");
    String configuration =
        run.config()
            .map(
                config ->
                    Html.foldable(
                        "The configuration, every default filled in",
                        "<pre tabindex=\"0\">"
                            + Html.text(new String(config.json(), StandardCharsets.UTF_8))
                            + "</pre>\n"))
            .orElse(
                Html.paragraph(
                    "This version of the program cannot read the run’s configuration.json; what"
                        + " comes from it is left out."));
    return Section.of("made", "How it was made", table.html() + missing + configuration);
  }
}
