package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.table.ColumnType;
import org.gap2028.job.table.PublishedTables;
import org.gap2028.job.table.TableSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The program from its command line to its files. */
class MainTest {

  @TempDir private Path folder;
  private Path config;

  /** What a command did. */
  private record Result(int status, String out, String err) {}

  @BeforeEach
  void writeConfiguration() throws IOException {
    config = folder.resolve("small.json");
    Files.writeString(
        config,
        "{\"name\": \"small\", \"model\": \"compute-gap\","
            + " \"sampling\": {\"draws\": 8192, \"replicates\": 8}}");
  }

  private static Result execute(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = Main.execute(commandLine, arguments);
    return new Result(status, out.toString(), err.toString());
  }

  private Result run(String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of("run", config.toString(), "--output", folder.resolve("run").toString()),
                Stream.of(more))
            .toArray(String[]::new);
    return execute(arguments);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRunIsPublishedAndFoundAgainWithTheSameSummary() throws IOException {
    Result first = run();
    assertThat(first.status()).isZero();
    assertThat(first.out())
        .contains("2028Q4", "baseline", "tighten", "relax", "near_parity", "tighten - baseline");
    assertThat(files()).containsExactly("run", "small.json");
    assertThat(folder.resolve("run")).isDirectoryContaining("glob:**/manifest.json");

    Result second = run();
    assertThat(second.status()).isZero();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(second.err()).contains("The same run is at " + folder.resolve("run") + " already");
  }

