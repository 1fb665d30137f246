package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every evidence key of the shipped configurations points into the table of docs/evidence.md. */
class EvidenceKeysTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([A-Z0-9-]+)\"></a>");

  private static Set<String> documented() throws IOException {
    return ANCHOR
        .matcher(Files.readString(ROOT.resolve("docs/evidence.md")))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  static List<Path> configurations() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("configs"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyKeyIsDocumented(Path file) throws IOException {
    RunConfig config = ConfigurationReader.read(file, List.of());
    Set<String> documented = documented();
    for (InputConfig input : config.inputs()) {
      assertThat(documented).as(input.name()).containsAll(input.evidence());
    }
    for (ObservationConfig observation : config.observations()) {
      assertThat(documented).as(observation.label()).containsAll(observation.evidence());
    }
  }

  @Test
  void theShippedConfigurationNamesEvidence() throws IOException {
    RunConfig config = ConfigurationReader.read(ROOT.resolve("configs/policies.json"), List.of());
    assertThat(config.inputs().get(0).evidence()).contains("ECI-7");
  }
}
