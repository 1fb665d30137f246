package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;

/**
 * The probability of one event in one quarter under one scenario.
 *
 * @param scenario key of the scenario
 * @param quarter the quarter
 * @param event the event
 * @param probability its probability with its error
 */
public record EventsRow(String scenario, Quarter quarter, Event event, Estimate probability) {

  /** Definition of the table {@code events}. */
  public static final Table<EventsRow> TABLE =
      Table.of(
          "events",
          "probabilities of events about lead_months, one row per scenario, quarter and event",
          List.of("scenario", "quarter", "event"),
          columns());

  private static List<Column<EventsRow>> columns() {
    List<Column<EventsRow>> columns = new ArrayList<>();
    columns.add(CommonColumns.scenario(EventsRow::scenario));
    columns.add(CommonColumns.quarter(EventsRow::quarter));
    columns.add(CommonColumns.quarterLabel(EventsRow::quarter));
    columns.add(Column.text("event", "key of the event", row -> row.event().name()));
    columns.add(
        Column.flag(
            "ever",
            "whether the event counts once it has held in this quarter or an earlier one",
            row -> row.event().ever()));
    columns.add(
        Column.flag(
            "underlying",
            "whether the event is judged on the underlying lead, before release noise",
            row -> row.event().underlying()));
    columns.addAll(
        CommonColumns.estimate(
            "probability",
            "probability",
            "probability of the event, between 0 and 1",
            EventsRow::probability));
    return columns;
  }
}
