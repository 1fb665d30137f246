package org.gap2028.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.sensitivity.LocalStudies;
import org.gap2028.engine.sensitivity.Study;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.table.ResultDigest;
import org.gap2028.job.table.TableData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published numbers of the default question are one digest, however they are computed. */
class SameDigestTest {

  private static RunConfig config(String design) {
    byte[] json =
        "{\"name\": \"same\", \"model\": \"compute-gap\"}".getBytes(StandardCharsets.UTF_8);
    return ConfigurationReader.read(
        json,
        "same.json",
        List.of(
            Assignment.draws("16384"),
            Assignment.replicates("8"),
            Assignment.design(design),
            Assignment.set(
                "sensitivity={\"groups\": {\"lead\": [\"initial_lead\", \"enforcement\"]},"
                    + " \"base_draws\": 2048, \"walks\": 1024}")));
  }

  private static String digest(RunConfig config, CompiledPlan compiled, List<PackedTally> tallies) {
    return digest(
        config,
        compiled,
        tallies,
        new Studies() {
          @Override
          public <P extends Serializable> List<P> run(Study<P> study) {
            return new LocalStudies(2).run(study, compiled);
          }
        });
  }

  private static String digest(
      RunConfig config, CompiledPlan compiled, List<PackedTally> tallies, Studies studies) {
    List<TableData> tables = new ArrayList<>();
    tables.addAll(ConfigurationTables.of("id", config, compiled.plan().model()));
    tables.addAll(EstimateTables.of("id", compiled.plan(), new RunEstimates(compiled, tallies)));
    tables.addAll(DrawlessTables.of("id", config, compiled.plan()));
    if (config.sensitivity().enabled()) {
      RunTallies all = RunTallies.empty(compiled);
      for (int r = 0; r < tallies.size(); r++) {
        all.add(r, tallies.get(r));
      }
      tables.addAll(IndexTables.of("id", config.sensitivity(), compiled, all, studies));
    }
    return ResultDigest.of(tables);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobol", "random"})
  void sparkAndThePlainRunnerGiveOneDigest(String design) {
    RunConfig config = config(design);
    CompiledPlan compiled = new CompiledPlan(config.plan());
    String expected = digest(config, compiled, new LocalRunner(1).run(compiled));
    for (String master : List.of("local[1]", "local[2]")) {
      Map<String, String> properties =
          SparkSettings.properties("test", Map.of("spark.master", master));
      try (SparkRunner spark = SparkRunner.start(properties)) {
        for (int partitions : new int[] {1, 7, 64}) {
          List<PackedTally> tallies = spark.run(compiled, partitions, Progress.NONE);
          Studies studies =
              new Studies() {
                @Override
                public <P extends Serializable> List<P> run(Study<P> study) {
                  return spark.run(study, compiled, OptionalInt.of(partitions), Progress.NONE);
                }
              };
          assertThat(digest(config, compiled, tallies, studies))
              .as("%s, %d partitions", master, partitions)
              .isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobol", "random"})
  void anotherSeedGivesAnotherDigest(String design) {
    RunConfig config = config(design);
    CompiledPlan compiled = new CompiledPlan(config.plan());
    List<PackedTally> tallies = new LocalRunner(2).run(compiled);
    byte[] json =
        "{\"name\": \"same\", \"model\": \"compute-gap\", \"seed\": 1}"
            .getBytes(StandardCharsets.UTF_8);
    RunConfig other =
        ConfigurationReader.read(
            json,
            "same.json",
            List.of(
                Assignment.draws("16384"), Assignment.replicates("8"), Assignment.design(design)));
    CompiledPlan otherPlan = new CompiledPlan(other.plan());
    assertThat(digest(other, otherPlan, new LocalRunner(2).run(otherPlan)))
        .isNotEqualTo(digest(config, compiled, tallies));
  }
}
