package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drives the gap, from the run to the terminal. */
class DriversCommandTest {

  @TempDir private static Path folder;

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

  private static Result run(String name, String set) {
    return execute(
        "run",
        folder.resolve("config.json").toString(),
        "--quiet",
        "--output",
        folder.resolve(name).toString(),
        "--set",
        set);
  }

  @BeforeAll
  static void makeRuns() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        "{\"name\": \"driven\", \"model\": \"compute-gap\", \"sampling\": {\"draws\": 8192,"
            + " \"replicates\": 8}, \"inputs\": {\"depreciation\": {\"distribution\": \"fixed\","
            + " \"value\": 0.1}}, \"sensitivity\": {\"groups\": {\"algorithms\":"
            + " [\"algorithmic_growth\", \"lead_retention\"]}, \"base_draws\": 2048, \"walks\":"
            + " 2048}}");
    assertThat(run("with", "seed=1").status()).isZero();
    assertThat(run("without", "sensitivity.enabled=false").status()).isZero();
  }

  @Test
  void showsTheNoiseFirstThenInputsBestFirst() {
    Result shown = execute("drivers", folder.resolve("with").toString());
    assertThat(shown.status()).isZero();
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out())
        .startsWith("Of the variance of the lead at 2028Q4, ")
        .containsPattern("5\\d % \\(baseline\\), 5\\d % \\(relax\\), 5\\d % \\(tighten\\) is noise")
        .contains("\nrelax less baseline\n", "\ntighten less baseline\n");
    String baseline =
        shown
            .out()
            .substring(shown.out().indexOf("\nbaseline\n"), shown.out().indexOf("\nrelax\n"));
    assertThat(baseline.indexOf("process_noise")).isLessThan(baseline.indexOf("initial_lead"));
    assertThat(baseline.indexOf("initial_lead")).isLessThan(baseline.indexOf("compute_pooling"));
    assertThat(baseline)
        .containsPattern("initial_lead +#{4,7} +\\d+\\.\\d % \\(\\d\\.\\d\\d\\)")
        .containsPattern("depreciation +0\\.0 % \\(0\\.00\\) +0\\.0 % \\(0\\.00\\) +0\\.0 %")
        .containsPattern("groups, bars are of total\n  algorithms ");
  }

  @Test
  void saysWhatToDoWhereARunHasNone() {
    String path = folder.resolve("without").toString();
    Result shown = execute("drivers", path);
    assertThat(shown.status()).isEqualTo(2);
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err())
        .isEqualTo(
            "Cannot show what drives the gap in "
                + path
                + ": its configuration did not ask for it. Run it again with --set"
                + " sensitivity.enabled=true and another --output\n");
    assertThat(execute("drivers", path + "2").status()).isEqualTo(2);
    assertThat(folder.resolve("without").resolve("sensitivity.parquet")).doesNotExist();
  }
}
