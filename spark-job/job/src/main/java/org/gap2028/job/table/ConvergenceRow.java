package org.gap2028.job.table;

import java.util.List;
import java.util.Optional;
import org.gap2028.engine.model.Quarter;

/**
 * A statistic as it stood after some of a run's draws.
 *
 * @param scenario key of the scenario
 * @param reference key of the scenario that is subtracted, of a paired difference
 * @param quarter the quarter
 * @param statistic {@code mean}, a quantile's label, {@code probability} or {@code
 *     probability_positive}
 * @param event name of the event, of a {@code probability}
 * @param draws draws so far
 * @param estimate the estimate from these draws; months, or a probability
 * @param halfWidth half of its 95 % confidence interval
 */
public record ConvergenceRow(
    String scenario,
    Optional<String> reference,
    Quarter quarter,
    String statistic,
    Optional<String> event,
    long draws,
    double estimate,
    double halfWidth) {

  private static final String UNIT = "months; a probability for the two probabilities";

  /** Definition of the table {@code convergence}. */
  public static final Table<ConvergenceRow> TABLE =
      Table.of(
          "convergence",
          "how estimates of the lead and their errors changed as the run grew; one row per"
              + " statistic and checkpoint",
          List.of("scenario", "reference", "quarter", "statistic", "event", "draws"),
          List.of(
              CommonColumns.scenario(ConvergenceRow::scenario),
              Column.optionalText(
                  "reference",
                  "key of the scenario whose lead is subtracted draw by draw; NULL unless a paired"
                      + " difference",
                  ConvergenceRow::reference),
              CommonColumns.quarter(ConvergenceRow::quarter),
              CommonColumns.quarterLabel(ConvergenceRow::quarter),
              Column.text(
                  "statistic",
                  "what of the lead: mean, a quantile such as p05, probability (of an event) or"
                      + " probability_positive (of a larger lead than under the reference)",
                  ConvergenceRow::statistic),
              Column.optionalText(
                  "event", "name of the event; NULL unless a probability", ConvergenceRow::event),
              Column.count("draws", "draws", "draws at this checkpoint", ConvergenceRow::draws),
              Column.numberIfFinite(
                  "estimate", UNIT, "the statistic from these draws", ConvergenceRow::estimate),
              Column.numberIfFinite(
                  "half_width",
                  UNIT,
                  "half of the estimate's 95 % confidence interval, of sampling error alone",
                  ConvergenceRow::halfWidth)));

  /** The rows of a published table. */
  public static List<ConvergenceRow> of(TableData table) {
    return table.rows().stream()
        .map(
            row ->
                new ConvergenceRow(
                    row.text("scenario"),
                    row.optionalText("reference"),
                    Quarter.of(row.text("quarter_label")),
                    row.text("statistic"),
                    row.optionalText("event"),
                    row.count("draws"),
                    row.optionalNumber("estimate").orElse(Double.NaN),
                    row.optionalNumber("half_width").orElse(Double.NaN)))
        .toList();
  }
}
