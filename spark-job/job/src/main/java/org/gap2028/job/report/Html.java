package org.gap2028.job.report;

import java.util.List;

/** Text as HTML. Whatever comes from a run or a configuration passes through {@link #text}. */
final class Html {

  private Html() {}

  /** Text as it is, whatever characters it has; good inside elements and quoted attributes. */
  static String text(String text) {
    StringBuilder html = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append((char) c);
              }
            });
    return html.toString();
  }

  /** A paragraph of HTML. */
  static String paragraph(String html) {
    return "<p>" + html + "</p>\n";
  }

  /** A list of HTML items. */
  static String list(List<String> items) {
    StringBuilder html = new StringBuilder("<ul>\n");
    items.forEach(item -> html.append("<li>").append(item).append("</li>\n"));
    return html.append("</ul>\n").toString();
  }

  /** A table that can be opened, under a line that is always seen. */
  static String foldable(String summary, String html) {
    return "<details><summary>" + text(summary) + "</summary>\n" + html + "</details>\n";
  }
}
