package org.gap2028.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.storage.Existing;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.StagedRun;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.storage.StorageException;
import org.gap2028.job.table.ResultDigest;
import org.gap2028.job.table.TableData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin with what others have done: continued, extended, or found. */
class ContinuedRunTest {

  private static final Build BUILD = new Build("1.2.3", Optional.empty());
  private static final String SMALL = "32768";
  private static final String LARGE = "100000";

  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();

  private static RunConfig config(String draws, String... fields) {
    String more = fields.length == 0 ? "" : ", " + String.join(", ", fields);
    String json = "{\"name\": \"one\", \"model\": \"persistence\"" + more + "}";
    return ConfigurationReader.read(
        json.getBytes(StandardCharsets.UTF_8),
        "one.json",
        List.of(Assignment.draws(draws), Assignment.replicates("9")));
  }

  private RunRequest request(
      RunConfig config, Existing existing, RunRequest.State state, long savedDraws) {
    return new RunRequest(
        config,
        folder.resolve("run").toString(),
        existing,
        state,
        OptionalInt.empty(),
        savedDraws,
        Map.of("spark.master", "local[2]"));
  }

  private RunOutcome run(RunConfig config, Existing existing) {
    return run(request(config, existing, RunRequest.State.KEEP, 0), BUILD);
  }

  private RunOutcome run(RunRequest request, Build build) {
    notes.clear();
    return new RunJob(Storage.local(), build, Clock.systemUTC())
        .run(request, Progress.NONE, notes::add);
  }

  /** The digest of the same question, computed without Spark, from the start. */
  private static String digest(RunConfig config, long blocks) {
    RunPlan plan = config.plan().withBlocks(blocks);
    CompiledPlan compiled = new CompiledPlan(plan);
    List<PackedTally> tallies = new LocalRunner(2).run(compiled);
    List<TableData> tables = new ArrayList<>();
    tables.addAll(ConfigurationTables.of("id", config, plan.model()));
    tables.addAll(EstimateTables.of("id", plan, new RunEstimates(compiled, tallies)));
    tables.addAll(DrawlessTables.of("id", config, plan));
    return ResultDigest.of(tables);
  }

