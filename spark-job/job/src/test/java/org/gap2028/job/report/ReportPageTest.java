package org.gap2028.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.table.SampleTables;
import org.gap2028.job.table.ScenariosRow;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Set<String> NEEDED = Set.of("run", "scenarios");

  private static String page(List<TableData> tables) {
    return new String(ReportPage.of(tables, Optional.empty()), StandardCharsets.UTF_8);
  }

  private static Map<?, ?> datasets(String page) {
    Matcher data = DATA.matcher(page);
    assertThat(data.find()).isTrue();
    Map<?, ?> json = (Map<?, ?>) JsonReader.parse(data.group(1).getBytes(StandardCharsets.UTF_8));
    return (Map<?, ?>) json.get("datasets");
  }

  @Test
  void carriesTheTablesNumbersToTheLastBit() {
    List<TableData> tables = SampleTables.all();
    Map<?, ?> datasets = datasets(page(tables));
    assertThat(numbers(datasets, "density", "density"))
        .isEqualTo(column(tables, "distribution", "density"));
    assertThat(numbers(datasets, "density", "cumulative"))
        .isEqualTo(column(tables, "distribution", "cumulative"));
    assertThat(numbers(datasets, "fan", "value")).isEqualTo(column(tables, "quantiles", "value"));
    assertThat(numbers(datasets, "differences", "value"))
        .isEqualTo(column(tables, "differences", "value"));
    assertThat(numbers(datasets, "reached", "probability")).isEqualTo(Set.of(0.25));
  }

  private static Set<Double> numbers(Map<?, ?> datasets, String id, String column) {
    Map<?, ?> dataset = (Map<?, ?>) datasets.get(id);
    int index = ((List<?>) dataset.get("columns")).indexOf(column);
    Set<Double> numbers = new TreeSet<>();
    ((List<?>) dataset.get("rows"))
        .forEach(row -> numbers.add((Double) ((List<?>) row).get(index)));
    return numbers;
  }

  private static Set<Double> column(List<TableData> tables, String table, String column) {
    Set<Double> numbers = new TreeSet<>();
    tables.stream()
        .filter(each -> each.name().equals(table))
        .flatMap(each -> each.rows().stream())
        .forEach((TableRow row) -> numbers.add(row.number(column)));
    return numbers;
  }

  @Test
  void leavesOutWhatItHasNoTableForAndSaysSo() {
    for (TableData missing : SampleTables.all()) {
      if (!NEEDED.contains(missing.name())) {
        List<TableData> others = new ArrayList<>(SampleTables.all());
        others.remove(missing);
        assertThat(page(others)).endsWith("</html>\n");
      }
    }
    String bare =
        page(SampleTables.all().stream().filter(table -> NEEDED.contains(table.name())).toList());
    assertThat(bare)
        .contains("Left out, because the run has no table or configuration for it: the answer; ")
        .contains("sensitivity, conditional, attribution, value_of_information, boxes tell")
        .contains("cannot read the run’s configuration.json")
        .doesNotContain("id=\"density\"");
  }

  @Test
  void showsHostileTextsAsText() {
    String hostile =
        "</script><script>alert('x')</script>\u2028\"><img src=x onerror=alert(1)>&amp;";
    List<TableData> tables = new ArrayList<>(SampleTables.all());
    tables.removeIf(table -> table.name().equals("scenarios"));
    tables.add(
        ScenariosRow.TABLE.rows(
            SampleTables.RUN_ID,
            List.of(
                new ScenariosRow("tighten", hostile, Optional.of(hostile), 2, false),
                new ScenariosRow("baseline", hostile, Optional.empty(), 1, true))));
    String page = page(tables);
    assertThat(withoutScripts(page)).doesNotContain("<img").doesNotContain("<script>");
    assertThat(page.split("</script>", -1)).hasSize(4);
    Map<?, ?> json = (Map<?, ?>) JsonReader.parse(dataOf(page).getBytes(StandardCharsets.UTF_8));
    assertThat(((Map<?, ?>) ((List<?>) json.get("scenarios")).get(0)).get("label"))
        .isEqualTo(hostile);
  }

  /** All but the chart library and the script that uses it, which come last. */
  private static String withoutScripts(String page) {
    return page.substring(0, page.indexOf("\n<script>"));
  }

  private static String dataOf(String page) {
    Matcher data = DATA.matcher(page);
    assertThat(data.find()).isTrue();
    return data.group(1);
  }

  @Test
  void isOneSmallFileThatLoadsNothing() {
    String page = page(SampleTables.all());
    assertThat(page.length()).isLessThan(1_500_000);
    assertThat(withoutScripts(page))
        .contains("default-src 'none'", "Apache License")
        .doesNotContainPattern("<(?:script|img|iframe)[^>]* src=")
        .doesNotContain("<link");
  }
}
