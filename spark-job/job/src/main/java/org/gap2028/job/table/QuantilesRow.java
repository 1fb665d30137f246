package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.Estimate;

/**
 * One quantile of one output in one quarter under one scenario.
 *
 * @param scenario key of the scenario
 * @param output name of the output
 * @param unit unit of the output
 * @param quarter the quarter
 * @param probability probability below the quantile, in (0, 1)
 * @param quantile the quantile with its error, in that unit
 */
public record QuantilesRow(
    String scenario,
    String output,
    String unit,
    Quarter quarter,
    double probability,
    Estimate quantile) {

  /** Definition of the table {@code quantiles}. */
  public static final Table<QuantilesRow> TABLE =
      Table.of(
          "quantiles",
          "quantiles of the model's distribution, one row per scenario, output, quarter and"
              + " probability",
          List.of("scenario", "output", "quarter", "probability"),
          columns());

  private static List<Column<QuantilesRow>> columns() {
    List<Column<QuantilesRow>> columns = new ArrayList<>();
    columns.add(CommonColumns.scenario(QuantilesRow::scenario));
    columns.add(CommonColumns.output(QuantilesRow::output));
    columns.add(CommonColumns.unit(QuantilesRow::unit));
    columns.add(CommonColumns.quarter(QuantilesRow::quarter));
    columns.add(CommonColumns.quarterLabel(QuantilesRow::quarter));
    columns.add(
        Column.number(
            "probability",
            "probability",
            "probability of a smaller value, between 0 and 1",
            QuantilesRow::probability));
    columns.addAll(
        CommonColumns.estimate(
            "value",
            CommonColumns.ROW_UNIT,
            "the quantile: the value that is not reached with that probability",
            QuantilesRow::quantile));
    return columns;
  }
}
