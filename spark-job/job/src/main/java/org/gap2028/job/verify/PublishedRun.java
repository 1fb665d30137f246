package org.gap2028.job.verify;

import java.util.List;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.run.EstimateTables;
import org.gap2028.job.run.RunFailedException;
import org.gap2028.job.table.TableData;

/**
 * What a run of a plan publishes.
 *
 * @param compiled the plan
 * @param estimates all estimates
 * @param tables the tables that {@code run} publishes of them
 */
public record PublishedRun(CompiledPlan compiled, RunEstimates estimates, List<TableData> tables) {

  private static final String RUN_ID = "verify";

  /** Keeps a copy of the list. */
  public PublishedRun {
    tables = List.copyOf(tables);
  }

  /**
   * The estimates and tables of a run's tallies, one for each replicate.
   *
   * @throws RunFailedException if all draws of a replicate failed in a scenario
   */
  public static PublishedRun of(CompiledPlan compiled, List<PackedTally> tallies) {
    RunEstimates estimates = new RunEstimates(compiled, tallies);
    if (estimates.empty()) {
      throw new RunFailedException(
          "Cannot estimate anything: all draws of a replicate failed; the first failed draws are "
              + estimates.failedIds());
    }
    return new PublishedRun(
        compiled, estimates, EstimateTables.of(RUN_ID, compiled.plan(), estimates));
  }

  /** A table by its name. */
  TableData table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }
}