  @Test
  void aRunThatWouldNotFitIsRefusedBeforeAnythingIsWritten() throws IOException {
    StringBuilder scenarios = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      scenarios.append(i == 0 ? "" : ",").append("\"s").append(i).append("\":{\"label\":\"S\"}");
    }
    Result result = run("--set", "scenarios=" + scenarios + "}", "--replicates", "1024");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .containsPattern(
            "Cannot run in a heap of \\d+ MB: this run needs \\d{5,} MB\\. Give it that with"
                + " GAP2028_JAVA_OPTIONS=-Xmx\\d+m")
        .doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(files()).containsExactly("small.json");
  }

  @Test
  void anotherRunAtTheSamePlaceIsRefusedAndTheFirstOneStays() throws IOException {
    assertThat(run("--quiet").status()).isZero();
    byte[] manifest = Files.readAllBytes(folder.resolve("run/manifest.json"));
    Result other = run("--seed", "7");
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("a run is there already", "--output", "--overwrite");
    assertThat(other.err()).doesNotContain("\tat ");
    assertThat(Files.readAllBytes(folder.resolve("run/manifest.json"))).isEqualTo(manifest);
    assertThat(files()).containsExactly("run", "small.json");
  }

  @Test
  void overwriteReplacesARun() throws IOException {
    assertThat(run("--quiet").status()).isZero();
    Result other = run("--quiet", "--json", "--seed", "7", "--overwrite");
    assertThat(other.status()).isZero();
    assertThat(files()).containsExactly("run", "small.json");
    Map<?, ?> json = (Map<?, ?>) JsonReader.parse(other.out().getBytes(StandardCharsets.UTF_8));
    assertThat(json.keySet().stream().map(Object::toString).toList())
        .containsExactly(
            "run_id",
            "output",
            "status",
            "result_digest",
            "draws",
            "failed_draws",
            "moments",
            "quantiles",
            "events",
            "differences");
    assertThat(json.get("draws")).isEqualTo(8192L);
    assertThat((List<?>) json.get("moments")).hasSize(6);
  }

  @Test
  void savedDrawsAgreeWithWhatIsPublished() throws IOException, SQLException {
    assertThat(run("--quiet", "--save-draws").status()).isZero();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      String run = folder.resolve("run").toString();
      // 8,192 draws by three scenarios, ids from 0 without a gap.
      try (ResultSet rows =
          sql.executeQuery(
              "SELECT count(*), count(DISTINCT draw_id), min(draw_id), max(draw_id) FROM '"
                  + run
                  + "/draw_outputs/*.parquet'")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(3 * 8192);
        assertThat(rows.getLong(2)).isEqualTo(8192);
        assertThat(rows.getLong(3)).isZero();
        assertThat(rows.getLong(4)).isEqualTo(8191);
      }
      // Plain sampling error of the draws' own noise: 5 sd/sqrt(n), false alarm below 6e-7 each.
      String agreement =
          "SELECT m.scenario, abs(avg(d.lead_2028q4) - any_value(m.mean)) / any_value(m.sd)"
              + " * sqrt(8192) AS t FROM '"
              + run
              + "/draw_outputs/*.parquet' d JOIN '"
              + run
              + "/moments.parquet' m USING (scenario) WHERE m.output = 'lead_months' AND"
              + " m.quarter_label = '2028Q4' GROUP BY m.scenario";
      try (ResultSet rows = sql.executeQuery(agreement)) {
        int scenarios = 0;
        while (rows.next()) {
          assertThat(rows.getDouble(2)).as(rows.getString(1)).isLessThan(5);
          scenarios++;
        }
        assertThat(scenarios).isEqualTo(3);
      }
    }
  }

  @Test
  void theFirstDrawsAreSavedWhereANumberIsGiven() throws SQLException {
    assertThat(run("--quiet", "--save-draws=100").status()).isZero();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        ResultSet rows =
            sql.executeQuery(
                "SELECT count(*), max(draw_id) FROM '"
                    + folder.resolve("run")
                    + "/draw_inputs/*.parquet'")) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(100);
      assertThat(rows.getLong(2)).isEqualTo(99);
    }
  }

  @Test
  void tooManyFailedDrawsPublishNothing() throws IOException {
    // A negative growth makes flows that are no numbers.
    Result result =
        run(
            "--quiet",
            "--set",
            "inputs.nvidia_growth={\"distribution\":\"uniform\",\"min\":-1,\"max\":2}");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("draws failed", "allow_failed_share", "The first failed draws");
    assertThat(files()).containsExactly("small.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--draws 0|Invalid draws: 0",
        "--draws many|Invalid draws: many",
        "--replicates 1|sampling.replicates",
        "--partitions 0|Invalid --partitions: 0 (at least 1)",
        "--save-draws=none|Invalid draws: none",
        "--set inputs.enforcemnt.p50=0.5|enforcement",
        "--frobnicate|Unknown option: '--frobnicate'"
      })
  void aWrongOptionIsRefusedByName(String option, String message) throws IOException {
    Result result = run(option.split(" ", -1));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(files()).containsExactly("small.json");
  }

  @Test
  void everyPublishedTableIsAsDeclaredToAnotherReader() throws SQLException {
    assertThat(run("--quiet").status()).isZero();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      for (TableSchema schema : PublishedTables.schemas()) {
        List<String> found = new ArrayList<>();
        try (ResultSet rows =
            sql.executeQuery(
                "DESCRIBE SELECT * FROM '"
                    + folder.resolve("run").resolve(schema.name() + ".parquet")
                    + "'")) {
          while (rows.next()) {
            found.add(rows.getString("column_name") + " " + rows.getString("column_type"));
          }
        }
        List<String> declared =
            schema.columns().stream()
                .map(column -> column.name() + " " + duckType(column.type()))
                .toList();
        assertThat(found).as(schema.name()).isEqualTo(declared);
      }
    }
  }

  private static String duckType(ColumnType type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case INT -> "INTEGER";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
      case BIGINT, BOOLEAN, DATE, DOUBLE -> type.name();
    };
  }

  @Test
  void anEmptyConfigurationIsRefused() throws IOException {
    Files.writeString(config, "");
    assertRefused(run(), "small.json");
  }

  @Test
  void aDirectoryForAConfigurationIsRefused() {
    assertRefused(execute("run", folder.toString()), folder.toString());
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefused() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    Result result =
        execute("run", config.toString(), "--output", folder.resolve("file/run").toString());
    assertRefused(result, "file/run");
    assertThat(files()).containsExactly("file", "small.json");
  }

  @Test
  void anOutputThatIsNoRunIsRefusedAndKept() throws IOException {
    Files.createDirectory(folder.resolve("run"));
    Files.writeString(folder.resolve("run/mine.txt"), "keep");
    assertRefused(run("--overwrite"), "it exists and is no run");
    assertThat(folder.resolve("run/mine.txt")).hasContent("keep");
  }

  private static void assertRefused(Result result, String message) {
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aMissingConfigurationIsRefused() {
    Result result = execute("run", folder.resolve("absent.json").toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("absent.json").doesNotContain("\tat ");
  }

  @Test
  void validateSaysWhatIsWrongAsJson() throws IOException {
    Files.writeString(config, "{\"name\": \"Small\", \"modle\": 1}");
    Result result = execute("validate", config.toString(), "--json");
    assertThat(result.status()).isEqualTo(2);
    Map<?, ?> json = (Map<?, ?>) JsonReader.parse(result.out().getBytes(StandardCharsets.UTF_8));
    assertThat((List<?>) json.get("errors")).hasSizeGreaterThanOrEqualTo(2);
    assertThat((Map<?, ?>) ((List<?>) json.get("errors")).get(0))
        .extracting("line", "path")
        .containsExactly(1L, "model");
  }

  @Test
  void validateAcceptsAValidConfiguration() {
    Result result = execute("validate", config.toString());
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .isEqualTo("The configuration 'small' is valid." + System.lineSeparator());
  }

  @Test
  void versionAndHelpAreThere() {
    assertThat(execute("--version").out()).startsWith("gap2028 ");
    assertThat(execute("--help").out()).contains("run", "validate", "Exit status");
    assertThat(execute("run", "--help").out()).contains("--save-draws", "--overwrite", "--set");
  }
}
