package org.gap2028.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gap2028.engine.run.BlockEvaluator;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Tally;
import org.gap2028.job.configuration.ConfigurationReader;

/**
 * How long the core takes, on one thread, to a standard error of 1e-4 on the probability of the
 * first event under the first scenario in the last quarter. The draws are those of the smallest run
 * of 32 replicates that is as precise, as the spread over 512 replicates of its length says. Timed
 * is the evaluation of exactly these draws into tallies, from the third second on; not the start of
 * the JVM, the compiling of the plan or the estimates. Prints JSON.
 *
 * <p>Argument: a configuration.
 */
public final class TimeToPrecision {

  private static final double GOAL = 1e-4;
  private static final int REPLICATES = 32;

  /** Replicates that tell the spread to 3 %. */
  private static final int PILOT = 512;

  private static final long WARM_UP = 3_000_000_000L;
  private static final int REPETITIONS = 51;

  private TimeToPrecision() {}

  /** Measures. */
  public static void main(String[] arguments) {
    RunPlan configured = ConfigurationReader.read(Path.of(arguments[0]), List.of()).plan();
    long blocks = 0;
    double error;
    Estimate estimate;
    do {
      blocks++;
      estimate = estimate(configured.withReplicates(PILOT).withBlocks(blocks));
      error = estimate.standardError() * Math.sqrt((double) PILOT / REPLICATES);
    } while (error > GOAL);
    RunPlan plan = configured.withReplicates(REPLICATES).withBlocks(blocks);
    double seconds = seconds(plan);
    System.out.printf(
        Locale.ROOT,
        "{\"draws\": %d, \"probability\": %.6f, \"standard_error\": %.4g, \"seconds\": %.6f,"
            + " \"ns_per_draw\": %.1f}%n",
        plan.draws(),
        estimate.value(),
        error,
        seconds,
        seconds * 1e9 / plan.draws());
  }

  private static Estimate estimate(RunPlan plan) {
    CompiledPlan compiled = new CompiledPlan(plan);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(1).run(compiled));
    return estimates.events(0, plan.model().quarters().size() - 1).get(0);
  }

  /** The median time of a whole run. */
  private static double seconds(RunPlan plan) {
    CompiledPlan compiled = new CompiledPlan(plan);
    BlockEvaluator evaluator = new BlockEvaluator(compiled);
    long end = System.nanoTime() + WARM_UP;
    while (System.nanoTime() < end) {
      evaluate(compiled, evaluator);
    }
    double[] seconds = new double[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      evaluate(compiled, evaluator);
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(seconds);
    return seconds[REPETITIONS / 2];
  }

  private static void evaluate(CompiledPlan compiled, BlockEvaluator evaluator) {
    for (SuperBlock superBlock : SuperBlock.all(compiled.plan())) {
      evaluator.evaluate(superBlock, new Tally(compiled.layout()));
    }
  }
}
