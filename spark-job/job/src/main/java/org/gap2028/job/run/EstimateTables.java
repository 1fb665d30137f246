package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.BinEstimate;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.job.table.DifferencesRow;
import org.gap2028.job.table.DistributionRow;
import org.gap2028.job.table.EventsRow;
import org.gap2028.job.table.MomentsRow;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.QuantilesRow;
import org.gap2028.job.table.TableData;

/** Tables of what a run found: moments, quantiles, distribution, events, differences. */
public final class EstimateTables {

  /** Probabilities of the published quantiles of a paired difference. */
  private static final List<Double> DIFFERENCE_QUANTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  private final RunPlan plan;
  private final Model model;
  private final RunEstimates estimates;
  private final List<MomentsRow> moments = new ArrayList<>();
  private final List<QuantilesRow> quantiles = new ArrayList<>();
  private final List<DistributionRow> distribution = new ArrayList<>();
  private final List<EventsRow> events = new ArrayList<>();
  private final List<DifferencesRow> differences = new ArrayList<>();

  private EstimateTables(RunPlan plan, RunEstimates estimates) {
    this.plan = plan;
    model = plan.model();
    this.estimates = estimates;
  }

  /** The tables moments, quantiles, distribution, events and differences of a run. */
  public static List<TableData> of(String runId, RunPlan plan, RunEstimates estimates) {
    EstimateTables tables = new EstimateTables(plan, estimates);
    for (int s = 0; s < plan.model().scenarios().size(); s++) {
      tables.scenario(s);
    }
    for (int p = 0; p < plan.pairs().size(); p++) {
      tables.pair(p);
    }
    return List.of(
        MomentsRow.TABLE.rows(runId, tables.moments),
        QuantilesRow.TABLE.rows(runId, tables.quantiles),
        DistributionRow.TABLE.rows(runId, tables.distribution),
        EventsRow.TABLE.rows(runId, tables.events),
        DifferencesRow.TABLE.rows(runId, tables.differences));
  }

  private void scenario(int s) {
    String scenario = model.scenarios().get(s);
    List<Quarter> quarters = model.quarters();
    for (int q = 0; q < quarters.size(); q++) {
      for (int o = 0; o < model.outputs().size(); o++) {
        column(scenario, model.outputs().get(o), quarters.get(q), estimates.output(s, o, q));
      }
      List<Estimate> probabilities = estimates.events(s, q);
      for (int e = 0; e < probabilities.size(); e++) {
        events.add(
            new EventsRow(scenario, quarters.get(q), plan.events().get(e), probabilities.get(e)));
      }
    }
  }

  private void column(String scenario, Output output, Quarter quarter, ColumnEstimates column) {
    String name = output.name();
    String unit = output.unit();
    moments.add(new MomentsRow(scenario, name, unit, quarter, column.moments()));
    for (double p : plan.quantiles()) {
      quantiles.add(new QuantilesRow(scenario, name, unit, quarter, p, column.quantile(p)));
    }
    for (BinEstimate bin : column.distribution(output.bins())) {
      distribution.add(new DistributionRow(scenario, name, unit, quarter, bin));
    }
  }

  private void pair(int p) {
    Pair pair = plan.pairs().get(p);
    String scenario = model.scenarios().get(pair.scenario());
    String reference = model.scenarios().get(pair.reference());
    for (int q = 0; q < model.quarters().size(); q++) {
      Quarter quarter = model.quarters().get(q);
      ColumnEstimates column = estimates.difference(p, q);
      differences.add(new DifferencesRow(scenario, reference, quarter, "mean", column.mean()));
      for (double probability : DIFFERENCE_QUANTILES) {
        differences.add(
            new DifferencesRow(
                scenario,
                reference,
                quarter,
                QuantileLabel.of(probability),
                column.quantile(probability)));
      }
      differences.add(
          new DifferencesRow(
              scenario, reference, quarter, "probability_positive", column.probabilityPositive()));
    }
  }
}
