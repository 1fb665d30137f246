package org.gap2028.job.report;

import java.util.List;

/**
 * A part of the report with a heading.
 *
 * @param id its anchor
 * @param title its heading, plain text
 * @param html what stands under the heading
 * @param datasets what its charts are drawn from
 */
record Section(String id, String title, String html, List<Dataset> datasets) {

  /** Text and tables alone. */
  static Section of(String id, String title, String html) {
    return new Section(id, title, html, List.of());
  }

  /** Text, then charts, then more text. */
  static Section of(String id, String title, String before, List<Chart> charts, String after) {
    StringBuilder html = new StringBuilder(before);
    charts.forEach(chart -> html.append(chart.html()));
    return new Section(
        id, title, html.append(after).toString(), charts.stream().map(Chart::dataset).toList());
  }

  /** The section as HTML. */
  String section() {
    return "<section id=\""
        + id
        + "\" aria-labelledby=\""
        + id
        + "-title\">\n<h2 id=\""
        + id
        + "-title\">"
        + Html.text(title)
        + "</h2>\n"
        + html
        + "</section>\n";
  }
}
