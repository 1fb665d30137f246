package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.job.configuration.PrecisionConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.ConvergenceRow;

/**
 * How estimates changed from checkpoint to checkpoint, and whether they are as precise as asked.
 */
final class Convergence {

  private final RunPlan plan;
  private final List<PrecisionConfig> asked;
  private final Set<TrackedStatistic> tracked = new LinkedHashSet<>();
  private final List<ConvergenceRow> rows = new ArrayList<>();

  /** Before the first checkpoint of a run. */
  Convergence(RunConfig config, RunPlan plan) {
    this.plan = plan;
    asked = config.precision();
    tracked.addAll(TrackedStatistic.headline(plan));
    asked.forEach(precision -> tracked.addAll(TrackedStatistic.of(precision, plan)));
  }

  /** Takes over what was found at earlier checkpoints, as far as it is still followed. */
  void addAll(List<ConvergenceRow> earlier) {
    earlier.stream()
        .filter(row -> tracked.stream().anyMatch(each -> each.matches(row)))
        .forEach(rows::add);
  }

  /** The rows of the table, in no order. */
  List<ConvergenceRow> rows() {
    return List.copyOf(rows);
  }

  /** Whether a checkpoint is done. */
  boolean has(long draws) {
    return rows.stream().anyMatch(row -> row.draws() == draws);
  }

  /**
   * Adds a checkpoint.
   *
   * @param estimates of the draws so far
   * @param draws how many these are
   */
  void check(RunEstimates estimates, long draws) {
    Columns columns = new Columns(estimates);
    for (TrackedStatistic each : tracked) {
      Estimate estimate = columns.estimate(each);
      rows.add(
          new ConvergenceRow(
              each.scenario(),
              each.reference(),
              each.quarter(),
              each.statistic(),
              each.event(),
              draws,
              estimate.value(),
              (estimate.high() - estimate.low()) / 2));
    }
  }

  /** Whether everything is as precise as asked after so many draws. */
  boolean met(long draws) {
    return reached(draws).stream().allMatch(PrecisionReached::met);
  }

  /** What was reached of what was asked for, after so many draws. */
  List<PrecisionReached> reached(long draws) {
    return reached(asked, plan, rows, draws);
  }

  /** The same from a published table. */
  static List<PrecisionReached> reached(
      List<PrecisionConfig> asked, RunPlan plan, List<ConvergenceRow> rows, long draws) {
    List<PrecisionReached> reached = new ArrayList<>();
    for (PrecisionConfig precision : asked) {
      for (TrackedStatistic each : TrackedStatistic.of(precision, plan)) {
        double halfWidth =
            rows.stream()
                .filter(row -> row.draws() == draws && each.matches(row))
                .mapToDouble(ConvergenceRow::halfWidth)
                .findFirst()
                .orElse(Double.NaN);
        reached.add(
            PrecisionReached.of(
                each.shown(),
                precision.halfWidth(),
                halfWidth,
                draws,
                (long) RunPlan.BLOCK * plan.replicates()));
      }
    }
    return reached;
  }

  /** The rows as plain JSON values. */
  List<Map<String, Object>> toJson() {
    List<Map<String, Object>> json = new ArrayList<>();
    for (ConvergenceRow row : rows) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("scenario", row.scenario());
      map.put("reference", row.reference());
      map.put("year", row.quarter().year());
      map.put("quarter", row.quarter().quarter());
      map.put("statistic", row.statistic());
      map.put("event", row.event());
      map.put("draws", row.draws());
      map.put("estimate", finite(row.estimate()));
      map.put("half_width", finite(row.halfWidth()));
      json.add(map);
    }
    return json;
  }

  private static Optional<Double> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** The rows that {@link #toJson} gave. */
  static List<ConvergenceRow> ofJson(List<?> json) {
    List<ConvergenceRow> rows = new ArrayList<>();
    for (Object each : json) {
      Map<?, ?> map = (Map<?, ?>) each;
      rows.add(
          new ConvergenceRow(
              (String) map.get("scenario"),
              Optional.ofNullable((String) map.get("reference")),
              new Quarter(
                  Math.toIntExact((Long) map.get("year")),
                  Math.toIntExact((Long) map.get("quarter"))),
              (String) map.get("statistic"),
              Optional.ofNullable((String) map.get("event")),
              (Long) map.get("draws"),
              number(map.get("estimate")),
              number(map.get("half_width"))));
    }
    return rows;
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  /** Estimates by column, each made once. */
  private final class Columns {
    private final RunEstimates estimates;
    private final Map<String, ColumnEstimates> columns = new HashMap<>();
    private final Map<String, List<Estimate>> events = new HashMap<>();

    Columns(RunEstimates estimates) {
      this.estimates = estimates;
    }

    Estimate estimate(TrackedStatistic each) {
      int scenario = plan.model().scenarios().indexOf(each.scenario());
      int quarter = plan.model().quarters().indexOf(each.quarter());
      String key = each.scenario() + " " + each.reference() + " " + quarter;
      if (each.statistic().equals(PrecisionConfig.PROBABILITY)) {
        return events
            .computeIfAbsent(key, unused -> estimates.events(scenario, quarter))
            .get(each.event(plan));
      }
      ColumnEstimates column =
          columns.computeIfAbsent(
              key,
              unused ->
                  each.reference().isPresent()
                      ? estimates.difference(each.pair(plan), quarter)
                      : estimates.output(scenario, 0, quarter));
      return switch (each.statistic()) {
        case PrecisionConfig.MEAN -> column.mean();
        case PrecisionConfig.POSITIVE -> column.probabilityPositive();
        default -> column.quantile(Double.parseDouble("0." + each.statistic().substring(1)));
      };
    }
  }
}
