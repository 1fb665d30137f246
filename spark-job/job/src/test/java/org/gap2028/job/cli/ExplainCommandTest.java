package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  private static final Path CONFIGS = Path.of("../../configs");

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private String explain(String config, String... set) {
    String[] arguments = new String[2 + set.length];
    arguments[0] = "explain";
    arguments[1] = config;
    for (int i = 0; i < set.length; i++) {
      arguments[2 + i] = "--set=" + set[i];
    }
    int status =
        Main.execute(
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
            arguments);
    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
    return out.toString();
  }

  @Test
  void saysWhatPoliciesRuns() {
    String text = explain(CONFIGS.resolve("policies.json").toString());
    assertThat(text)
        .startsWith("policies: compute-gap, What tightening or relaxing controls does")
        .contains("4,194,304 draws in 32 replicates, sobol, seed 2028\n")
        .doesNotContain("Precision")
        // The elicited quantiles of the specification.
        .containsPattern("initial_lead +4 +7 +10\\.5 +months +metalog\n")
        .containsPattern("compute_pooling +-0\\.15 +0\\.05 +0\\.3 +OOM +metalog\n")
        // 6/pi asin(0.35) = 0.683; a metalog with a bound pulls the Pearson one below that.
        .containsPattern("smuggled_stock_2025, smuggled_share +0\\.700 +0\\.683 +0\\.6")
        .contains("baseline: Today's policy (the reference)\n")
        .containsPattern("smuggling +1 - enforcement +multiplier\n")
        .containsPattern("domestic +1 - 0\\.4 enforcement +multiplier\n")
        .containsPattern("legal_exports +0\\.2, at most legal_share +% of NVIDIA flow\n")
        .containsPattern("distillation_removed +enforcement, at least 0\\.15 +fraction\n")
        .contains("differences: tighten - baseline, relax - baseline\n")
        .containsPattern("one_to_two_years +the lead is at least 12 and less than 24 months\n")
        .containsPattern("parity_reached .*in this quarter or an earlier one")
        .containsPattern("time +\\d[\\d.]* (s|min) on \\d+ cores")
        .containsPattern(
            "memory +\\d+ MB of heap: \\d+ MB for 32 replicates, \\d+ MB for \\d+ threads")
        .containsPattern("GAP2028_JAVA_OPTIONS=-Xmx\\d+m gives that much\n")
        // 72 columns of 6.2 KB and 88 KB; 4,194,304 draws of 320 and 238 bytes.
        .contains("disk    534 KB for the tables; with --save-draws 2.3 GB more\n");
  }

  @Test
  void saysWhatIsToBePreciseAndWhenItIsLookedAt() {
    assertThat(
            explain(
                CONFIGS.resolve("policies.json").toString(),
                "sampling.draws=200000",
                "precision=[{\"statistic\": \"probability\", \"event\": \"near_parity\","
                    + " \"half_width\": 0.0005}, {\"statistic\": \"mean\","
                    + " \"scenario\": \"tighten\", \"reference\": \"baseline\","
                    + " \"quarter\": \"2027Q4\", \"half_width\": 0.005}]"))
        .contains(
            """
            Precision: half of the 95 % interval, at most

              0.0005  probability of near_parity of every scenario, 2028Q4
              0.005  mean of tighten - baseline, 2027Q4

              looked at after 65,536; 131,072; 229,376 draws: the run stops""");
  }

  @Test
  void saysWhichDefaultCorrelationsAreDropped() {
    String text = explain(CONFIGS.resolve("huawei-paper-path.json").toString());
    assertThat(text)
        .contains("dropped, since an input is fixed: huawei_share_2026, huawei_share_2028 0.600\n")
        .contains("dropped, since an input is fixed: nvidia_growth, huawei_share_2028 -0.400\n")
        .contains(
            "dropped, since an input is fixed: domestic_utilisation, huawei_share_2028 0.200\n");
  }

  @Test
  void saysThatScenariosHaveNoEffectOnPersistence() {
    assertThat(explain(CONFIGS.resolve("persistence.json").toString()))
        .contains("the persistence model ignores policy: they have no effect")
        .contains("Correlations: none\n");
  }

  @Test
  void saysHowDrawsAreRoundedAndWritesNothing() throws IOException {
    Path file = folder.resolve("a.json");
    Files.writeString(file, "{\"name\": \"a\", \"model\": \"compute-gap\"}");
    assertThat(explain(file.toString(), "sampling.draws=1e6", "events=[]"))
        .contains("1,015,808 draws in 32 replicates")
        .contains("(1,000,000 asked for, rounded up to a multiple of 1,024 x 32)")
        .doesNotContain("Events");
    assertThat(folder).isDirectoryContaining("glob:**/a.json");
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
