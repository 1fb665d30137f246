package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.statistics.Estimate;

/**
 * One statistic of a lever's share in a paired difference.
 *
 * @param scenario key of the scenario
 * @param reference key of the scenario that is subtracted
 * @param lever name of the lever
 * @param statistic {@code mean}, a quantile's label, or {@code event:} and the name of an event
 * @param estimate its value with its error; months, or a probability
 */
public record AttributionRow(
    String scenario, String reference, String lever, String statistic, Estimate estimate) {

  private static final String UNIT = "months; a probability for events";

  /** Definition of the table {@code attribution}. */
  public static final Table<AttributionRow> TABLE =
      Table.of(
          "attribution",
          "how much of the paired difference of the target quarter's lead each lever is responsible"
              + " for; one row per pair, lever that differs, and statistic",
          List.of("scenario", "reference", "lever", "statistic"),
          columns());

  private static List<Column<AttributionRow>> columns() {
    List<Column<AttributionRow>> columns = new ArrayList<>();
    columns.add(CommonColumns.scenario(AttributionRow::scenario));
    columns.add(
        Column.text(
            "reference",
            "key of the scenario whose lead is subtracted",
            AttributionRow::reference));
    columns.add(Column.text("lever", "name of the lever", AttributionRow::lever));
    columns.add(
        Column.text(
            "statistic",
            "what of the lever's share: mean (over draws; those of all levers add up to the mean"
                + " difference), p05, p50, p95 (quantiles of its distribution over draws, which do"
                + " not add up), or event:NAME (its share in the change of the event's probability;"
                + " those of all levers add up to that change)",
            AttributionRow::statistic));
    columns.addAll(
        CommonColumns.estimate(
            "value", UNIT, "the statistic of the lever's share", AttributionRow::estimate));
    return columns;
  }
}
