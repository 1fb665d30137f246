package org.gap2028.job.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.sensitivity.Study;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.table.TableData;

/**
 * What drives the gap, after the draws are done: studies on Spark, one after the other, and tables
 * made of what they yield. Nothing of it is kept on the way: it takes seconds, and is computed
 * again where a run is continued.
 */
final class SensitivityComputation {

  private final String runId;
  private final RunConfig config;
  private final CompiledPlan compiled;
  private final RunTallies tallies;
  private final SparkRunner spark;
  private final OptionalInt partitions;
  private final Progress progress;
  private final Consumer<String> notes;

  /**
   * The computation of a run.
   *
   * @param compiled the run's plan, with as many blocks as it has in the end
   * @param tallies tallies of all its draws
   * @param partitions tasks of a study, where the user says how many
   * @param progress told how far each study is
   * @param notes told what the user should know
   */
  SensitivityComputation(
      String runId,
      RunConfig config,
      CompiledPlan compiled,
      RunTallies tallies,
      SparkRunner spark,
      OptionalInt partitions,
      Progress progress,
      Consumer<String> notes) {
    this.runId = runId;
    this.config = config;
    this.compiled = compiled;
    this.tallies = tallies;
    this.spark = spark;
    this.partitions = partitions;
    this.progress = progress;
    this.notes = notes;
  }

  /** The tables, none where nothing of it is asked. */
  List<TableData> tables() {
    List<TableData> tables = new ArrayList<>();
    if (config.sensitivity().enabled()) {
      Studies studies = studies();
      tables.addAll(IndexTables.of(runId, config.sensitivity(), compiled, tallies, studies));
      tables.addAll(new DecisionTables(config, compiled, notes).of(runId, studies));
    }
    return tables;
  }

  /** Runs studies on the run's plan. */
  private Studies studies() {
    return new Studies() {
      @Override
      public <P extends Serializable> List<P> run(Study<P> study) {
        return spark.run(study, compiled, partitions, progress);
      }
    };
  }
}
