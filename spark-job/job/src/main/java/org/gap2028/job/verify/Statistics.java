package org.gap2028.job.verify;

import java.util.List;
import java.util.function.Predicate;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.MomentEstimates;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableRow;

/** Finds what a run published for a {@link KnownAnswer}. */
final class Statistics {

  private static final String QUANTILE = "quantile:";
  private static final String EVENT = "event:";
  private static final String ATOM = "atom:";

  /** Of an event whose error has a known answer. */
  private static final String ERROR = "error:";

  /** Atoms are exact to their bin, which has 9 bits of mantissa. */
  private static final double BIN = 0x1p-9;

  private static final String DRAWN = "drawn:";

  private final PublishedRun run;
  private final Model model;
  private final DrawnStatistics drawn;

  Statistics(PublishedRun run) {
    this.run = run;
    model = run.compiled().plan().model();
    drawn = new DrawnStatistics(run.compiled());
  }

  /** The published statistic. */
  Measured of(KnownAnswer answer) {
    String statistic = answer.statistic();
    if (!answer.reference().isEmpty()) {
      return difference(answer);
    }
    if (statistic.startsWith(DRAWN)) {
      return drawn.of(scenario(answer.scenario()), answer.quarter(), statistic);
    }
    if (statistic.startsWith(QUANTILE)) {
      double p = Double.parseDouble(statistic.substring(QUANTILE.length()));
      TableRow row = row("quantiles", answer, r -> r.number("probability") == p);
      return quantile(
          row, run.estimates().output(scenario(answer.scenario()), 0, answer.quarter()));
    }
    if (statistic.startsWith(ATOM)) {
      double p = Double.parseDouble(statistic.substring(ATOM.length()));
      TableRow row = row("quantiles", answer, r -> r.number("probability") == p);
      return new Measured(row.number("value"), BIN * Math.abs(row.number("value")));
    }
    if (statistic.startsWith(EVENT)) {
      TableRow row = event(answer, statistic.substring(EVENT.length()));
      return Measured.share(row.number("probability"), row.number("standard_error"));
    }
    if (statistic.startsWith(ERROR)) {
      TableRow row = event(answer, statistic.substring(ERROR.length()));
      return new Measured(row.number("standard_error"), 0);
    }
    TableRow row = row("moments", answer, r -> true);
    return switch (statistic) {
      case "mean" -> new Measured(row.number("mean"), row.number("mean_standard_error"));
      case "sd" -> new Measured(row.number("sd"), row.number("sd_standard_error"));
      default -> throw new IllegalStateException("Invalid statistic: " + statistic);
    };
  }

  private Measured difference(KnownAnswer answer) {
    String statistic = answer.statistic();
    if (statistic.equals("sd")) {
      MomentEstimates moments = paired(answer).moments();
      return new Measured(moments.sd(), moments.sdStandardError());
    }
    if (statistic.equals("variance_ratio")) {
      return varianceRatio(answer);
    }
    String label =
        statistic.startsWith(QUANTILE)
            ? QuantileLabel.of(Double.parseDouble(statistic.substring(QUANTILE.length())))
            : statistic;
    TableRow row =
        row(
            "differences",
            answer,
            r ->
                r.text("reference").equals(answer.reference())
                    && r.text("statistic").equals(label));
    return statistic.startsWith(QUANTILE)
        ? quantile(row, paired(answer))
        : statistic.equals("mean")
            ? new Measured(row.number("value"), row.number("standard_error"))
            : Measured.share(row.number("value"), row.number("standard_error"));
  }

  private static Measured quantile(TableRow row, ColumnEstimates column) {
    double value = row.number("value");
    return new Measured(
        value,
        row.number("standard_error"),
        column.probability(Double.NEGATIVE_INFINITY, value).standardError());
  }

  private ColumnEstimates paired(KnownAnswer answer) {
    // All scenarios but the first are compared with the first.
    return run.estimates().difference(scenario(answer.scenario()) - 1, answer.quarter());
  }

  /**
   * Variance of the paired difference over the sum of both scenarios' variances, which is what
   * independent draws would give. Its error is the worst case over the correlation of the three.
   */
  private Measured varianceRatio(KnownAnswer answer) {
    MomentEstimates difference = paired(answer).moments();
    MomentEstimates one =
        run.estimates().output(scenario(answer.scenario()), 0, answer.quarter()).moments();
    MomentEstimates other =
        run.estimates().output(scenario(answer.reference()), 0, answer.quarter()).moments();
    double unpaired = one.sd() * one.sd() + other.sd() * other.sd();
    double ratio = difference.sd() * difference.sd() / unpaired;
    double relative =
        2 * difference.sdStandardError() / difference.sd()
            + 2
                * (one.sd() * one.sdStandardError() + other.sd() * other.sdStandardError())
                / unpaired;
    return new Measured(ratio, ratio * relative);
  }

  private TableRow event(KnownAnswer answer, String event) {
    return row("events", answer, row -> row.text("event").equals(event));
  }

  private int scenario(String name) {
    return model.scenarios().indexOf(name);
  }

  private TableRow row(String table, KnownAnswer answer, Predicate<TableRow> which) {
    String quarter = model.quarters().get(answer.quarter()).label();
    List<TableRow> rows =
        run.table(table)
            .rows(
                row ->
                    row.text("scenario").equals(answer.scenario())
                        && row.text("quarter_label").equals(quarter)
                        && which.test(row));
    if (rows.size() != 1) {
      throw new IllegalStateException(
          "Cannot find " + answer + " in table " + table + ": " + rows.size() + " rows");
    }
    return rows.get(0);
  }
}
