package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.Estimate;

/**
 * One statistic of the paired difference between two scenarios in one quarter.
 *
 * @param scenario key of the scenario
 * @param reference key of the scenario that is subtracted
 * @param quarter the quarter
 * @param statistic {@code mean}, a quantile's label such as {@code p05}, or {@code
 *     probability_positive}
 * @param estimate its value with its error; months, or a probability
 */
public record DifferencesRow(
    String scenario, String reference, Quarter quarter, String statistic, Estimate estimate) {

  private static final String UNIT = "months; a probability for probability_positive";

  /** Definition of the table {@code differences}. */
  public static final Table<DifferencesRow> TABLE =
      Table.of(
          "differences",
          "the difference in lead_months between two scenarios, taken draw by draw on the same"
              + " inputs and noise, one row per pair, quarter and statistic",
          List.of("scenario", "reference", "quarter", "statistic"),
          columns());

  private static List<Column<DifferencesRow>> columns() {
    List<Column<DifferencesRow>> columns = new ArrayList<>();
    columns.add(CommonColumns.scenario(DifferencesRow::scenario));
    columns.add(
        Column.text(
            "reference",
            "key of the scenario whose lead is subtracted",
            DifferencesRow::reference));
    columns.add(CommonColumns.quarter(DifferencesRow::quarter));
    columns.add(CommonColumns.quarterLabel(DifferencesRow::quarter));
    columns.add(
        Column.text(
            "statistic",
            "what of the difference: mean, p05, p25, p50, p75, p95 (quantiles), or"
                + " probability_positive (probability of a larger lead than under the reference)",
            DifferencesRow::statistic));
    columns.addAll(
        CommonColumns.estimate(
            "value", UNIT, "the statistic of the paired difference", DifferencesRow::estimate));
    return columns;
  }
}
