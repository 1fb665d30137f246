package org.gap2028.job.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.RunProgress;
import org.gap2028.job.table.ConvergenceRow;

/**
 * What is done of a run before it begins.
 *
 * @param tallies the tallies so far
 * @param unkept replicates whose tallies are not kept as this run's progress
 * @param convergence rows of earlier checkpoints
 * @param extendedBlocks blocks of each replicate of the run that is extended; 0 where none is
 * @param drawLimit draws of the run that is extended with ids below this were to be saved
 */
record DoneWork(
    RunTallies tallies,
    Set<Integer> unkept,
    List<ConvergenceRow> convergence,
    long extendedBlocks,
    long drawLimit) {

  /** Nothing. */
  static DoneWork nothing(CompiledPlan compiled) {
    return new DoneWork(RunTallies.empty(compiled), Set.of(), List.of(), 0, 0);
  }

  /** The progress of the run itself; what it extends is in it. */
  DoneWork with(RunProgress progress, CompiledPlan compiled) {
    RunTallies kept = RunTallies.empty(compiled);
    progress.tallies().forEach(kept::add);
    return new DoneWork(
        kept, Set.of(), Convergence.ofJson(progress.notes()), extendedBlocks, drawLimit);
  }

  /** The draws of a finished run. */
  static DoneWork extending(RunDirectory run, CompiledPlan compiled) {
    RunTallies tallies = RunTallies.empty(compiled);
    Set<Integer> all = new HashSet<>();
    for (PackedTally tally : run.state()) {
      tallies.add(all.size(), tally);
      all.add(all.size());
    }
    long draws = tallies.draws();
    List<ConvergenceRow> earlier =
        ConvergenceRow.of(run.table(ConvergenceRow.TABLE.schema().name())).stream()
            .filter(row -> row.draws() < draws)
            .toList();
    return new DoneWork(
        tallies,
        all,
        earlier,
        tallies.blocks(0),
        run.manifest().drawLimit().orElse(Long.MAX_VALUE));
  }
}
