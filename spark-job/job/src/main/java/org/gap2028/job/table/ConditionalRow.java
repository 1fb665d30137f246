package org.gap2028.job.table;

import java.util.List;
import java.util.Optional;
import org.gap2028.engine.model.Quarter;

/**
 * The mean lead, or paired difference, where an input lies in one of twenty bins.
 *
 * @param scenario key of the scenario
 * @param reference key of the scenario that is subtracted, of a paired difference
 * @param quarter the quarter
 * @param input key of the input
 * @param bin number of the bin, from 1
 * @param inputLow lower end of the bin, in the input's unit; infinite where the input has no bound
 * @param inputHigh upper end of the bin, likewise
 * @param mean mean in the bin, in months
 * @param standardError its standard error over replicates, in months
 */
public record ConditionalRow(
    String scenario,
    Optional<String> reference,
    Quarter quarter,
    String input,
    int bin,
    double inputLow,
    double inputHigh,
    double mean,
    double standardError) {

  private static final String INPUT_UNIT = "unit of the input";
  private static final String MONTHS = "months";

  /** Definition of the table {@code conditional}. */
  public static final Table<ConditionalRow> TABLE =
      Table.of(
          "conditional",
          "the mean lead of the target quarter, or mean paired difference, where an input lies in"
              + " one of twenty bins of equal probability; one row per scenario or pair, input and"
              + " bin",
          List.of("scenario", "reference", "quarter", "input", "bin"),
          List.of(
              CommonColumns.scenario(ConditionalRow::scenario),
              CommonColumns.pairReference(ConditionalRow::reference),
              CommonColumns.quarter(ConditionalRow::quarter),
              CommonColumns.quarterLabel(ConditionalRow::quarter),
              Column.text("input", "key of the input", ConditionalRow::input),
              Column.integer(
                  "bin",
                  "number of the bin, 1 to 20, each with a probability of 5 %",
                  ConditionalRow::bin),
              Column.numberIfFinite(
                  "input_low",
                  INPUT_UNIT,
                  "lower end of the bin; NULL where the input has no lower bound",
                  ConditionalRow::inputLow),
              Column.numberIfFinite(
                  "input_high",
                  INPUT_UNIT,
                  "upper end of the bin; NULL where the input has no upper bound",
                  ConditionalRow::inputHigh),
              Column.numberIfFinite(
                  "mean",
                  MONTHS,
                  "mean lead, or mean paired difference, of the draws in the bin; NULL where there"
                      + " is none",
                  ConditionalRow::mean),
              Column.numberIfFinite(
                  "standard_error",
                  MONTHS,
                  "Monte Carlo standard error of mean: its sampling error over the run's"
                      + " replicates; no statement about the model",
                  ConditionalRow::standardError)));
}
