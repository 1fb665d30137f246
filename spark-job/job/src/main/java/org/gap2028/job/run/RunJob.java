package org.gap2028.job.run;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gap2028.engine.run.CompiledPlan;
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
   * @throws RefusedException if the run would not fit into this JVM; nothing was started
   * @throws RunFailedException if the run cannot be finished; nothing was published
   */
  public RunOutcome run(RunRequest request, Progress progress, Consumer<String> notes) {
    RunConfig config = request.config();
    String runId = RunId.of(config, build);
    byte[] configuration = config.json();
    RunPlace place = storage.place(request.output());
    if (request.existing() != Existing.REPLACE) {
      Optional<RunDirectory> there = place.find();
      Optional<RunDirectory> same = there.filter(run -> isSame(run, runId, configuration, request));
      if (same.isPresent()) {
        return RunOutcome.found(same.get(), config);
      }
      there.ifPresent(run -> checkThatItMayBeExtended(run, request));
    }
    Map<String, String> properties =
        SparkSettings.properties("gap2028 " + config.name(), request.sparkProperties());
    HeapNeed.of(config.plan(), SparkSettings.localThreads(properties))
        .check(Runtime.getRuntime().maxMemory());
    try (StagedRun staged = place.stage(runId, request.existing(), notes)) {
      Optional<RunProgress> kept = progress(request, staged, notes);
      CompiledPlan compiled = new CompiledPlan(config.plan());
      DoneWork done = done(request, place, compiled, notes, kept);
      try (SparkRunner spark = SparkRunner.start(properties);
          InterruptionHook hook = InterruptionHook.of(spark, staged, notes)) {
        return new RunComputation(request, build, clock, staged, spark, notes).run(done, progress);
      }
    }
  }

  /** Whether it is the run that is asked for, whole, and with all that is asked for. */
  private static boolean isSame(
      RunDirectory run, String runId, byte[] configuration, RunRequest request) {
    if (!run.isSameRun(runId, configuration)
        || (!run.hasState() && request.state() == RunRequest.State.KEEP)
        || !run.isUndamaged()) {
      return false;
    }
    long draws = run.table("run").row(0).count("draws");
    return run.savedDraws() >= Math.min(request.savedDraws(), draws);
  }

  /** Refuses a run that is there, unless it is to be extended and can be. */
  private void checkThatItMayBeExtended(RunDirectory run, RunRequest request) {
    if (request.existing() == Existing.EXTEND) {
      Extension.check(run, request.config(), build);
      return;
    }
    boolean extendable = Extension.obstacle(run, request.config(), build).isEmpty();
    throw StorageException.refused(
        "Cannot write "
            + request.output()
            + ": a run is there already. Choose another directory with --output, "
            + (extendable ? "add to its draws with --extend, " : "")
            + "or replace it with --overwrite");
  }

  /** What is done already: the progress of this run, and the run that is extended. */
  private DoneWork done(
      RunRequest request,
      RunPlace place,
      CompiledPlan compiled,
      Consumer<String> notes,
      Optional<RunProgress> progress) {
    long wanted = request.config().sampling().roundedDraws();
    DoneWork done = DoneWork.nothing(compiled);
    Optional<RunDirectory> extended =
        request.existing() == Existing.EXTEND ? place.find() : Optional.empty();
    if (extended.isPresent()) {
      // Looked at again, now that nobody else can change it.
      Extension.check(extended.get(), request.config(), build);
      done = DoneWork.extending(extended.get(), compiled);
      notes.accept(
          String.format(
              Locale.ROOT,
              "Extending run %s: %,d of %,d draws are done",
              extended.get().manifest().runId(),
              done.tallies().draws(),
              wanted));
    }
    if (progress.isPresent()) {
      done = done.with(progress.get(), compiled);
      notes.accept(
          String.format(
              Locale.ROOT,
              "Continuing run %s, which was interrupted: %,d of %,d draws are done",
              progress.get().runId(),
              done.tallies().draws(),
              wanted));
    }
    return done;
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
