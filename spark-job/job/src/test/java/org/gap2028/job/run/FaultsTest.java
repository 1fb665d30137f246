package org.gap2028.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.ChangedModel;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SparkJobException;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.storage.Existing;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.StagedRun;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.table.ResultDigest;
import org.gap2028.job.table.TableData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that throw, in the whole job: what is published then, and what is left. */
class FaultsTest {

  private static final Build BUILD = new Build("1.2.3", Optional.empty());

  /** 48 super-blocks of one block each, so that there are many rounds. */
  private static final RunConfig CONFIG =
      ConfigurationReader.read(
          "{\"name\": \"faults\", \"model\": \"persistence\"}".getBytes(StandardCharsets.UTF_8),
          "faults.json",
          List.of(Assignment.draws("49152"), Assignment.replicates("48")));

  /** Progress is kept after every round, and rounds are small. */
  private static final Map<String, String> PROPERTIES =
      Map.of("spark.master", "local[2,4]", RunRequest.PROGRESS_SECONDS, "0.001");

  @TempDir private Path folder;

  private RunRequest request() {
    return request(0, PROPERTIES);
  }

  private RunRequest request(long savedDraws, Map<String, String> properties) {
    return new RunRequest(
        CONFIG,
        folder.resolve("run").toString(),
        Existing.REFUSE,
        RunRequest.State.KEEP,
        OptionalInt.empty(),
        savedDraws,
        properties);
  }

  /** The job with a model whose tasks throw from a stage on, in their first attempts. */
  private RunOutcome run(int firstStage, int attempts) {
    RunPlan plan = CONFIG.plan();
    return run(plan.withModel(new Failing(plan.model(), firstStage, attempts)), request());
  }

  private RunOutcome run(RunPlan failing, RunRequest request) {
    try (StagedRun staged =
            Storage.local()
                .place(folder.resolve("run").toString())
                .stage(RunId.of(CONFIG, BUILD), Existing.REFUSE, note -> {});
        SparkRunner spark = SparkRunner.start(SparkSettings.properties("faults", PROPERTIES))) {
      return new RunComputation(
              request, BUILD, Clock.systemUTC(), staged, spark, note -> {}, failing)
          .run(DoneWork.nothing(new CompiledPlan(failing)), Progress.NONE);
    }
  }

  private static String expected() {
    CompiledPlan compiled = new CompiledPlan(CONFIG.plan());
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(2).run(compiled));
    List<TableData> tables = new ArrayList<>();
    tables.addAll(ConfigurationTables.of("id", CONFIG, compiled.plan().model()));
    tables.addAll(EstimateTables.of("id", compiled.plan(), estimates));
    tables.addAll(DrawlessTables.of("id", CONFIG, compiled.plan()));
    return ResultDigest.of(tables);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void tasksThatThrowInTheirFirstAttemptChangeNothing() throws IOException {
    assertThat(run(0, 1).run().text("result_digest")).isEqualTo(expected());
    assertThat(files()).containsExactly("run");
  }

  @Test
  void tasksThatAlwaysThrowLeaveNothing() throws IOException {
    assertThatThrownBy(() -> run(0, 4))
        .isInstanceOf(SparkJobException.class)
        .hasMessageContaining("injected fault");
    assertThat(files()).isEmpty();
  }

  @Test
  void tasksThatThrowLaterLeaveProgressFromWhichTheSameRunContinues() throws IOException {
    assertThatThrownBy(() -> run(8, 4))
        .isInstanceOf(SparkJobException.class)
        .hasMessageContaining("injected fault");
    assertThat(files()).containsExactly(".run.staging");

    List<String> notes = new ArrayList<>();
    RunOutcome outcome =
        new RunJob(Storage.local(), BUILD, Clock.systemUTC())
            .run(request(), Progress.NONE, notes::add);

    assertThat(notes).singleElement().asString().startsWith("Continuing run faults-");
    assertThat(outcome.run().text("result_digest")).isEqualTo(expected());
    assertThat(files()).containsExactly("run");
  }

  @Test
  void tasksThatThrowWhileDrawsAreSavedLeaveTheFilesThatAreDone() throws IOException {
    // Ten files; those from the fourth on cannot be written.
    Map<String, String> properties = new HashMap<>(PROPERTIES);
    properties.put(RunRequest.DRAWS_PER_FILE, "4096");
    RunRequest request = request(40_000, properties);
    RunPlan plan = CONFIG.plan();
    assertThatThrownBy(() -> run(plan.withModel(new FailingInSaving(plan.model(), 3)), request))
        .isInstanceOf(SparkJobException.class)
        .hasMessageContaining("injected fault");
    List<String> kept = names(".run.staging/draw_outputs");
    assertThat(kept).hasSizeBetween(2, 3);
    assertThat(names(".run.staging/draw_inputs")).isEqualTo(kept);

    List<String> notes = new ArrayList<>();
    RunOutcome outcome =
        new RunJob(Storage.local(), BUILD, Clock.systemUTC())
            .run(request, Progress.NONE, notes::add);

    assertThat(notes).anyMatch(note -> note.contains("are in files already"));
    assertThat(outcome.run().text("result_digest")).isEqualTo(expected());
    assertThat(names("run/draw_outputs")).hasSize(9).containsAll(kept);
    RunDirectory run = Storage.local().place(request.output()).open();
    assertThat(run.savedDraws()).isEqualTo(40_000);
    assertThat(run.isUndamaged()).isTrue();
    assertThat(files()).containsExactly("run");
  }

  private List<String> names(String directory) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(directory))) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** A model that cannot be evaluated where draws are saved, in tasks from one on. */
  private static final class FailingInSaving extends ChangedModel {
    private static final long serialVersionUID = 1;

    private final int firstTask;

    FailingInSaving(Model model, int firstTask) {
      super(model);
      this.firstTask = firstTask;
    }

    @Override
    public Evaluator evaluator(int capacity, int walkPoints) {
      TaskContext task = TaskContext.get();
      boolean saves =
          task != null
              && StackWalker.getInstance()
                  .walk(
                      frames ->
                          frames.anyMatch(frame -> frame.getClassName().endsWith("DrawSaver")));
      if (saves && task.partitionId() >= firstTask) {
        throw new IllegalStateException("injected fault");
      }
      return model.evaluator(capacity, walkPoints);
    }
  }

  /** A model whose evaluation throws in the first attempts of tasks, from a stage on. */
  private static final class Failing extends ChangedModel {
    private static final long serialVersionUID = 1;

    private final int firstStage;
    private final int attempts;

    Failing(Model model, int firstStage, int attempts) {
      super(model);
      this.firstStage = firstStage;
      this.attempts = attempts;
    }

    @Override
    public Evaluator evaluator(int capacity, int walkPoints) {
      TaskContext task = TaskContext.get();
      if (capacity > 1
          && task != null
          && task.stageId() >= firstStage
          && task.attemptNumber() < attempts) {
        throw new IllegalStateException("injected fault");
      }
      return model.evaluator(capacity, walkPoints);
    }
  }
}
