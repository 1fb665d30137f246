package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.gap.Rival;
import org.gap2028.engine.gap.TornadoBar;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.RivalRow;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TornadoRow;

/** Tables of what is known of a run without drawing: the rival, and the tornado. */
final class DrawlessTables {

  private DrawlessTables() {}

  /** The tables of a run. */
  static List<TableData> of(String runId, RunConfig config, RunPlan plan) {
    return List.of(
        RivalRow.TABLE.rows(runId, rival(config.rival(), plan)),
        TornadoRow.TABLE.rows(runId, tornado(config.tornado(), plan.model().scenarios())));
  }

  private static List<RivalRow> rival(Rival rival, RunPlan plan) {
    List<Quarter> quarters = plan.model().quarters();
    List<RivalRow> rows = new ArrayList<>();
    for (int q = 0; q < quarters.size(); q++) {
      Quarter quarter = quarters.get(q);
      rows.add(new RivalRow(quarter, "mean", rival.mean()));
      rows.add(new RivalRow(quarter, "sd", rival.standardDeviation(q)));
      for (double p : plan.quantiles()) {
        rows.add(new RivalRow(quarter, QuantileLabel.of(p), rival.quantile(q, p)));
      }
    }
    for (Event event : plan.events()) {
      double[] probabilities = probabilities(rival, event, quarters.size());
      for (int q = 0; q < quarters.size(); q++) {
        rows.add(new RivalRow(quarters.get(q), "event:" + event.name(), probabilities[q]));
      }
    }
    return rows;
  }

  private static double[] probabilities(Rival rival, Event event, int quarters) {
    if (event.ever()) {
      return rival.everProbabilities(event.from(), event.below());
    }
    double[] probabilities = new double[quarters];
    for (int q = 0; q < quarters; q++) {
      probabilities[q] =
          event.underlying()
              ? rival.underlyingProbability(q, event.from(), event.below())
              : rival.probability(q, event.from(), event.below());
    }
    return probabilities;
  }

  private static List<TornadoRow> tornado(List<TornadoBar> bars, List<String> scenarios) {
    return bars.stream().map(bar -> new TornadoRow(scenarios.get(bar.scenario()), bar)).toList();
  }
}
