package org.gap2028.job.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.ProgressPoll;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.storage.DrawFiles;
import org.gap2028.job.storage.DrawStaging;
import org.gap2028.job.storage.StagedRun;
import org.gap2028.job.storage.StorageException;
import org.gap2028.job.table.ConvergenceRow;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.ResultDigest;
import org.gap2028.job.table.RunRow;
import org.gap2028.job.table.TableData;

/**
 * One run from its first draw, or from what is done already, to its publication: draws on Spark in
 * rounds, progress kept between them, estimates, tables.
 */
final class RunComputation {

  private final RunRequest request;
  private final RunConfig config;
  private final Build build;
  private final Clock clock;
  private final StagedRun staged;
  private final SparkRunner spark;
  private final Consumer<String> notes;
  private final byte[] configuration;
  private final RunPlan plan;
  private final CompiledPlan compiled;
  private final Convergence convergence;
  private final Instant started;

  /**
   * A run.
   *
   * @param staged where it is made
   * @param notes told what the user should know
   */
  RunComputation(
      RunRequest request,
      Build build,
      Clock clock,
      StagedRun staged,
      SparkRunner spark,
      Consumer<String> notes) {
    this(request, build, clock, staged, spark, notes, request.config().plan());
  }

  /** The same with another plan of the configuration: one whose model fails, in tests. */
  RunComputation(
      RunRequest request,
      Build build,
      Clock clock,
      StagedRun staged,
      SparkRunner spark,
      Consumer<String> notes,
      RunPlan plan) {
    this.request = request;
    this.build = build;
    this.clock = clock;
    this.staged = staged;
    this.spark = spark;
    this.notes = notes;
    config = request.config();
    configuration = config.json();
    this.plan = plan;
    compiled = new CompiledPlan(plan);
    convergence = new Convergence(config, plan);
    started = clock.instant();
  }

  /**
   * Computes what is missing and publishes.
   *
   * @param done what is done already
   * @param progress told how many draws are done
   */
  RunOutcome run(DoneWork done, Progress progress) {
    RunTallies tallies = done.tallies();
    convergence.addAll(done.convergence());
    evaluate(done, progress);
    RunEstimates estimates = new RunEstimates(compiled, tallies.all());
    checkFailures(tallies.draws(), estimates);
    List<TableData> drivers = drivers(tallies, progress);
    staged.writeConfiguration(configuration);
    if (request.state() == RunRequest.State.KEEP) {
      staged.commitState();
    }
    saveDraws(tallies.blocks(0), drawLimit(done), progress);
    return publish(tallies.draws(), estimates, drivers);
  }

  private List<TableData> drivers(RunTallies tallies, Progress progress) {
    return new SensitivityComputation(
            staged.runId(),
            config,
            new CompiledPlan(plan.withBlocks(tallies.blocks(0))),
            tallies,
            spark,
            request.partitions(),
            progress)
        .tables();
  }

  private void evaluate(DoneWork done, Progress progress) {
    RunTallies tallies = done.tallies();
    long before = tallies.draws();
    AtomicLong target = new AtomicLong(plan.draws());
    try (Rounds rounds =
            new Rounds(
                spark,
                compiled,
                tallies,
                done.unkept(),
                request.partitions(),
                this::keep,
                notes,
                Rounds.Pace.keepingEvery(request.progressSeconds()),
                System::nanoTime);
        ProgressPoll poll =
            new ProgressPoll(() -> before + rounds.draws(), target::get, progress)) {
      for (long blocks : Checkpoints.of(config, plan, done.extendedBlocks())) {
        long draws = plan.withBlocks(blocks).draws();
        target.set(draws);
        if (!convergence.has(draws)) {
          rounds.advance(blocks);
          RunEstimates estimates = new RunEstimates(compiled, tallies.all());
          checkFailures(draws, estimates);
          convergence.check(estimates, draws);
        }
        if (!config.precision().isEmpty() && convergence.met(draws)) {
          break;
        }
      }
      if (request.state() == RunRequest.State.KEEP || drawLimit(done) > 0) {
        rounds.keep();
      }
    }
  }

