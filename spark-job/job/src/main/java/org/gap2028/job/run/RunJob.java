package org.gap2028.job.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SavedDraws;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.storage.Existing;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.RunPlace;
import org.gap2028.job.storage.StagedRun;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.ResultDigest;
import org.gap2028.job.table.RunRow;
import org.gap2028.job.table.TableData;

/**
 * The main job, from a configuration to a published run directory: plan, draws on Spark, estimates,
 * tables, publication. The same run is not computed twice: where it is published already, it is
 * found.
 */
public final class RunJob {

  private final Storage storage;
  private final Build build;
  private final Clock clock;

  /**
   * A job.
   *
   * @param storage where run directories are
   * @param build what the program was built from
   * @param clock tells when a run started and how long it took; no published number depends on it
   */
  public RunJob(Storage storage, Build build, Clock clock) {
    this.storage = storage;
    this.build = build;
    this.clock = clock;
  }

  /**
   * Runs, or finds the same run.
   *
   * @param request what is asked
   * @param progress told how many draws are done
   * @throws org.gap2028.job.storage.StorageException if the output cannot be used; nothing was
   *     started then, or nothing was published
   * @throws RefusedException if the run would not fit into this JVM; nothing was started
   * @throws RunFailedException if the run cannot be finished; nothing was published
   */
  public RunOutcome run(RunRequest request, Progress progress) {
    RunConfig config = request.config();
    String runId = RunId.of(config, build);
    byte[] configuration = config.json();
    RunPlace place = storage.place(request.output());
    if (request.existing() == Existing.REFUSE) {
      Optional<RunDirectory> same = same(place, runId, configuration, request);
      if (same.isPresent()) {
        return RunOutcome.found(same.get());
      }
    }
    Map<String, String> properties =
        SparkSettings.properties("gap2028 " + config.name(), request.sparkProperties());
    HeapNeed.of(config.plan(), SparkSettings.localThreads(properties))
        .check(Runtime.getRuntime().maxMemory());
    try (StagedRun staged = place.stage(runId, request.existing());
        SparkRunner spark = SparkRunner.start(properties);
        InterruptionHook hook = InterruptionHook.of(spark, staged)) {
      staged.writeConfiguration(configuration);
      return compute(request, runId, staged, spark, progress);
    }
  }

  /** The run that is asked for, where it is published already and whole. */
  private static Optional<RunDirectory> same(
      RunPlace place, String runId, byte[] configuration, RunRequest request) {
    long wanted = Math.min(request.savedDraws(), request.config().sampling().roundedDraws());
    return place
        .find()
        .filter(run -> run.isSameRun(runId, configuration))
        .filter(run -> run.savedDraws() >= wanted)
        .filter(RunDirectory::isUndamaged);
  }

  private RunOutcome compute(
      RunRequest request, String runId, StagedRun staged, SparkRunner spark, Progress progress) {
    Instant started = clock.instant();
    RunConfig config = request.config();
    RunPlan plan = config.plan();
    CompiledPlan compiled = new CompiledPlan(plan);
    int partitions = request.partitions().orElseGet(() -> spark.defaultPartitions(plan));

    List<PackedTally> tallies = spark.run(compiled, partitions, progress);
    RunEstimates estimates = new RunEstimates(compiled, tallies);
    checkFailures(config, plan, estimates);
    saveDraws(request, runId, compiled, staged, spark);

    List<TableData> tables = new ArrayList<>();
    tables.addAll(ConfigurationTables.of(runId, config, plan.model()));
    tables.addAll(EstimateTables.of(runId, plan, estimates));
    tables.addAll(DrawlessTables.of(runId, config, plan));
    String digest = ResultDigest.of(tables);
    tables.add(runTable(runId, config, plan, estimates, digest, spark, started));
    tables.forEach(staged::write);
    staged.publish(build.version());
    return new RunOutcome(request.output(), false, tables, estimates.failedIds());
  }

  /** More failed draws than allowed: what is left is not the distribution that was asked for. */
  private static void checkFailures(RunConfig config, RunPlan plan, RunEstimates estimates) {
    double share = (double) estimates.failedDraws() / plan.draws();
    if (share > config.allowFailedShare() || estimates.empty()) {
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "Cannot publish the run: %d of %d draws failed (%.3g %%, at most %.3g %% are allowed;"
                  + " allow_failed_share allows more). The first failed draws are %s. A draw fails"
                  + " where a lead in months has no meaning: narrow the bounds of the inputs. Once"
                  + " published, a run's draws are shown step by step by the command replay",
              estimates.failedDraws(),
              plan.draws(),
              100 * share,
              100 * config.allowFailedShare(),
              estimates.failedIds()));
    }
  }

  private static void saveDraws(
      RunRequest request,
      String runId,
      CompiledPlan compiled,
      StagedRun staged,
      SparkRunner spark) {
    if (request.savedDraws() == 0) {
      return;
    }
    DrawTables tables = ConfigurationTables.draws(request.config(), compiled.plan().model());
    SavedDraws saved =
        spark.saveDraws(
            compiled,
            request.savedDraws(),
            runId,
            staged.drawStaging(tables.inputs()),
            staged.drawStaging(tables.outputs()));
    staged.commitDraws(tables.inputs(), saved.inputs());
    staged.commitDraws(tables.outputs(), saved.outputs());
  }

  private TableData runTable(
      String runId,
      RunConfig config,
      RunPlan plan,
      RunEstimates estimates,
      String digest,
      SparkRunner spark,
      Instant started) {
    RunRow row =
        new RunRow(
            config.name(),
            config.model().key(),
            config.sampling().design().key(),
            config.seed(),
            plan.draws(),
            plan.replicates(),
            estimates.failedDraws(),
            config.sha256(),
            digest,
            build.version(),
            build.commit(),
            spark.sparkVersion(),
            Runtime.version().toString(),
            spark.master(),
            started,
            Duration.between(started, clock.instant()).toNanos() / 1e9);
    return RunRow.TABLE.rows(runId, List.of(row));
  }
}
