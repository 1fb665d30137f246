package org.gap2028.job.table;

import java.util.List;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.BinEstimate;

/**
 * One bin of the distribution of one output in one quarter under one scenario, for charts.
 *
 * @param scenario key of the scenario
 * @param output name of the output
 * @param unit unit of the output
 * @param quarter the quarter
 * @param bin the bin, in that unit
 */
public record DistributionRow(
    String scenario, String output, String unit, Quarter quarter, BinEstimate bin) {

  /** Definition of the table {@code distribution}. */
  public static final Table<DistributionRow> TABLE =
      Table.of(
          "distribution",
          "the model's distribution in bins for charts, one row per scenario, output, quarter and"
              + " bin, empty bins included; the first and the last bin also count what lies beyond"
              + " them",
          List.of("scenario", "output", "quarter", "bin_low"),
          List.of(
              CommonColumns.scenario(DistributionRow::scenario),
              CommonColumns.output(DistributionRow::output),
              CommonColumns.unit(DistributionRow::unit),
              CommonColumns.quarter(DistributionRow::quarter),
              CommonColumns.quarterLabel(DistributionRow::quarter),
              Column.number(
                  "bin_low",
                  CommonColumns.ROW_UNIT,
                  "lower edge of the bin, which it includes",
                  row -> row.bin().low()),
              Column.number(
                  "bin_high",
                  CommonColumns.ROW_UNIT,
                  "upper edge of the bin, which it excludes",
                  row -> row.bin().high()),
              Column.number(
                  "count",
                  "draws",
                  "draws times the bin's probability; no whole number where noise is integrated"
                      + " instead of drawn; subject to sampling error",
                  row -> row.bin().count()),
              Column.number(
                  "density",
                  "probability per unit of the output",
                  "the bin's probability over its width; subject to sampling error",
                  row -> row.bin().density()),
              Column.number(
                  "cumulative",
                  "probability",
                  "probability of a value below bin_high, between 0 and 1; 1 in the last bin; subject"
                      + " to sampling error",
                  row -> row.bin().cumulative())));
}
