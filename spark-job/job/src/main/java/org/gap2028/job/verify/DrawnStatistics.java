package org.gap2028.job.verify;

import java.util.function.DoubleUnaryOperator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawEvaluator;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.RunPlan;

/**
 * Statistics of draws with their own noise, as {@code --save-draws} and {@code replay} have them:
 * what is integrated must agree with what is drawn.
 */
final class DrawnStatistics {

  private static final String BELOW = "drawn:below:";

  private final CompiledPlan compiled;

  DrawnStatistics(CompiledPlan compiled) {
    this.compiled = compiled;
  }

  /**
   * A statistic of the first output.
   *
   * @param scenario index of the scenario
   * @param quarter index of the quarter
   * @param statistic {@code drawn:mean}, or {@code drawn:below:X} for the share below X
   */
  Measured of(int scenario, int quarter, String statistic) {
    if (!statistic.startsWith(BELOW)) {
      return mean(scenario, quarter, x -> x);
    }
    double bound = Double.parseDouble(statistic.substring(BELOW.length()));
    return mean(scenario, quarter, x -> x < bound ? 1 : 0);
  }

  private Measured mean(int scenario, int quarter, DoubleUnaryOperator f) {
    RunPlan plan = compiled.plan();
    DrawEvaluator draws = new DrawEvaluator(compiled);
    double[] means = new double[plan.replicates()];
    long points = plan.blocks() * RunPlan.BLOCK;
    for (int r = 0; r < means.length; r++) {
      double sum = 0;
      for (long first = 0; first < points; first += DrawSampler.CHUNK) {
        draws.evaluate(r, first);
        double[] values = draws.output(scenario, 0, quarter);
        for (int i = 0; i < DrawSampler.CHUNK; i++) {
          sum += f.applyAsDouble(values[i]);
        }
      }
      means[r] = sum / points;
    }
    return Spread.of(means);
  }
}
