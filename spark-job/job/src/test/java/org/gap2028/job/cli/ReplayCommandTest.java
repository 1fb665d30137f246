package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gap2028.job.json.JsonReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draws are recomputed from their ids, as the saved draws hold them. */
class ReplayCommandTest {

  private static final int REPLICATES = 3;

  @TempDir private static Path folder;
  private static Path run;

  @TempDir private Path scratch;

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

  private static Result run(Path output, String configuration, String... more) throws IOException {
    Path file = output.resolveSibling(output.getFileName() + ".json");
    Files.writeString(file, configuration);
    return execute(
        Stream.concat(
                Stream.of("run", file.toString(), "--output", output.toString(), "--draws", "6144"),
                Stream.concat(Stream.of("--replicates", "" + REPLICATES), Stream.of(more)))
            .toArray(String[]::new));
  }

  @BeforeAll
  static void makeARun() throws IOException {
    run = folder.resolve("run");
    // A further input, so that coordinates beyond the model's own are replayed too.
    String configuration =
        "{\"name\": \"replayed\", \"model\": \"compute-gap\", \"inputs\": {\"customs\":"
            + " {\"distribution\": \"uniform\", \"min\": 0, \"max\": 1}}, \"scenarios\":"
            + " {\"baseline\": {}, \"checked\": {\"levers\": {\"smuggling\": {\"constant\": 1,"
            + " \"input\": \"customs\", \"slope\": -1}, \"legal_exports\": 30}}}}";
    Result made = run(run, configuration, "--quiet", "--save-draws");
    assertThat(made.err()).isEmpty();
    assertThat(made.status()).isZero();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> replay(Path run, long id) {
    Result result = execute("replay", run.toString(), Long.toString(id), "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    return (Map<String, Object>) JsonReader.parse(result.out().getBytes(StandardCharsets.UTF_8));
  }

  private static Object at(Object json, Object... path) {
    Object value = json;
    for (Object step : path) {
      value =
          step instanceof Integer index
              ? ((List<?>) value).get(index)
              : ((Map<?, ?>) value).get(step);
    }
    return value;
  }

  /** The one row of a query, by column. */
  private static Map<String, Object> row(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      Map<String, Object> row = new HashMap<>();
      for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
        row.put(rows.getMetaData().getColumnName(c), rows.getObject(c));
      }
      assertThat(rows.next()).isFalse();
      return row;
    }
  }

  private static String saved(Path run, String directory, long id) {
    return "SELECT * FROM '" + run + "/" + directory + "/*.parquet' WHERE draw_id = " + id;
  }

