package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.distribution.Distribution;

/**
 * One uncertain input and its marginal distribution, exact (not sampled).
 *
 * @param input key of the input
 * @param unit unit in words, where the configuration names one
 * @param distribution its marginal distribution
 * @param evidence keys of the evidence behind it; empty where it is judgement
 * @param description what the input is, where the configuration says so
 */
public record InputsRow(
    String input,
    Optional<String> unit,
    Distribution distribution,
    List<String> evidence,
    Optional<String> description) {

  /** Copies the list. */
  public InputsRow {
    evidence = List.copyOf(evidence);
  }

  /** Definition of the table {@code inputs}. */
  public static final Table<InputsRow> TABLE =
      Table.of(
          "inputs",
          "one row per uncertain input; the numbers are those of its marginal distribution, exact and"
              + " without sampling error",
          List.of("input"),
          columns());

  private static List<Column<InputsRow>> columns() {
    List<Column<InputsRow>> columns = new ArrayList<>();
    columns.add(Column.text("input", "key of the uncertain input", InputsRow::input));
    columns.add(Column.optionalText("unit", "unit of the input", InputsRow::unit));
    columns.add(
        Column.text(
            "distribution",
            "family of the marginal distribution",
            row -> row.distribution().family()));
    columns.add(
        Column.numberIfFinite(
            "lower",
            CommonColumns.ROW_UNIT,
            "lower end of the support; NULL where it is unbounded",
            row -> row.distribution().lower()));
    columns.add(
        Column.numberIfFinite(
            "upper",
            CommonColumns.ROW_UNIT,
            "upper end of the support; NULL where it is unbounded",
            row -> row.distribution().upper()));
    columns.add(quantile("p001", "0.1 %", 0.001, 0.999));
    columns.add(quantile("p05", "5 %", 0.05, 0.95));
    columns.add(quantile("p25", "25 %", 0.25, 0.75));
    columns.add(quantile("p50", "50 %", 0.5, 0.5));
    columns.add(quantile("p75", "75 %", 0.75, 0.25));
    columns.add(quantile("p95", "95 %", 0.95, 0.05));
    columns.add(quantile("p999", "99.9 %", 0.999, 0.001));
    columns.add(
        Column.numberIfFinite(
            "mean",
            CommonColumns.ROW_UNIT,
            "mean; NULL where it is infinite or does not exist",
            row -> row.distribution().mean()));
    columns.add(
        Column.numberIfFinite(
            "sd",
            CommonColumns.ROW_UNIT,
            "standard deviation; NULL where it is infinite or does not exist",
            row -> row.distribution().standardDeviation()));
    columns.add(
        Column.numberIfFinite(
            "tail_index",
            "1",
            "index a of the heavier power tail, where P(|X| > x) falls like x^-a; moments of order a"
                + " and above are infinite; NULL where no tail is a power",
            row -> row.distribution().tailIndex()));
    columns.add(
        Column.optionalText(
            "evidence",
            "keys of the evidence behind the numbers, separated by a comma and a space; NULL where"
                + " they are judgement",
            row ->
                row.evidence().isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join(", ", row.evidence()))));
    columns.add(Column.optionalText("description", "what the input is", InputsRow::description));
    return columns;
  }

  private static Column<InputsRow> quantile(String name, String label, double below, double above) {
    return Column.number(
        name,
        CommonColumns.ROW_UNIT,
        label + " quantile",
        row -> row.distribution().quantile(below, above));
  }
}
