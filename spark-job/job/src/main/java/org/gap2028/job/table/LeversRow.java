package org.gap2028.job.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One lever of one scenario: constant + slope x input, then raised to at_least, then lowered to
 * at_most, all in the lever's unit. Levers that a configuration leaves out are rows too.
 *
 * @param scenario key of the scenario
 * @param lever key of the lever
 * @param constant the constant part
 * @param input key of the input that the lever follows, if any
 * @param slope factor of that input; empty without one
 * @param atLeast lower bound that is a number, if any
 * @param atLeastInput key of the input that is the lower bound, if any
 * @param atMost upper bound that is a number, if any
 * @param atMostInput key of the input that is the upper bound, if any
 */
public record LeversRow(
    String scenario,
    String lever,
    double constant,
    Optional<String> input,
    OptionalDouble slope,
    OptionalDouble atLeast,
    Optional<String> atLeastInput,
    OptionalDouble atMost,
    Optional<String> atMostInput) {

  private static final String LEVER_UNIT =
      "% of NVIDIA's flow (legal_exports), fraction (distillation_removed), else multiplier";

  /** Definition of the table {@code levers}. */
  public static final Table<LeversRow> TABLE =
      Table.of(
          "levers",
          "one row per scenario and lever; the lever's value in a draw, once the ramp is complete,"
              + " is constant + slope x input, then raised to at_least, then lowered to at_most",
          List.of("scenario", "lever"),
          List.of(
              CommonColumns.scenario(LeversRow::scenario),
              Column.text(
                  "lever",
                  "what the policy moves: legal_exports, smuggling, offshore, offshore_access,"
                      + " domestic or distillation_removed",
                  LeversRow::lever),
              Column.number("constant", LEVER_UNIT, "constant part", LeversRow::constant),
              Column.optionalText(
                  "input",
                  "key of the uncertain input that the lever follows; NULL for a constant lever",
                  LeversRow::input),
              Column.optionalNumber(
                  "slope",
                  "lever's unit per unit of the input",
                  "factor of the input; NULL for a constant lever",
                  LeversRow::slope),
              Column.optionalNumber(
                  "at_least",
                  LEVER_UNIT,
                  "lower bound where it is a number; NULL otherwise",
                  LeversRow::atLeast),
              Column.optionalText(
                  "at_least_input",
                  "key of the input that is the lower bound; NULL where it is a number or there is"
                      + " none",
                  LeversRow::atLeastInput),
              Column.optionalNumber(
                  "at_most",
                  LEVER_UNIT,
                  "upper bound where it is a number; NULL otherwise",
                  LeversRow::atMost),
              Column.optionalText(
                  "at_most_input",
                  "key of the input that is the upper bound; NULL where it is a number or there is"
                      + " none",
                  LeversRow::atMostInput)));
}
