package org.gap2028.job.run;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.storage.Existing;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.RunPlace;
import org.gap2028.job.storage.RunProgress;
import org.gap2028.job.storage.StagedRun;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.storage.StorageException;

/**
 * The main job, from a configuration to a published run directory: finds out what is done already,
 * and has the rest computed ({@link RunComputation}). The same run is not computed twice: where it
 * is published already, it is found, and where it was interrupted, it is continued.
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
   * @param notes told what the user should know, one line each
   * @throws org.gap2028.job.storage.StorageException if the output cannot be used; nothing was
   *     started then, or nothing was published
   * @throws RunFailedException if the run cannot be finished; nothing was published
   */
  public RunOutcome run(RunRequest request, Progress progress, Consumer<String> notes) {
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
    try (StagedRun staged = place.stage(runId, request.existing(), notes)) {
      Optional<RunProgress> kept = progress(request, staged, notes);
      try (SparkRunner spark = SparkRunner.start(properties);
          InterruptionHook hook = InterruptionHook.of(spark, staged)) {
        RunComputation run = new RunComputation(request, build, clock, staged, spark, notes);
        return run.run(done(request, staged, kept, run.compiled(), notes), progress);
      }
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
        .filter(run -> run.hasState() || request.state() == RunRequest.State.LEAVE_OUT)
        .filter(RunDirectory::isUndamaged);
  }

  /** What is done already: the progress of a run that died, or nothing. */
  private static RunTallies done(
      RunRequest request,
      StagedRun staged,
      Optional<RunProgress> progress,
      CompiledPlan compiled,
      Consumer<String> notes) {
    RunTallies tallies = RunTallies.empty(compiled);
    if (progress.isEmpty()) {
      return tallies;
    }
    progress.get().tallies().forEach(tallies::add);
    notes.accept(
        String.format(
            Locale.ROOT,
            "Continuing run %s, which was interrupted: %,d of %,d draws are done",
            staged.runId(),
            tallies.draws(),
            request.config().sampling().roundedDraws()));
    return tallies;
  }

  /** Progress of the same run; that of another is refused, or deleted where it is to be. */
  private static Optional<RunProgress> progress(
      RunRequest request, StagedRun staged, Consumer<String> notes) {
    Optional<RunProgress> progress = staged.takeProgress();
    if (progress.isEmpty() || progress.get().runId().equals(staged.runId())) {
      return progress;
    }
    RunProgress other = progress.get();
    String what =
        String.format(
            Locale.ROOT, "run %s, of which %,d draws are done", other.runId(), other.draws());
    if (request.existing() != Existing.REPLACE) {
      throw StorageException.refused(
          "Cannot write "
              + request.output()
              + ": there is progress of another "
              + what
              + ". It differs in "
              + Differences.describe(other.configuration(), request.config().json())
              + ". Run that command again to continue it, choose another directory with --output,"
              + " or delete the progress with --overwrite");
    }
    staged.forgetProgress();
    notes.accept("Deleted the progress of " + what);
    return Optional.empty();
  }
}
