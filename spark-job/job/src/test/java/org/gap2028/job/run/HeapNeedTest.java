package org.gap2028.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapNeedTest {

  private static final long GIGABYTE = 1L << 30;

  private static RunPlan plan(String config, String draws, String replicates) {
    return ConfigurationReader.read(
            Path.of("../../configs", config),
            List.of(Assignment.draws(draws), Assignment.replicates(replicates)))
        .plan();
  }

  @ParameterizedTest
  @CsvSource({
    "policies.json, 4M, 64, 8",
    "policies.json, 100M, 64, 8",
    "levers.json, 4M, 64, 8",
    "levers.json, 100M, 32, 16",
    "levers.json, 100M, 64, 8",
  })
  void theBudgetOfOneGigabyteHolds(String config, String draws, String replicates, int threads) {
    HeapNeed need = HeapNeed.of(plan(config, draws, replicates), threads);
    assertThatCode(() -> need.check(GIGABYTE)).doesNotThrowAnyException();
  }

  @Test
  void moreReplicatesScenariosThreadsAndDrawsNeedMore() {
    HeapNeed least = HeapNeed.of(plan("policies.json", "4M", "32"), 2);
    assertThat(HeapNeed.of(plan("policies.json", "4M", "1024"), 2).driver())
        .isGreaterThan(
            HeapNeed.of(plan("policies.json", "4M", "512"), 2).driver() + 512L * 96 * 8000);
    assertThat(least.driver()).isEqualTo(512 << 20);
    HeapNeed plain =
        HeapNeed.of(plan("policies.json", "4M", "32").withConditioned(RunPlan.NO_QUARTER), 2);
    assertThat(least.together()).isGreaterThan(plain.together());
    assertThat(HeapNeed.of(plan("levers.json", "4M", "32"), 2).together())
        .isGreaterThan(plain.together());
    assertThat(HeapNeed.of(plan("policies.json", "4M", "32"), 8).threads())
        .isBetween(4 * least.threads(), 4 * least.threads() + 4);
    assertThat(HeapNeed.of(plan("policies.json", "4G", "32"), 2).together())
        .isGreaterThan(least.together());
    assertThat(HeapNeed.of(plan("policies.json", "4M", "32"), 0).threads()).isZero();
  }

  @Test
  void aSmallerHeapIsRefusedWithTheOneThatWouldDo() {
    HeapNeed need = new HeapNeed(1_500_000_000L, 500_000_000L);
    assertThat(need.option()).isEqualTo("1920m");
    assertThatThrownBy(() -> need.check(GIGABYTE))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "Cannot run in a heap of 1024 MB: this run needs 1920 MB. Give it that with"
                + " GAP2028_JAVA_OPTIONS=-Xmx1920m (spark-submit: --driver-memory 1920m), or ask"
                + " for fewer replicates, scenarios or differences");
    // What was told is enough, also where the collector keeps a twentieth to itself.
    need.check(1920L << 20);
    need.check((1920L << 20) * 19 / 20);
  }
}
