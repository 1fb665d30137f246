package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.verify.Check;
import org.gap2028.job.verify.Checks;
import org.gap2028.job.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from its options to its status. */
class VerifyCommandTest {

  @TempDir private Path folder;

  private record Result(int status, String out, String err) {}

  private static Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.execute(
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
            arguments);
    return new Result(status, out.toString(), err.toString());
  }

  @Test
  void verifiesOnSparkAndComparesTheDesignsOfAConfiguration() throws IOException {
    Path config = folder.resolve("small.json");
    Files.writeString(config, "{\"name\": \"small\", \"model\": \"persistence\"}");
    Result result =
        execute(
            "verify",
            config.toString(),
            "--draws",
            "32k",
            "--replicates",
            "16",
            "--seed",
            "7",
            "--json",
            "--quiet");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    Map<?, ?> json = (Map<?, ?>) JsonReader.parse(result.out().getBytes(StandardCharsets.UTF_8));
    assertThat(json.get("passed")).isEqualTo(true);
    assertThat(json.get("master")).asString().startsWith("local[");
    List<?> checks = (List<?>) json.get("checks");
    assertThat(checks).hasSizeGreaterThan(500);
    assertThat(((Map<?, ?>) checks.get(0)).keySet().stream().map(Object::toString).toList())
        .containsExactly(
            "problem", "design", "statistic", "exact", "estimate", "standard_error", "t", "passed");
    assertThat((List<?>) json.get("designs")).hasSizeGreaterThan(300);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(config);
    }
  }

  @Test
  void aFailedCheckIsMarkedAndCounted() {
    Check good = new Check("sobol", "linear", "sum mean", 1, 1.01, 0.01);
    Check bad = new Check("sobol", "linear", "sum sd", 2, 3, 0.01);
    Verdict verdict = new Verdict(new Checks(List.of(good, bad), 6.5), Optional.empty(), "local");
    assertThat(verdict.passes()).isFalse();
    assertThat(VerdictText.of(verdict))
        .containsPattern("sum sd +2\\.0000000 +3\\.0000000 +0\\.010 +100\\.00 +FAILS\n")
        .contains("1 of 2 checks pass: |t| at most 100.00, limit 6.50")
        .endsWith("NOT verified on local\n");
    assertThat(VerdictJson.of(verdict)).containsEntry("passed", false);
  }

  @Test
  void wrongOptionsAreRefused() {
    Result negative = execute("verify", "--seed", "-3");
    assertThat(negative.err()).contains("Invalid --seed: -3 (a whole number, 0 to 2^63 - 1)");
    assertThat(negative.status()).isEqualTo(2);
    Result settings = execute("verify", "--set", "seed=3");
    assertThat(settings.err()).contains("Cannot use --set: there is no configuration");
    assertThat(settings.status()).isEqualTo(2);
    Result draws = execute("verify", "--draws", "1M", "--replicates", "8");
    assertThat(draws.err()).contains("Cannot use --draws, --replicates: there is no configuration");
    assertThat(draws.status()).isEqualTo(2);
    Result absent = execute("verify", folder.resolve("absent.json").toString());
    assertThat(absent.err()).contains("absent.json").doesNotContain("\tat ");
    assertThat(absent.status()).isEqualTo(2);
  }
}