  /** Every input and noise to the bit; leads and ratios to 1e-10 of max(1, value). */
  private static void assertReplayIsSaved(Path run, long id, String... scenarios)
      throws SQLException {
    Map<String, Object> json = replay(run, id);
    assertThat(json.get("draw_id")).isEqualTo(id);
    Map<String, Object> inputs = row(saved(run, "draw_inputs", id));
    assertThat(at(json, "replicate")).isEqualTo(((Integer) inputs.get("replicate")).longValue());
    long point = (Long) at(json, "point");
    long replicate = (Long) at(json, "replicate");
    assertThat(point / 1024 * 1024 * REPLICATES + 1024 * replicate + point % 1024).isEqualTo(id);
    inputs.keySet().removeAll(List.of("run_id", "draw_id", "replicate"));
    inputs.forEach(
        (name, value) -> {
          boolean noise = name.startsWith("walk_2") || name.startsWith("release_2");
          Object replayed = noise ? at(json, "noise", name) : at(json, "inputs", name, "value");
          assertThat(replayed).as(name).isEqualTo(value);
        });
    for (String scenario : scenarios) {
      Map<String, Object> outputs =
          row(saved(run, "draw_outputs", id) + " AND scenario = '" + scenario + "'");
      for (int t = 1; t <= 12; t++) {
        Object label = at(json, "scenarios", scenario, "quarters", t, "quarter_label");
        String column = "lead_" + label.toString().toLowerCase(Locale.ROOT);
        double lead = (Double) outputs.get(column);
        assertThat((Double) at(json, "scenarios", scenario, "quarters", t, "lead"))
            .as("%s of draw %d under %s", column, id, scenario)
            .isCloseTo(lead, within(1e-10 * Math.max(1, Math.abs(lead))));
      }
      if (outputs.containsKey("compute_ratio_2028q4")) {
        double ratio = (Double) outputs.get("compute_ratio_2028q4");
        assertThat((Double) at(json, "scenarios", scenario, "quarters", 12, "compute_ratio"))
            .isCloseTo(ratio, within(1e-10 * ratio));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "255", "256", "1023", "1024", "3071", "3072", "5000", "6143"})
  void aReplayedDrawIsTheSavedDraw(long id) throws SQLException {
    assertReplayIsSaved(run, id, "baseline", "checked");
  }

  @Test
  void everyIntermediateOfEveryQuarterIsThere() {
    Map<String, Object> json = replay(run, 2500);
    assertThat(json.keySet())
        .contains("draw_id", "replicate", "point", "inputs", "scenarios", "run_id", "noise");
    Map<?, ?> quarter = (Map<?, ?>) at(json, "scenarios", "checked", "quarters", 12);
    assertThat(quarter.get("quarter_label")).isEqualTo("2028Q4");
    for (String quantity :
        List.of(
            "flow",
            "us_stock",
            "domestic_stock",
            "legal_stock",
            "smuggled_stock",
            "offshore_stock",
            "china_stock",
            "ratio",
            "us_rate",
            "pace",
            "residual",
            "following",
            "raw_gap",
            "underlying_lead",
            "lead",
            "compute_ratio")) {
      assertThat(quarter.get(quantity)).as(quantity).isInstanceOf(Double.class);
    }
    double customs = (Double) at(json, "inputs", "customs", "value");
    assertThat((Double) at(json, "inputs", "customs", "probability"))
        .isCloseTo(customs, within(1e-15));
    assertThat((Double) at(json, "scenarios", "checked", "levers", "smuggling"))
        .isEqualTo(1 - customs);
  }

  @Test
  void oneScenarioIsShownWhereOneIsAsked() {
    Result result = execute("replay", run.toString(), "77", "--scenario", "checked");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("Draw 77 of replayed-", "replicate 0, point 77", "customs", "Scenario checked")
        .contains("underlying_lead", "2028Q4")
        .doesNotContain("Scenario baseline");
  }

  @Test
  void persistenceIsReplayedToo() throws IOException, SQLException {
    Path other = scratch.resolve("persistence");
    assertThat(
            run(
                    other,
                    "{\"name\": \"rival\", \"model\": \"persistence\"}",
                    "--quiet",
                    "--save-draws=5000")
                .status())
        .isZero();
    assertReplayIsSaved(other, 4321, "baseline", "tighten", "relax");
    Map<?, ?> quarter = (Map<?, ?>) at(replay(other, 1), "scenarios", "relax", "quarters", 5);
    assertThat(quarter.containsKey("underlying_lead")).isTrue();
    assertThat(quarter.containsKey("flow")).isFalse();
  }

  @Test
  void aFailedDrawIsNamedWithTheCommandThatReplaysIt() throws IOException {
    Path failing = scratch.resolve("failing");
    Result made =
        run(
            failing,
            "{\"name\": \"failing\", \"model\": \"compute-gap\", \"allow_failed_share\": 0.5,"
                + " \"inputs\": {\"algorithmic_growth\": {\"distribution\": \"uniform\", \"min\":"
                + " -0.6, \"max\": 1}}}");
    assertThat(made.status()).isZero();
    String command = made.err().substring(made.err().indexOf("gap2028 replay ")).strip();
    Result result = execute(command.substring("gap2028 ".length()).split(" ", -1));
    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Scenario baseline: the draw fails, pace is -", "(above 0)");
    long id = Long.parseLong(command.substring(command.lastIndexOf(' ') + 1));
    Map<String, Object> json = replay(failing, id);
    assertThat(at(json, "scenarios", "baseline", "failed")).isEqualTo(true);
    assertThat(at(json, "scenarios", "baseline", "failure").toString()).startsWith("pace is -");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6144|Invalid draw of RUN: 6144 (0 to 6143)",
        "-- -1|Invalid draw of RUN: -1 (0 to 6143)",
        "5 --scenario relax|Invalid scenario of RUN: relax (baseline, checked)",
        "five|'five' is not a long",
        "''|Missing required parameter: 'DRAW'"
      })
  void aDrawThatIsNotThereIsRefused(String arguments, String message) {
    Result result =
        execute(
            Stream.concat(
                    Stream.of("replay", run.toString()),
                    Stream.of(arguments.split(" ", -1)).filter(argument -> !argument.isEmpty()))
                .toArray(String[]::new));
    assertRefused(result, message.replace("RUN", run.toString()));
  }

  private static void assertRefused(Result result, String message) {
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aPlaceWithoutARunIsRefused() {
    assertRefused(execute("replay", scratch.resolve("none").toString(), "0"), "no run is there");
  }

  private Path copy() throws IOException {
    Path copy = scratch.resolve("copy");
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(run.relativize(file).toString()));
      }
    }
    return copy;
  }

  @ParameterizedTest
  @CsvSource({"configuration.json", "quantiles.parquet", "draw_inputs"})
  void aDamagedRunIsRefused(String name) throws IOException {
    Path copy = copy();
    Path file = copy.resolve(name);
    if (Files.isDirectory(file)) {
      try (Stream<Path> files = Files.list(file)) {
        file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    String where = copy.relativize(file).toString();
    assertRefused(
        execute("replay", copy.toString(), "0"),
        "the run is damaged (" + where + ": its SHA-256 is another)");
    Files.delete(file);
    assertRefused(execute("replay", copy.toString(), "0"), where + ": it is missing");
  }

  @Test
  void aRunOfAnotherVersionIsRefused() throws IOException {
    Path copy = copy();
    Path manifest = copy.resolve("manifest.json");
    String changed =
        Files.readString(manifest)
            .replaceFirst("\"tool_version\" : \"[^\"]*\"", "\"tool_version\" : \"0.0.9\"");
    assertThat(changed).contains("0.0.9");
    Files.writeString(manifest, changed);
    assertRefused(
        execute("replay", copy.toString(), "0"),
        "Cannot replay draws of " + copy + ": version 0.0.9");
  }
}
