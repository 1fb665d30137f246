package org.gap2028.job.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.job.table.QuantileLabel;

/**
 * A run of about a million draws, and one of a quarter of them: standard errors of the headline
 * numbers, and how fast these fall.
 */
final class PrecisionPilot {

  private static final long DRAWS = 1 << 20;

  /** So that a quarter of them is a block. */
  private static final long LEAST_BLOCKS = 4;

  private static final List<Double> QUANTILES = List.of(0.05, 0.5, 0.95);

  /** Plain Monte Carlo's; randomised points are no worse in the long run. */
  private static final double SLOWEST = 0.5;

  private static final double FASTEST = 1;

  private final RunPlan plan;
  private final List<Known> known;
  private final double exponent;

  /** A statistic's name and its standard error. */
  private record Known(
      String statistic,
      String scenario,
      Optional<String> reference,
      Optional<String> event,
      double error) {}

  private PrecisionPilot(RunPlan plan, List<Known> known, double exponent) {
    this.plan = plan;
    this.known = known;
    this.exponent = exponent;
  }

  /**
   * Runs.
   *
   * @param plan what would be run: its replicates are kept, and its draws where they are fewer
   * @param threads threads to run on
   */
  static PrecisionPilot of(RunPlan plan, int threads) {
    long most = Math.max(DRAWS / RunPlan.BLOCK / plan.replicates(), LEAST_BLOCKS);
    long blocks = Math.max(Math.min(plan.blocks(), most), LEAST_BLOCKS) / 4 * 4;
    RunPlan whole = plan.withBlocks(blocks);
    List<Known> known = errors(whole, threads);
    List<Known> ofQuarter = errors(plan.withBlocks(blocks / 4), threads);
    return new PrecisionPilot(whole, known, exponent(ofQuarter, known));
  }

  private static List<Known> errors(RunPlan plan, int threads) {
    CompiledPlan compiled = new CompiledPlan(plan);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(threads).run(compiled));
    if (estimates.empty()) {
      return List.of();
    }
    Model model = plan.model();
    int last = model.quarters().size() - 1;
    List<Known> known = new ArrayList<>();
    for (int s = 0; s < model.scenarios().size(); s++) {
      String scenario = model.scenarios().get(s);
      ColumnEstimates column = estimates.output(s, 0, last);
      known.add(known("mean", scenario, Optional.empty(), column.mean()));
      for (double p : QUANTILES) {
        known.add(known(QuantileLabel.of(p), scenario, Optional.empty(), column.quantile(p)));
      }
      List<Estimate> events = estimates.events(s, last);
      for (int e = 0; e < events.size(); e++) {
        Optional<String> event = Optional.of(plan.events().get(e).name());
        known.add(known("probability", scenario, event, events.get(e)));
      }
    }
    for (int p = 0; p < plan.pairs().size(); p++) {
      Pair pair = plan.pairs().get(p);
      known.add(
          new Known(
              "mean",
              model.scenarios().get(pair.scenario()),
              Optional.of(model.scenarios().get(pair.reference())),
              Optional.empty(),
              estimates.difference(p, last).mean().standardError()));
    }
    return known;
  }

  private static Known known(
      String statistic, String scenario, Optional<String> event, Estimate estimate) {
    return new Known(statistic, scenario, Optional.empty(), event, estimate.standardError());
  }

  /** The median of a over all statistics whose error fell as draws^-a. */
  private static double exponent(List<Known> ofQuarter, List<Known> ofWhole) {
    List<Double> exponents = new ArrayList<>();
    for (int k = 0; k < Math.min(ofQuarter.size(), ofWhole.size()); k++) {
      double ratio = ofQuarter.get(k).error() / ofWhole.get(k).error();
      if (ratio > 0 && Double.isFinite(ratio)) {
        exponents.add(Math.log(ratio) / Math.log(4));
      }
    }
    if (exponents.isEmpty()) {
      return SLOWEST;
    }
    double median = MedianTimes.median(exponents.stream().mapToDouble(x -> x).toArray());
    return Math.min(Math.max(median, SLOWEST), FASTEST);
  }

  /** The exponent a of draws^-a, within [0.5, 1]. */
  double exponent() {
    return exponent;
  }

  /**
   * How soon the statistics become precise.
   *
   * @param nsPerDraw nanoseconds that a draw takes
   */
  List<PrecisionSpeed> speeds(double nsPerDraw) {
    double seconds = nsPerDraw * 1e-9 * plan.draws() * Math.pow(2, 1 / exponent);
    return known.stream()
        .map(
            each ->
                new PrecisionSpeed(
                    each.statistic(),
                    each.scenario(),
                    each.reference(),
                    each.event(),
                    plan.draws(),
                    each.error(),
                    seconds))
        .toList();
  }
}