  private static String digest(RunConfig config) {
    return digest(config, config.plan().blocks());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** Progress as a process that was killed leaves it: some replicates are further than others. */
  private void leaveProgress(RunConfig config) {
    RunPlan plan = config.plan();
    Map<Integer, PackedTally> done = new TreeMap<>();
    List<PackedTally> few = new LocalRunner(2).run(new CompiledPlan(plan.withBlocks(2)));
    List<PackedTally> all = new LocalRunner(2).run(new CompiledPlan(plan));
    done.put(0, all.get(0));
    done.put(1, all.get(1));
    done.put(2, few.get(2));
    String runId = RunId.of(config, BUILD);
    try (StagedRun staged =
        Storage.local()
            .place(folder.resolve("run").toString())
            .stage(runId, Existing.REFUSE, note -> {})) {
      staged.keepProgress(config.json(), done, List.of());
    }
  }

  @Test
  void continuesFromProgressToTheSameDigest() throws IOException {
    RunConfig config = config(SMALL);
    leaveProgress(config);
    assertThat(files()).containsExactly(".run.staging");

    RunOutcome outcome = run(config, Existing.REFUSE);

    assertThat(notes)
        .containsExactly(
            "Continuing run "
                + RunId.of(config, BUILD)
                + ", which was interrupted: 10,240 of 36,864 draws are done");
    assertThat(outcome.run().text("result_digest")).isEqualTo(digest(config));
    assertThat(files()).containsExactly("run");
    assertThat(published().isUndamaged()).isTrue();
    assertThat(run(config, Existing.REFUSE).found()).isTrue();
  }

  @Test
  void refusesProgressOfAnotherRunAndDeletesItWhenTold() throws IOException {
    leaveProgress(config(SMALL));

    assertThatThrownBy(() -> run(config(LARGE), Existing.REFUSE))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("progress of another run one-")
        .hasMessageContaining("sampling.draws (32768 there, 100000 here)")
        .hasMessageContaining("--output")
        .hasMessageContaining("--overwrite");
    assertThat(files()).containsExactly(".run.staging");

    run(config(LARGE), Existing.REPLACE);
    assertThat(notes).singleElement().asString().startsWith("Deleted the progress of run one-");
    assertThat(files()).containsExactly("run");
  }

  @Test
  void beginsAnewWhereProgressIsDamaged() throws IOException {
    RunConfig config = config(SMALL);
    leaveProgress(config);
    Path state = folder.resolve(".run.staging/state");
    try (Stream<Path> tallies = Files.list(state)) {
      Files.write(tallies.findFirst().orElseThrow(), new byte[] {1, 2, 3});
    }

    RunOutcome outcome = run(config, Existing.REFUSE);

    assertThat(notes).singleElement().asString().contains("damaged");
    assertThat(outcome.run().text("result_digest")).isEqualTo(digest(config));
  }

  @Test
  void extendsARunToTheDigestOfAFreshOne() throws IOException {
    run(request(config(SMALL), Existing.EXTEND, RunRequest.State.KEEP, 2000), BUILD);
    assertThat(notes).isEmpty();
    String before = published().manifest().runId();
    RunConfig larger =
        config(
            LARGE,
            "\"quantiles\": [0.2, 0.7]",
            "\"description\": \"larger\"",
            "\"events\": [{\"name\": \"long\", \"from\": 20},"
                + " {\"name\": \"parity_reached\", \"below\": 3, \"ever\": true}]");
    assertThatThrownBy(() -> run(larger, Existing.REFUSE))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("--extend");

    RunOutcome outcome = run(larger, Existing.EXTEND);

    assertThat(notes)
        .containsExactly("Extending run " + before + ": 36,864 of 101,376 draws are done");
    assertThat(outcome.run().text("result_digest")).isEqualTo(digest(larger));
    assertThat(outcome.run().count("draws")).isEqualTo(101_376);
    assertThat(published().manifest().runId()).isNotEqualTo(before);
    assertThat(published().savedDraws()).isEqualTo(2000);
    assertThat(published().isUndamaged()).isTrue();
    assertThat(files()).containsExactly("run");
    assertThat(run(larger, Existing.EXTEND).found()).isTrue();
  }

  @Test
  void refusesByNameWhatExtendingCannotChange() {
    run(config(SMALL), Existing.REFUSE);

    refusesToExtend(config("9216"), "36864 draws, more than sampling.draws: 9216");
    refusesToExtend(
        config(LARGE, "\"events\": [{\"name\": \"soon\", \"below\": 1, \"ever\": true}]"),
        "events.parity_reached",
        "events.soon (none there");
    refusesToExtend(config(LARGE, "\"seed\": 7"), "seed (2028 there, 7 here)");
    refusesToExtend(
        config(
            LARGE, "\"inputs\": {\"initial_lead\": {\"distribution\": \"fixed\", \"value\": 7}}"),
        "inputs.initial_lead.distribution");
    refusesToExtend(config(LARGE, "\"scenarios\": {\"other\": {}}"), "scenarios.other (none there");
    assertThatThrownBy(
            () ->
                run(
                    request(config(LARGE), Existing.EXTEND, RunRequest.State.KEEP, 0),
                    new Build("1.2.4", Optional.empty())))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("it was made by version 1.2.3, and this is 1.2.4");
  }

  private void refusesToExtend(RunConfig config, String... parts) {
    assertThatThrownBy(() -> run(config, Existing.EXTEND))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(StorageException.Kind.REFUSED);
              assertThat(e).hasMessageContaining("Cannot extend").hasMessageContainingAll(parts);
            });
  }

  @Test
  void leavesStateOutAndThenDoesNotExtend() throws IOException {
    run(request(config(SMALL), Existing.REFUSE, RunRequest.State.LEAVE_OUT, 0), BUILD);
    assertThat(folder.resolve("run/state")).doesNotExist();
    assertThat(published().hasState()).isFalse();
    assertThat(files()).containsExactly("run");
    refusesToExtend(config(LARGE), "it has no state/");
  }

  @Test
  void growsUntilItIsAsPreciseAsAsked() {
    RunConfig config =
        config("1M", "\"precision\": [{\"statistic\": \"mean\", \"half_width\": 0.01}]");

    RunOutcome outcome = run(config, Existing.REFUSE);

    // The smallest 1,024 x 9 x 2^j of at least 65,536 is 73,728; Sobol' points do far better.
    assertThat(outcome.precise()).isTrue();
    assertThat(outcome.run().count("draws")).isEqualTo(73_728);
    assertThat(outcome.run().text("result_digest")).isEqualTo(digest(config, 8));
    RunOutcome found = run(config, Existing.REFUSE);
    assertThat(found.found()).isTrue();
    assertThat(found.precise()).isTrue();
  }

  @Test
  void spendsTheBudgetAndSaysWhatIsMissed() {
    RunConfig config =
        config(
            "250000",
            "\"precision\": [{\"statistic\": \"p05\", \"scenario\": \"relax\","
                + " \"quarter\": \"2027Q1\", \"half_width\": 1e-7},"
                + " {\"statistic\": \"mean\", \"scenario\": \"tighten\","
                + " \"reference\": \"baseline\", \"half_width\": 0.5}]");

    RunOutcome outcome = run(config, Existing.REFUSE);

    assertThat(outcome.precise()).isFalse();
    assertThat(outcome.run().count("draws")).isEqualTo(258_048);
    assertThat(outcome.precision()).extracting(PrecisionReached::met).containsExactly(false, true);
    assertThat(outcome.precision().get(0).drawsNeeded()).isGreaterThan(258_048);
    TableData convergence = outcome.table("convergence");
    assertThat(convergence.rows().stream().map(row -> row.count("draws")).distinct())
        .containsExactlyInAnyOrder(73_728L, 147_456L, 258_048L);
    assertThat(run(config, Existing.REFUSE).precise()).isFalse();
  }

  private RunDirectory published() {
    return Storage.local().place(folder.resolve("run").toString()).open();
  }
}
