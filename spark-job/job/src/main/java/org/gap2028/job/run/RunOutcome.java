package org.gap2028.job.run;

import java.util.List;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.table.ConvergenceRow;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;

/**
 * A published run.
 *
 * @param output path of the run directory, as the user wrote it
 * @param found whether the very same run was there already
 * @param tables its small tables
 * @param precision what was reached of the precision that was asked for; empty where none was
 * @param failedIds ids of the first failed draws; empty for a run that was found
 */
public record RunOutcome(
    String output,
    boolean found,
    List<TableData> tables,
    List<PrecisionReached> precision,
    List<Long> failedIds) {

  /** Keeps copies of the lists. */
  public RunOutcome {
    tables = List.copyOf(tables);
    precision = List.copyOf(precision);
    failedIds = List.copyOf(failedIds);
  }

  static RunOutcome found(RunDirectory run, RunConfig config) {
    List<TableData> tables = run.tableNames().stream().map(run::table).toList();
    List<PrecisionReached> precision =
        config.precision().isEmpty()
            ? List.of()
            : Convergence.reached(
                config.precision(),
                config.plan(),
                ConvergenceRow.of(run.table(ConvergenceRow.TABLE.schema().name())),
                run.table("run").row(0).count("draws"));
    return new RunOutcome(run.path(), true, tables, precision, List.of());
  }

  /** Whether everything is as precise as asked. */
  public boolean precise() {
    return precision.stream().allMatch(PrecisionReached::met);
  }

  /** A small table. */
  public TableData table(String name) {
    return tables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Invalid table: " + name));
  }

  /** The one row of the table {@code run}. */
  public TableRow run() {
    return table("run").row(0);
  }
}
