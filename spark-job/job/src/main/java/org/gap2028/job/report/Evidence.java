package org.gap2028.job.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The facts behind inputs, by key: the table of {@code docs/evidence.md}, which the jar carries.
 *
 * @param facts fact, value, source, date and grade of each key, in the page's order
 */
record Evidence(Map<String, List<String>> facts) {

  private static final String PAGE = "evidence.md";
  private static final Pattern ROW =
      Pattern.compile("^\\| <a id=\"[^\"]+\"></a>([A-Z0-9-]+) \\|(.*)\\|$", Pattern.MULTILINE);
  private static final int COLUMNS = 5;

  /** The page that was built in. */
  static Evidence builtIn() {
    try (InputStream in = Evidence.class.getResourceAsStream(PAGE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Evidence parse(String page) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      for (String cell : row.group(2).split("\\|", -1)) {
        cells.add(cell.strip());
      }
      if (cells.size() == COLUMNS) {
        facts.put(row.group(1), List.copyOf(cells));
      }
    }
    return new Evidence(facts);
  }

  /** Keys as links: a key that is known to its fact, a web address to its page, others as text. */
  static String links(Collection<String> keys) {
    Evidence evidence = builtIn();
    return keys.stream().map(evidence::link).reduce((a, b) -> a + ", " + b).orElse("judgement");
  }

  private String link(String key) {
    String text = Html.text(key);
    if (facts.containsKey(key)) {
      return "<a href=\"#evidence-" + text + "\">" + text + "</a>";
    }
    if (key.matches("https?://[^\\s\"'<>]+")) {
      return "<a href=\"" + text + "\" rel=\"noreferrer\">" + text + "</a>";
    }
    return text;
  }

  /** A table of the facts behind the keys given. */
  String table(Collection<String> keys) {
    HtmlTable table =
        HtmlTable.of(
            "Evidence (grade: P read in the primary source, S in somebody else’s report of it, D"
                + " computed from others)",
            List.of("key", "fact", "value", "source", "date", "grade"));
    facts.forEach(
        (key, cells) -> {
          if (keys.contains(key)) {
            List<String> row = new ArrayList<>();
            row.add("<span id=\"evidence-" + Html.text(key) + "\">" + Html.text(key) + "</span>");
            cells.forEach(cell -> row.add(Html.text(cell)));
            table.rowOfHtml(row);
          }
        });
    return table.html();
  }
}
