package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example in {@code docs/configuration.md} is a configuration that runs. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("../../docs/configuration.md");
  private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  static Stream<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .map(MatchResult::group)
        .map(block -> block.substring("```json\n".length(), block.length() - "```".length()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isValidAndRuns(String example) throws IOException {
    assertThat(EditorSchemaTest.complaints(example)).isEmpty();
    RunConfig config =
        Configurations.readText(example, "sampling.draws=2048", "sampling.replicates=2");
    CompiledPlan compiled = new CompiledPlan(config.plan());
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(1).run(compiled));
    assertThat(estimates.failedDraws()).isZero();
    for (int scenario = 0; scenario < config.scenarios().size(); scenario++) {
      // In months, about the lead today or at most twice it.
      assertThat(estimates.output(scenario, 0, 11).mean().value()).isBetween(4.0, 20.0);
    }
  }
}
