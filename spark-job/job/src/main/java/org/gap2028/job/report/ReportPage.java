package org.gap2028.job.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.table.TableData;

/**
 * The report as one HTML page that needs nothing else. Text and tables are in the page; a script
 * draws the charts from a block of JSON. The page's policy runs its own two scripts, by their
 * hashes, and loads nothing.
 */
final class ReportPage {

  private final ReportRun run;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private ReportPage(ReportRun run) {
    this.run = run;
    add("the answer", AnswerSection.of(run));
    sections.add(CautionSection.of(run));
    add("density of the lead", LeadSections.density(run));
    add("lead by quarter", LeadSections.fan(run));
    add("distribution function", LeadSections.threshold(run));
    add("when parity is reached", ComparisonSections.reached(run));
    add("differences between scenarios", ComparisonSections.differences(run));
    add("drivers", DriverSections.of(run));
    DriverSections.missing(run).ifPresent(leftOut::add);
    add("compute ratio", ComparisonSections.ratio(run));
    add("convergence", ComparisonSections.convergence(run));
    add("inputs", InputsSection.of(run));
    add("scenarios", RunSections.levers(run));
    add("the rival model", ComparisonSections.rival(run));
    sections.add(RunSections.provenance(run, leftOut));
  }

  /**
   * The page in UTF-8.
   *
   * @param tables the run's tables, {@code run} and {@code scenarios} among them
   * @param config its configuration, where this version can read it
   */
  static byte[] of(Collection<TableData> tables, Optional<RunConfig> config) {
    return new ReportPage(new ReportRun(tables, config)).html().getBytes(StandardCharsets.UTF_8);
  }

  private void add(String what, Optional<Section> section) {
    section.ifPresentOrElse(sections::add, () -> leftOut.add(what));
  }

  private String html() {
    String charts = Assets.text(Assets.CHARTS);
    String script = Assets.text(Assets.SCRIPT);
    StringBuilder body = new StringBuilder();
    sections.forEach(section -> body.append(section.section()));
    String name = Html.text(run.run().text("name"));
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %s %s; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>The 2028 gap: %s</title>
    <style>
    %s</style>
    </head>
    <body>
    <a class="skip" href="#answer">To the answer</a>
    <header>
    <p class="kicker">Gap 2028 · run %s</p>
    <h1>By how many months will US frontier AI lead China’s at the end of 2028?</h1>
    %s<noscript><p class="note">Charts need JavaScript. All text and all tables are here without it.</p></noscript>
    </header>
    <nav aria-label="Sections"><ul>
    %s</ul></nav>
    <main>
    %s</main>
    <footer>
    <p>Charts by Apache ECharts, which is under the Apache License 2.0.</p>
    %s</footer>
    <script type="application/json" id="data">%s</script>
    <script>%s</script>
    <script>%s</script>
    </body>
    </html>
    """
        .formatted(
            Assets.policyHash(charts),
            Assets.policyHash(script),
            name,
            Assets.text(Assets.STYLE),
            name,
            description(),
            links(),
            body,
            Html.foldable(
                "Licenses of what this page carries",
                "<pre tabindex=\"0\">" + Html.text(Assets.licenses()) + "</pre>\n"),
            JsonWriter.toScriptText(data()),
            charts,
            script);
  }

  private String description() {
    return run.config()
        .map(RunConfig::description)
        .filter(text -> !text.isEmpty())
        .map(text -> Html.paragraph(Html.text(text)))
        .orElse("");
  }

  private String links() {
    StringBuilder html = new StringBuilder();
    for (Section section : sections) {
      html.append("<li><a href=\"#")
          .append(section.id())
          .append("\">")
          .append(Html.text(section.title()))
          .append("</a></li>\n");
    }
    return html.toString();
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("run", run.run().text("run_id"));
    data.put("quarter", run.quarter());
    List<Map<String, Object>> scenarios = new ArrayList<>();
    for (ReportRun.Scenario scenario : run.scenarios()) {
      scenarios.add(
          Map.of(
              "key", scenario.key(), "label", scenario.label(), "reference", scenario.reference()));
    }
    data.put("scenarios", scenarios);
    Map<String, Object> datasets = new LinkedHashMap<>();
    sections.forEach(
        section ->
            section.datasets().forEach(dataset -> datasets.put(dataset.id(), dataset.json())));
    data.put("datasets", datasets);
    return data;
  }
}
