package org.gap2028.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.storage.StorageException;
import org.junit.jupiter.api.Test;

/** Rounds of any size, from any beginning, give the tallies of one go. */
class RoundsTest {

  private static final CompiledPlan PLAN =
      new CompiledPlan(
          ConfigurationReader.read(
                  "{\"name\": \"rounds\", \"model\": \"persistence\"}"
                      .getBytes(StandardCharsets.UTF_8),
                  "rounds.json",
                  List.of(Assignment.draws("1600000"), Assignment.replicates("3")))
              .plan());

  private static byte[] bytes(List<PackedTally> tallies) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (PackedTally tally : tallies) {
        tally.write(out);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void keepsWholeTalliesAsItGoes() throws IOException {
    RunTallies tallies = RunTallies.empty(PLAN);
    List<Map<Integer, PackedTally>> kept = new ArrayList<>();
    List<Integer> keptReplicates = new ArrayList<>();
    AtomicLong clock = new AtomicLong();
    List<String> notes = new ArrayList<>();
    Map<String, String> properties =
        SparkSettings.properties("test", Map.of("spark.master", "local[2]"));
    try (SparkRunner spark = SparkRunner.start(properties);
        Rounds rounds =
            new Rounds(
                spark,
                PLAN,
                tallies,
                Set.of(),
                OptionalInt.of(2),
                changed -> {
                  kept.add(changed);
                  keptReplicates.addAll(changed.keySet());
                  if (kept.size() == 1) {
                    throw StorageException.refused("no room");
                  }
                },
                notes::add,
                // A clock that stands still makes rounds grow, one that leaps makes them small.
                new Rounds.Pace(1, 1, 0),
                () -> clock.addAndGet(1_000_000_000))) {
      rounds.advance(100);
      assertThat(tallies.draws()).isEqualTo(3 * 100 * 1024);
      rounds.advance(PLAN.plan().blocks());
      rounds.keep();
    }
    assertThat(bytes(tallies.all())).isEqualTo(bytes(new LocalRunner(2).run(PLAN)));
    assertThat(notes).containsExactly("no room; the run goes on");
    // What could not be kept at first is kept with the next.
    assertThat(kept.get(1).keySet()).containsAll(kept.get(0).keySet());
    assertThat(keptReplicates).contains(0, 1, 2);
    assertThat(kept).hasSizeGreaterThan(3);
  }

  @Test
  void refusesToKeepNothingSilently() {
    Map<String, String> properties =
        SparkSettings.properties("test", Map.of("spark.master", "local[2]"));
    try (SparkRunner spark = SparkRunner.start(properties);
        Rounds rounds =
            new Rounds(
                spark,
                PLAN,
                RunTallies.empty(PLAN),
                Set.of(),
                OptionalInt.empty(),
                changed -> {
                  throw StorageException.refused("no room");
                },
                note -> {},
                Rounds.Pace.keepingEvery(10),
                System::nanoTime)) {
      assertThatThrownBy(rounds::keep).hasMessage("no room");
    }
  }
}
