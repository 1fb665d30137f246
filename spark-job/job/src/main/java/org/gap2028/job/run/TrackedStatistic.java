package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;
import org.gap2028.job.configuration.PrecisionConfig;
import org.gap2028.job.table.ConvergenceRow;

/**
 * A statistic of the lead whose convergence is followed.
 *
 * @param scenario name of the scenario
 * @param reference name of the scenario that is subtracted, of a paired difference
 * @param quarter the quarter
 * @param statistic as {@link PrecisionConfig#statistic}
 * @param event name of the event, of a probability
 */
record TrackedStatistic(
    String scenario,
    Optional<String> reference,
    Quarter quarter,
    String statistic,
    Optional<String> event) {

  private static final List<String> ALWAYS = List.of(PrecisionConfig.MEAN, "p05", "p50", "p95");

  /** What is followed in every run: the headline numbers of the last quarter. */
  static List<TrackedStatistic> headline(RunPlan plan) {
    Model model = plan.model();
    Quarter last = model.quarters().get(model.quarters().size() - 1);
    List<TrackedStatistic> tracked = new ArrayList<>();
    for (String scenario : model.scenarios()) {
      for (String statistic : ALWAYS) {
        tracked.add(
            new TrackedStatistic(scenario, Optional.empty(), last, statistic, Optional.empty()));
      }
      for (Event event : plan.events()) {
        tracked.add(
            new TrackedStatistic(
                scenario,
                Optional.empty(),
                last,
                PrecisionConfig.PROBABILITY,
                Optional.of(event.name())));
      }
    }
    for (Pair pair : plan.pairs()) {
      tracked.add(
          new TrackedStatistic(
              model.scenarios().get(pair.scenario()),
              Optional.of(model.scenarios().get(pair.reference())),
              last,
              PrecisionConfig.MEAN,
              Optional.empty()));
    }
    return tracked;
  }

  /** The statistics that a precision is about: one, or one for each scenario. */
  static List<TrackedStatistic> of(PrecisionConfig precision, RunPlan plan) {
    Model model = plan.model();
    List<Quarter> quarters = model.quarters();
    Quarter quarter =
        quarters.stream()
            .filter(q -> precision.quarter().map(q.label()::equals).orElse(false))
            .findFirst()
            .orElse(quarters.get(quarters.size() - 1));
    List<String> scenarios =
        precision.reference().isEmpty()
            ? model.scenarios()
            : plan.pairs().stream()
                .filter(
                    pair ->
                        precision
                            .reference()
                            .equals(Optional.of(model.scenarios().get(pair.reference()))))
                .map(pair -> model.scenarios().get(pair.scenario()))
                .toList();
    return scenarios.stream()
        .filter(scenario -> precision.scenario().map(scenario::equals).orElse(true))
        .map(
            scenario ->
                new TrackedStatistic(
                    scenario,
                    precision.reference(),
                    quarter,
                    precision.statistic(),
                    precision.event()))
        .toList();
  }

  /** Whether a row is about this statistic. */
  boolean matches(ConvergenceRow row) {
    return row.scenario().equals(scenario)
        && row.reference().equals(reference)
        && row.quarter().equals(quarter)
        && row.statistic().equals(statistic)
        && row.event().equals(event);
  }

  /** Index of its pair in a plan. */
  int pair(RunPlan plan) {
    List<String> scenarios = plan.model().scenarios();
    Pair pair = new Pair(scenarios.indexOf(scenario), scenarios.indexOf(reference.orElseThrow()));
    return plan.pairs().indexOf(pair);
  }

  /** Index of its event in a plan. */
  int event(RunPlan plan) {
    return IntStream.range(0, plan.events().size())
        .filter(e -> event.equals(Optional.of(plan.events().get(e).name())))
        .findFirst()
        .orElseThrow();
  }

  /** In words. */
  String shown() {
    String what = event.map(name -> "probability of " + name).orElse(statistic);
    return what
        + " of "
        + scenario
        + reference.map(name -> " - " + name).orElse("")
        + ", "
        + quarter.label();
  }
}
