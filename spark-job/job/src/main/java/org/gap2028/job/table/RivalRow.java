package org.gap2028.job.table;

import java.util.List;
import org.gap2028.engine.model.Quarter;

/**
 * One statistic of the persistence model's lead in one quarter.
 *
 * @param quarter the quarter
 * @param statistic {@code mean}, {@code sd}, a quantile's label such as {@code p05}, or {@code
 *     event:} and the key of an event
 * @param value its value, in months, or a probability; {@code NaN} or infinite where there is none
 */
public record RivalRow(Quarter quarter, String statistic, double value) {

  /** Definition of the table {@code rival}. */
  public static final Table<RivalRow> TABLE =
      Table.of(
          "rival",
          "the lead under the persistence model, in which it has no trend and only diffuses, from the"
              + " run's initial_lead; by quadrature, without sampling error; one row per quarter and"
              + " statistic",
          List.of("quarter", "statistic"),
          List.of(
              CommonColumns.quarter(RivalRow::quarter),
              CommonColumns.quarterLabel(RivalRow::quarter),
              Column.text(
                  "statistic",
                  "what of the lead: mean, sd, a quantile by its label such as p05, or event:NAME"
                      + " (probability of the event)",
                  RivalRow::statistic),
              Column.numberIfFinite(
                  "value",
                  "months; a probability for event:NAME",
                  "the statistic of the lead; NULL where a mean or sd is infinite or does not exist",
                  RivalRow::value)));
}
