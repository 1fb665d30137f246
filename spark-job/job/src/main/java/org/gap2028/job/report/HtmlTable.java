package org.gap2028.job.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table under construction: a caption, a row of headers, then rows whose first cell names them.
 */
final class HtmlTable {

  private final String caption;
  private final List<String> headers;
  private final StringBuilder rows = new StringBuilder();

  private HtmlTable(String caption, List<String> headers) {
    this.caption = caption;
    this.headers = headers;
  }

  /** An empty table; caption and headers are plain text. */
  static HtmlTable of(String caption, List<String> headers) {
    return new HtmlTable(caption, List.copyOf(headers));
  }

  /** Adds a row of plain text. */
  HtmlTable row(List<String> cells) {
    return rowOfHtml(cells.stream().map(Html::text).toList());
  }

  /** Adds a row of HTML. */
  HtmlTable rowOfHtml(List<String> cells) {
    if (cells.size() != headers.size()) {
      throw new IllegalArgumentException(
          "Invalid row of '" + caption + "': " + cells.size() + " cells (" + headers.size() + ")");
    }
    List<String> parts = new ArrayList<>();
    parts.add("<th scope=\"row\">" + cells.get(0) + "</th>");
    cells.subList(1, cells.size()).forEach(cell -> parts.add("<td>" + cell + "</td>"));
    rows.append("<tr>").append(String.join("", parts)).append("</tr>\n");
    return this;
  }

  /** The table. It scrolls sideways by itself where it is wider than the page. */
  String html() {
    StringBuilder html = new StringBuilder();
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Html.text(caption))
        .append("\"><table><caption>")
        .append(Html.text(caption))
        .append("</caption>\n<thead><tr>");
    headers.forEach(
        h ->
            html.append("<th scope=\"col\">")
                .append(Html.text(h.replace(" %", "\u00a0%")))
                .append("</th>"));
    return html.append("</tr></thead>\n<tbody>\n")
        .append(rows)
        .append("</tbody></table></div>\n")
        .toString();
  }
}
