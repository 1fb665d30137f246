package org.gap2028.job.run;

import java.util.function.LongSupplier;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunPlan;

/**
 * What a run costs in time and disk; {@link HeapNeed} is its memory. Time is measured by a
 * calibration: 65,536 draws of the run's own plan on one thread, again and again for four seconds;
 * the fastest counts. Disk is estimated from sizes that were measured on a run of the default
 * configuration with 262,144 draws.
 *
 * @param nanosecondsPerDraw time of a draw on one core, all scenarios
 * @param tableBytes size of the small tables on disk
 * @param drawInputBytes size of a saved draw's inputs on disk
 * @param drawOutputBytes size of a saved draw's outputs on disk, all scenarios
 */
public record RunCost(
    double nanosecondsPerDraw, long tableBytes, double drawInputBytes, double drawOutputBytes) {

  private static final int REPLICATES = 2;
  private static final int BLOCKS = 32;

  /** Before the compiler is done with them, loops are many times as slow. */
  private static final long CALIBRATION_NANOSECONDS = 4_000_000_000L;

  /** Measured: 444 KB of the table distribution for 72 columns, 88 KB of all other tables. */
  private static final long BYTES_OF_DISTRIBUTION = 6200;

  private static final long BYTES_OF_OTHER_TABLES = 88_000;

  /** Measured: 320.4 bytes a draw of 42 inputs and noises, 79.3 a row of 13 outputs. */
  private static final double BYTES_OF_INPUT = 320.4 / 42;

  private static final double BYTES_OF_OUTPUT = 79.3 / 13;

  /**
   * Measures on this machine, which takes about four seconds.
   *
   * @param plan what would be run
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  public static RunCost measure(RunPlan plan, LongSupplier nanoTime) {
    RunPlan small = plan.withReplicates(REPLICATES).withBlocks(BLOCKS);
    CompiledPlan compiled = new CompiledPlan(small);
    LocalRunner runner = new LocalRunner(1);
    long begin = nanoTime.getAsLong();
    long fastest = Long.MAX_VALUE;
    do {
      long start = nanoTime.getAsLong();
      runner.run(compiled);
      fastest = Math.min(fastest, nanoTime.getAsLong() - start);
    } while (nanoTime.getAsLong() - begin < CALIBRATION_NANOSECONDS);
    Model model = plan.model();
    int quarters = model.quarters().size();
    int scenarios = model.scenarios().size();
    return new RunCost(
        (double) fastest / small.draws(),
        BYTES_OF_OTHER_TABLES
            + BYTES_OF_DISTRIBUTION * scenarios * model.outputs().size() * quarters,
        BYTES_OF_INPUT
            * (plan.inputs().size()
                + plan.walkCoordinates().size()
                + plan.noiseCoordinates().size()),
        BYTES_OF_OUTPUT * scenarios * (quarters + model.outputs().size() - 1));
  }
}
