package org.gap2028.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;

/**
 * How many times smaller the standard errors of 1,048,576 draws in 32 replicates are than those of
 * as many draws of plain Monte Carlo with all noise drawn. Ours are measured: the spread over
 * replicates of 32,768 points, more of them than 32 so that the spread itself is well known. Plain
 * Monte Carlo's follow from the distribution: sqrt(p (1 - p) / N) of a probability, the same over
 * the density of a quantile, standard deviation over sqrt(N) of a mean. Prints tables in Markdown.
 *
 * <p>Arguments: a configuration and, optionally, the number of replicates, 256 if left out, and
 * values to set in the configuration (seed=1).
 */
public final class PrecisionExperiment {

  private static final int REPLICATES = 32;
  private static final long BLOCKS = 32;
  private static final double DRAWS = REPLICATES * BLOCKS * RunPlan.BLOCK;
  private static final double[] QUANTILES = {0.05, 0.5, 0.95};

  /** Half of the probability over which a density is taken. */
  private static final double NEAR = 0.005;

  private final RunPlan plan;
  private final Model model;
  private final RunEstimates estimates;

  /** From the errors of the replicates that were run to those of 32. */
  private final double scale;

  private PrecisionExperiment(RunPlan plan, RunEstimates estimates) {
    this.plan = plan;
    model = plan.model();
    this.estimates = estimates;
    scale = Math.sqrt((double) plan.replicates() / REPLICATES);
  }

  /** Runs the experiment. */
  public static void main(String[] arguments) {
    int replicates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 256;
    List<Assignment> settings = Stream.of(arguments).skip(2).map(Assignment::set).toList();
    RunPlan plan =
        ConfigurationReader.read(Path.of(arguments[0]), settings)
            .plan()
            .withReplicates(replicates)
            .withBlocks(BLOCKS);
    CompiledPlan compiled = new CompiledPlan(plan);
    int cores = Runtime.getRuntime().availableProcessors();
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(cores).run(compiled));
    PrecisionExperiment experiment = new PrecisionExperiment(plan, estimates);
    StringBuilder text = new StringBuilder();
    for (int q = plan.model().commonQuarters() + 3; q < plan.model().quarters().size(); q += 4) {
      experiment.quarter(q, text);
    }
    System.out.print(text);
  }

  private void quarter(int q, StringBuilder text) {
    List<Event> events = plan.events();
    text.append(model.quarters().get(q).label()).append("\n\n| | mean |");
    events.forEach(event -> text.append(' ').append(event.name()).append(" |"));
    text.append(" p05 | p50 | p95 | least | median |\n|---|");
    text.append("---|".repeat(events.size() + 6)).append('\n');
    List<Double> all = new ArrayList<>();
    for (int s = 0; s < model.scenarios().size(); s++) {
      all.addAll(scenario(s, q, text));
    }
    text.append(String.format(Locale.ROOT, "%nMedian of all: %.1f%n%n", median(all)));
    for (int p = 0; p < plan.pairs().size(); p++) {
      pair(p, q, text);
    }
    text.append('\n');
  }

  /** Writes a scenario's line; returns the ratios of events that need no path, and quantiles. */
  private List<Double> scenario(int s, int q, StringBuilder text) {
    ColumnEstimates column = estimates.output(s, 0, q);
    double mean = column.moments().sd() / Math.sqrt(DRAWS);
    text.append("| ").append(model.scenarios().get(s)).append(" |");
    cell(mean / (scale * column.mean().standardError()), text);
    List<Double> ratios = new ArrayList<>();
    List<Estimate> probabilities = estimates.events(s, q);
    for (int e = 0; e < probabilities.size(); e++) {
      Estimate probability = probabilities.get(e);
      double ratio = ofShare(probability.value()) / (scale * probability.standardError());
      cell(ratio, text);
      if (!plan.events().get(e).ever()) {
        ratios.add(ratio);
      }
    }
    for (double p : QUANTILES) {
      double density =
          2 * NEAR / (column.quantile(p + NEAR).value() - column.quantile(p - NEAR).value());
      double ratio = ofShare(p) / density / (scale * column.quantile(p).standardError());
      cell(ratio, text);
      ratios.add(ratio);
    }
    cell(ratios.stream().mapToDouble(x -> x).min().orElseThrow(), text);
    cell(median(ratios), text);
    text.append('\n');
    return ratios;
  }

  private void pair(int p, int q, StringBuilder text) {
    Pair pair = plan.pairs().get(p);
    ColumnEstimates column = estimates.difference(p, q);
    double mean = column.moments().sd() / Math.sqrt(DRAWS);
    text.append(
        String.format(
            Locale.ROOT,
            "Mean of %s - %s: %.1f%n",
            model.scenarios().get(pair.scenario()),
            model.scenarios().get(pair.reference()),
            mean / (scale * column.mean().standardError())));
  }

  /** The standard error of plain Monte Carlo for a probability. */
  private static double ofShare(double p) {
    return Math.sqrt(p * (1 - p) / DRAWS);
  }

  private static void cell(double ratio, StringBuilder text) {
    text.append(String.format(Locale.ROOT, " %.1f |", ratio));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
