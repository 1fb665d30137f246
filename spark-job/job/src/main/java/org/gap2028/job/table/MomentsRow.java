package org.gap2028.job.table;

import java.util.List;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.MomentEstimates;

/**
 * Moments of one output in one quarter under one scenario.
 *
 * @param scenario key of the scenario
 * @param output name of the output
 * @param unit unit of the output
 * @param quarter the quarter
 * @param moments the moments, in that unit
 */
public record MomentsRow(
    String scenario, String output, String unit, Quarter quarter, MomentEstimates moments) {

  /** Definition of the table {@code moments}. */
  public static final Table<MomentsRow> TABLE =
      Table.of(
          "moments",
          "moments of the model's distribution, one row per scenario, output and quarter",
          List.of("scenario", "output", "quarter"),
          List.of(
              CommonColumns.scenario(MomentsRow::scenario),
              CommonColumns.output(MomentsRow::output),
              CommonColumns.unit(MomentsRow::unit),
              CommonColumns.quarter(MomentsRow::quarter),
              CommonColumns.quarterLabel(MomentsRow::quarter),
              Column.count(
                  "draws",
                  "draws",
                  "draws that the moments are estimated from: those that did not fail under this"
                      + " scenario",
                  row -> row.moments().draws()),
              Column.number("mean", CommonColumns.ROW_UNIT, "mean", row -> row.moments().mean()),
              Column.number(
                  "mean_standard_error",
                  CommonColumns.ROW_UNIT,
                  "Monte Carlo standard error of the mean: its sampling error over the run's"
                      + " replicates; no statement about the model",
                  row -> row.moments().meanStandardError()),
              Column.number(
                  "sd",
                  CommonColumns.ROW_UNIT,
                  "standard deviation between draws, with divisor N: the uncertainty of the output",
                  row -> row.moments().sd()),
              Column.number(
                  "sd_standard_error",
                  CommonColumns.ROW_UNIT,
                  "Monte Carlo standard error of sd: its sampling error over the run's replicates",
                  row -> row.moments().sdStandardError()),
              Column.numberIfFinite(
                  "skewness",
                  "1",
                  "third central moment over sd cubed (g1); NULL where sd is 0; its sampling error"
                      + " is not estimated",
                  row -> row.moments().skewness()),
              Column.number(
                  "min",
                  CommonColumns.ROW_UNIT,
                  "smallest value of any draw, before release noise; falls as draws are added",
                  row -> row.moments().min()),
              Column.number(
                  "max",
                  CommonColumns.ROW_UNIT,
                  "largest value of any draw, before release noise; rises as draws are added",
                  row -> row.moments().max())));
}
