package org.gap2028.job.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.ChangedModel;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Spark seam gives the bits of the plain runner, whatever the partitions, cores and retries.
 */
class SparkRunnerTest {

  private static final CompiledPlan PLAN = new CompiledPlan(plan());
  private static final byte[] EXPECTED = bytes(new LocalRunner(2).run(PLAN));

  /** Nine super-blocks: three replicates of 2.1 super-blocks each, so that tasks cut replicates. */
  private static RunPlan plan() {
    byte[] json =
        "{\"name\": \"seam\", \"model\": \"persistence\"}".getBytes(StandardCharsets.UTF_8);
    return ConfigurationReader.read(
            json, "seam.json", List.of(Assignment.draws("1700000"), Assignment.replicates("3")))
        .plan();
  }

  private static byte[] bytes(List<PackedTally> tallies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (PackedTally tally : tallies) {
        tally.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static SparkRunner start(String master) {
    return SparkRunner.start(SparkSettings.properties("test", Map.of("spark.master", master)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[1]", "local[2]"})
  void partitionsAndCoresChangeNoBit(String master) {
    try (SparkRunner spark = start(master)) {
      for (int partitions : new int[] {1, 7, 64}) {
        assertThat(bytes(spark.run(PLAN, partitions, Progress.NONE)))
            .as("%d partitions", partitions)
            .isEqualTo(EXPECTED);
      }
      assertThat(spark.defaultPartitions(PLAN.plan())).isBetween(spark.parallelism(), 9);
    }
  }

  @Test
  void aTaskThatFailsOnceIsRetriedToTheSameBits() {
    RunPlan plan = PLAN.plan();
    CompiledPlan failing = new CompiledPlan(plan.withModel(new Failing(plan.model(), 1)));
    try (SparkRunner spark = start("local[2,4]")) {
      assertThat(bytes(spark.run(failing, 7, Progress.NONE))).isEqualTo(EXPECTED);
    }
  }

  @Test
  void aTaskThatAlwaysFailsFailsTheRun() {
    RunPlan plan = PLAN.plan();
    CompiledPlan failing = new CompiledPlan(plan.withModel(new Failing(plan.model(), 4)));
    try (SparkRunner spark = start("local[2,4]")) {
      assertThatThrownBy(() -> spark.run(failing, 7, Progress.NONE))
          .isInstanceOf(SparkJobException.class)
          .hasMessageContaining("injected fault");
    }
  }

  @Test
  void talliesThatAreMergedInGroupsFirstGiveTheSameBits() {
    List<BlockRange> all = new ArrayList<>();
    for (int r = 0; r < 3; r++) {
      all.add(new BlockRange(r, 0, PLAN.plan().blocks()));
    }
    try (JavaSparkContext context =
            new JavaSparkContext(
                SparkSettings.configuration(
                    SparkSettings.properties("test", Map.of("spark.master", "local[2]"))));
        BlockEvaluation evaluation = new BlockEvaluation(context, PLAN, new AtomicLong(), 1)) {
      assertThat(bytes(List.copyOf(evaluation.evaluate(all, 9).values()))).isEqualTo(EXPECTED);
      assertThat(evaluation.draws()).isEqualTo(PLAN.plan().draws());
      assertThat(evaluation.nanosPerDraw(0)).isBetween(1.0, 1e6);
    }
  }

  @Test
  void tasksAndBytesAreCounted() {
    try (SparkRunner spark = start("local[2]")) {
      assertThat(spark.taskSeconds()).isZero();
      List<PackedTally> tallies = spark.run(PLAN, 7, Progress.NONE);
      assertThat(spark.taskSeconds()).isBetween(0.01, 600.0);
      assertThat(spark.bytesToDriver()).isGreaterThan(bytes(tallies).length);
    }
  }

  @Test
  void theSparkOfTheBuildIsTheOneThatIsRequired() {
    try (SparkRunner spark = start("local[1]")) {
      assertThat(spark.sparkVersion()).startsWith(SparkRunner.MINOR + ".");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // super-blocks, seconds each, cores, tasks
    "1, 0.1, 8, 1",
    "8, 0.1, 8, 8",
    "160, 0.1, 8, 8",
    "320, 0.1, 8, 16",
    "6400, 0.1, 8, 64",
    "100000, 0.1, 1000, 4000",
    "40000, 15, 8, 40000"
  })
  void tasksAreOfSecondsWhereThereIsWorkEnough(
      long superBlocks, double seconds, int cores, int tasks) {
    assertThat(SparkRunner.partitions(superBlocks, seconds * 1e9, cores)).isEqualTo(tasks);
  }

  @Test
  void progressReachesTheWhole() {
    List<Long> told = new ArrayList<>();
    try (SparkRunner spark = start("local[2]")) {
      spark.run(PLAN, 64, (done, total) -> told.add(done));
    }
    assertThat(told).isSorted().allSatisfy(done -> assertThat(done).isBetween(0L, 1_701_888L));
  }

  @Test
  void partsTileAllBlocks() {
    List<BlockRange> ranges =
        List.of(new BlockRange(0, 3, 700), new BlockRange(1, 0, 256), new BlockRange(4, 10, 11));
    for (int parts : new int[] {1, 2, 3, 4, 5, 64}) {
      List<List<BlockRange>> cut = BlockRange.cut(ranges, parts);
      assertThat(cut).hasSize(Math.min(parts, 5));
      List<BlockRange> joined = new ArrayList<>();
      for (List<BlockRange> part : cut) {
        assertThat(part).isNotEmpty();
        for (BlockRange range : part) {
          int last = joined.size() - 1;
          if (last >= 0 && joined.get(last).replicate() == range.replicate()) {
            BlockRange before = joined.remove(last);
            assertThat(range.first()).isEqualTo(before.end());
            joined.add(new BlockRange(range.replicate(), before.first(), range.end()));
          } else {
            joined.add(range);
          }
        }
      }
      assertThat(joined).as("%d parts", parts).isEqualTo(ranges);
    }
  }

  /** A model whose evaluation throws in the first attempts of tasks on partition 1 and 3. */
  private static final class Failing extends ChangedModel {
    private static final long serialVersionUID = 1;

    private final int attempts;

    Failing(Model model, int attempts) {
      super(model);
      this.attempts = attempts;
    }

    @Override
    public Evaluator evaluator(int capacity, int walkPoints) {
      TaskContext task = TaskContext.get();
      if (capacity > 1 && task != null && task.attemptNumber() < attempts) {
        if (task.partitionId() == 1 || task.partitionId() == 3) {
          throw new IllegalStateException("injected fault");
        }
      }
      return model.evaluator(capacity, walkPoints);
    }
  }
}
