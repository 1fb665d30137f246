package org.gap2028.job.run;

import java.util.List;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.TableData;

/** The tables sensitivity and conditional. */
final class IndexTables {

  private final RunConfig config;
  private final CompiledPlan compiled;
  private final RunTallies tallies;

  IndexTables(RunConfig config, CompiledPlan compiled, RunTallies tallies) {
    this.config = config;
    this.compiled = compiled;
    this.tallies = tallies;
  }

  /** The tables of a run. */
  List<TableData> of(String runId, Studies studies) {
    return List.of();
  }
}
