package org.gap2028.job.table;

import java.util.List;
import org.gap2028.engine.gap.TornadoBar;

/**
 * What moving one input or constant does to the lead of the last quarter under one scenario.
 *
 * @param scenario key of the scenario
 * @param bar what is moved, and what comes of it
 */
public record TornadoRow(String scenario, TornadoBar bar) {

  private static final String INPUT_UNIT = "unit of the input or constant";
  private static final String MONTHS = "months";

  /** Definition of the table {@code tornado}. */
  public static final Table<TornadoRow> TABLE =
      Table.of(
          "tornado",
          "the lead of 2028Q4 with one input or constant moved, all other inputs at their medians and"
              + " without noise; one row per scenario and input or constant",
          List.of("scenario", "input"),
          List.of(
              CommonColumns.scenario(TornadoRow::scenario),
              Column.text(
                  "input", "key of the input or constant that is moved", row -> row.bar().name()),
              Column.number(
                  "input_low",
                  INPUT_UNIT,
                  "low value: an input's 5 % quantile, or the low end of a constant's range",
                  row -> row.bar().inputLow()),
              Column.number(
                  "input_high",
                  INPUT_UNIT,
                  "high value: an input's 95 % quantile, or the high end of a constant's range",
                  row -> row.bar().inputHigh()),
              Column.numberIfFinite(
                  "lead_low",
                  MONTHS,
                  "the lead at input_low; NULL where it has no meaning (a failed draw)",
                  row -> row.bar().leadLow()),
              Column.numberIfFinite(
                  "lead_high",
                  MONTHS,
                  "the lead at input_high; NULL where it has no meaning (a failed draw)",
                  row -> row.bar().leadHigh()),
              Column.numberIfFinite(
                  "swing",
                  MONTHS,
                  "lead_high - lead_low, signed; 0 for a fixed input; NULL where either is",
                  row -> row.bar().swing())));
}
