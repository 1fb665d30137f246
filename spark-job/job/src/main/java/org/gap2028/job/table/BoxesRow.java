package org.gap2028.job.table;

import java.util.List;
import org.gap2028.engine.sensitivity.Box;

/**
 * One restriction of a box, a region of inputs in which an event is frequent.
 *
 * @param scenario key of the scenario under which the event holds
 * @param event name of the event
 * @param number number of the box, from 1, the best first
 * @param input key of the input that is restricted
 * @param restriction the interval
 * @param box the box
 */
public record BoxesRow(
    String scenario, String event, int number, String input, Box.Restriction restriction, Box box) {

  private static final String INPUT_UNIT = "unit of the input";

  /** Definition of the table {@code boxes}. */
  public static final Table<BoxesRow> TABLE =
      Table.of(
          "boxes",
          "regions of inputs in which an event is frequent in the target quarter; one row per box"
              + " and input that it restricts, all other inputs being free",
          List.of("scenario", "event", "box", "input"),
          List.of(
              CommonColumns.scenario(BoxesRow::scenario),
              Column.text("event", "name of the event", BoxesRow::event),
              Column.integer("box", "number of the box, 1 being the best", BoxesRow::number),
              Column.text("input", "key of the input that is restricted", BoxesRow::input),
              Column.optionalNumber(
                  "input_low",
                  INPUT_UNIT,
                  "inside, the input is at least this; NULL where it is not bounded from below",
                  row -> row.restriction().low()),
              Column.optionalNumber(
                  "input_high",
                  INPUT_UNIT,
                  "inside, the input is less than this; NULL where it is not bounded from above",
                  row -> row.restriction().high()),
              Column.number(
                  "coverage",
                  "share",
                  "share of the event's draws that lie inside the whole box",
                  row -> row.box().coverage()),
              Column.number(
                  "density",
                  "share",
                  "share of the draws inside the whole box in which the event holds",
                  row -> row.box().density()),
              Column.number(
                  "mass",
                  "share",
                  "share of all draws that lie inside the whole box",
                  row -> row.box().mass())));
}