  private void keep(Map<Integer, PackedTally> changed) {
    staged.keepProgress(configuration, changed, convergence.toJson());
  }

  /** More failed draws than allowed: what is left is not the distribution that was asked for. */
  private void checkFailures(long draws, RunEstimates estimates) {
    double share = (double) estimates.failedDraws() / draws;
    if (share > config.allowFailedShare() || estimates.empty()) {
      // Nothing can be continued: the same draws would fail again.
      staged.forgetProgress();
      throw new RunFailedException(
          String.format(
              Locale.ROOT,
              "Cannot publish the run: %d of %d draws failed (%.3g %%, at most %.3g %% are allowed;"
                  + " allow_failed_share allows more). The first failed draws are %s. A draw fails"
                  + " where a lead in months has no meaning: narrow the bounds of the inputs. Once"
                  + " published, a run's draws are shown step by step by the command replay",
              estimates.failedDraws(),
              draws,
              100 * share,
              100 * config.allowFailedShare(),
              estimates.failedIds()));
    }
  }

  /**
   * Draws that are to be saved have ids below this.
   *
   * @param done knows how many draws of the run that is extended were saved
   */
  private long drawLimit(DoneWork done) {
    return Math.max(request.savedDraws(), done.drawLimit());
  }

  /**
   * Saves draws, those of an extended run anew: every row names its run.
   *
   * @param blocks blocks that each replicate has
   * @param limit draws with ids below this are saved
   */
  private void saveDraws(long blocks, long limit, Progress progress) {
    staged.limitDraws(limit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(limit));
    if (limit == 0) {
      return;
    }
    DrawTables tables = ConfigurationTables.draws(config, plan.model());
    DrawStaging inputs = staged.drawStaging(tables.inputs());
    DrawStaging outputs = staged.drawStaging(tables.outputs());
    List<DrawFiles> kept = staged.keptDraws();
    if (!kept.isEmpty()) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "Of the draws that are to be saved, %,d are in files already",
              kept.stream().mapToLong(DrawFiles::draws).sum()));
    }
    List<DrawFiles> files =
        spark
            .drawSaving(new CompiledPlan(plan.withBlocks(blocks)), limit, request.drawsPerFile())
            .save(inputs, outputs, kept, this::keepDraws, keepNanos() / 2, progress);
    staged.commitDraws(tables.inputs(), files.stream().map(DrawFiles::inputs).toList());
    staged.commitDraws(tables.outputs(), files.stream().map(DrawFiles::outputs).toList());
  }

  private long keepNanos() {
    return Math.round(request.progressSeconds() * 1e9);
  }

  /** What cannot be kept now is kept the next time. */
  private void keepDraws(List<DrawFiles> files) {
    try {
      staged.keepDraws(files);
    } catch (StorageException e) {
      notes.accept(e.getMessage() + "; the run goes on");
    }
  }

  private RunOutcome publish(long draws, RunEstimates estimates, List<TableData> drivers) {
    String runId = staged.runId();
    List<TableData> tables = new ArrayList<>();
    tables.addAll(ConfigurationTables.of(runId, config, plan.model()));
    tables.addAll(EstimateTables.of(runId, plan, estimates));
    tables.addAll(DrawlessTables.of(runId, config, plan));
    tables.addAll(drivers);
    String digest = ResultDigest.of(tables);
    tables.add(ConvergenceRow.TABLE.rows(runId, convergence.rows()));
    tables.add(runTable(runId, draws, estimates, digest));
    tables.forEach(staged::write);
    staged.publish(build.version());
    return new RunOutcome(
        request.output(), false, tables, convergence.reached(draws), estimates.failedIds());
  }

  private TableData runTable(String runId, long draws, RunEstimates estimates, String digest) {
    RunRow row =
        new RunRow(
            config.name(),
            config.model().key(),
            config.sampling().design().key(),
            config.seed(),
            draws,
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
