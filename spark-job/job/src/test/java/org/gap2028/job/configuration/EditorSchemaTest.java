package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema for editors says what the reader says, as far as a schema can. */
class EditorSchemaTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path COMMITTED = ROOT.resolve("docs/configuration.schema.json");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(EditorSchema.json(), InputFormat.JSON);

  /** What the schema has against a configuration. */
  static List<String> complaints(String text) throws IOException {
    JsonNode node = JSON.readTree(text);
    return SCHEMA.validate(node).stream().map(Object::toString).toList();
  }

  @Test
  void theCommittedFileIsWhatIsGenerated() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(COMMITTED, EditorSchema.json());
    }
    assertThat(COMMITTED)
        .as(
            "write it again by: ./mvnw -pl spark-job/job -am test -Dtest=EditorSchemaTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true")
        .hasContent(EditorSchema.json());
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("configs"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void acceptsWhatIsShippedAndWhatItResolvesTo(Path file) throws IOException {
    assertThat(complaints(Files.readString(file))).isEmpty();
    RunConfig config = ConfigurationReader.read(file, List.of());
    assertThat(complaints(config.resolved().toString())).isEmpty();
  }

  @Test
  void acceptsEveryFamilyAndEveryWayToWriteIt() throws IOException {
    // The parameters need not fit each other: their names and types are what a schema knows.
    for (Family family : Family.ALL) {
      List<String> given =
          family.fields().stream()
              .filter(field -> field.shape() instanceof NumberShape)
              .map(field -> ", \"" + field.name() + "\": 1")
              .toList();
      if (given.size() == family.fields().size()) {
        String input = "{\"distribution\": \"" + family.name() + "\"" + String.join("", given);
        assertThat(complaints(Configurations.with("\"inputs\": {\"a\": " + input + "}}")))
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sed\": 1",
        "\"seed\": -1",
        "\"seed\": 1.5",
        "\"seed\": \"1\"",
        "\"seed\": null",
        "\"name\": \"Upper\"",
        "\"model\": \"other\"",
        "\"description\": 1",
        "\"sampling\": {\"draws\": 0}",
        "\"sampling\": {\"draws\": 1e14}",
        "\"sampling\": {\"replicates\": 1}",
        "\"sampling\": {\"design\": \"Sobol\"}",
        "\"sampling\": {\"drws\": 1}",
        "\"sampling\": []",
        "\"inputs\": []",
        "\"inputs\": {\"Enforcement\": {\"distribution\": \"fixed\", \"value\": 1}}",
        "\"inputs\": {\"enforcement\": 0.5}",
        "\"inputs\": {\"enforcement\": {\"value\": 1}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"fxed\", \"value\": 1}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": \"1\"}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"normal\", \"mean\": 1}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"normal\", \"mean\": 1, \"sd\": 1,"
            + " \"mode\": 1}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"lognormal\", \"p05\": 1, \"sigma\": 1}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"fixed\", \"value\": 1, \"evidence\":"
            + " \"DEP\"}}",
        "\"correlations\": {}",
        "\"correlations\": [{\"inputs\": [\"enforcement\"], \"rho\": 0.1}]",
        "\"correlations\": [{\"inputs\": [\"enforcement\", \"depreciation\"], \"rho\": 1}]",
        "\"correlations\": [{\"inputs\": [\"enforcement\", \"depreciation\"]}]",
        "\"constants\": {\"us_stock\": 15}",
        "\"constants\": {\"us_stock_2025\": 0.5}",
        "\"constants\": {\"us_stock_2025\": 101}",
        "\"scenarios\": {}",
        "\"scenarios\": {\"A\": {}}",
        "\"scenarios\": {\"a\": {\"levers\": {\"tariffs\": 1}}}",
        "\"scenarios\": {\"a\": {\"levers\": {\"offshore\": \"1\"}}}",
        "\"scenarios\": {\"a\": {\"levers\": {\"offshore\": {}}}}",
        "\"scenarios\": {\"a\": {\"levers\": {\"offshore\": {\"constant\": 1, \"slope\": 1}}}}",
        "\"scenarios\": {\"a\": {\"levers\": {\"offshore\": {\"constant\": 1, \"at_most\": []}}}}",
        "\"scenarios\": {\"a\": {\"reference\": \"yes\"}}",
        "\"differences\": [[\"tighten\"]]",
        "\"differences\": [[\"tighten\", \"baseline\", \"relax\"]]",
        "\"events\": [{\"below\": 3}]",
        "\"events\": [{\"name\": \"a b\", \"below\": 3}]",
        "\"events\": [{\"name\": \"a\", \"below\": \"3\"}]",
        "\"events\": [{\"name\": \"a\", \"below\": 3, \"ever\": 1}]",
        "\"quantiles\": []",
        "\"quantiles\": [0]",
        "\"quantiles\": [1]",
        "\"observations\": [{\"months\": 8}]",
        "\"observations\": [{\"date\": \"1 May 2026\", \"months\": 8}]",
        "\"allow_failed_share\": 2",
        "\"output\": \"\"",
        "\"partitions\": 0"
      })
  void refusesWhatTheReaderRefuses(String fields) throws IOException {
    String text = Configurations.with(fields);
    if (fields.startsWith("\"name\"") || fields.startsWith("\"model\"")) {
      text =
          "{"
              + fields
              + (fields.startsWith("\"name\"")
                  ? ", \"model\": \"compute-gap\"}"
                  : ", \"name\": \"a\"}");
    }
    assertThat(Configurations.wrongText(text)).isNotNull();
    assertThat(complaints(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "{\"name\": \"a\"}", "{\"model\": \"compute-gap\"}"})
  void refusesWhatIsNoConfiguration(String text) throws IOException {
    assertThat(Configurations.wrongText(text)).isNotNull();
    assertThat(complaints(text)).isNotEmpty();
  }

  /** What several fields say together: the reader's part, which no schema can say. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // The parameters of a distribution fit each other.
        "\"inputs\": {\"enforcement\": {\"distribution\": \"normal\", \"mean\": 1, \"sd\": -1}}",
        "\"inputs\": {\"enforcement\": {\"distribution\": \"uniform\", \"min\": 1, \"max\": 0}}",
        // An input that is not the model's is used by a lever.
        "\"inputs\": {\"zeal\": {\"distribution\": \"fixed\", \"value\": 1}}",
        // Names of inputs and scenarios exist; a correlation is between two that are uncertain.
        "\"correlations\": [{\"inputs\": [\"enforcement\", \"zeal\"], \"rho\": 0.1}]",
        "\"correlations\": [{\"inputs\": [\"enforcement\", \"enforcement\"], \"rho\": 0.1}]",
        "\"differences\": [[\"tighten\", \"today\"]]",
        // Correlations are possible together.
        "\"correlations\": [{\"inputs\": [\"enforcement\", \"depreciation\"], \"rho\": 0.9},"
            + "{\"inputs\": [\"enforcement\", \"legal_share\"], \"rho\": 0.9},"
            + "{\"inputs\": [\"depreciation\", \"legal_share\"], \"rho\": -0.9}]",
        // Levers stay within what they may be, whatever their inputs are.
        "\"scenarios\": {\"a\": {\"levers\": {\"offshore\": 11}}}",
        // Starts are before ends.
        "\"constants\": {\"ramp_start_quarter\": 9}",
        // At most one scenario is the reference.
        "\"scenarios\": {\"a\": {\"reference\": true}, \"b\": {\"reference\": true}}",
        // Events have bounds, in order, and names of their own.
        "\"events\": [{\"name\": \"a\"}]",
        "\"events\": [{\"name\": \"a\", \"from\": 3, \"to\": 2}]",
        "\"events\": [{\"name\": \"a\", \"to\": 3}, {\"name\": \"a\", \"to\": 2}]",
        // Quantiles ascend.
        "\"quantiles\": [0.5, 0.05]",
        // Draws fit the replicates.
        "\"sampling\": {\"draws\": 1e13, \"replicates\": 2}",
        // The calendar.
        "\"observations\": [{\"date\": \"2026-02-30\", \"months\": 8}]"
      })
  void leavesWhatFieldsSayTogetherToTheReader(String fields) throws IOException {
    String text = Configurations.with(fields);
    assertThat(Configurations.wrongText(text)).isNotNull();
    assertThat(complaints(text)).isEmpty();
  }
}
