package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.engine.gap.GapLever;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration in {@code configs/}: read, run small, and what it is there for. */
class ShippedConfigurationsTest {

  private static final Path CONFIGS = Path.of("../../configs");
  private static final int LAST_QUARTER = 11;
  private static final int LEAD = 0;

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isReadWithoutWarningsAndRuns(String name) {
    RunConfig config = read(name);
    assertThat(config.name() + ".json").isEqualTo(name);
    assertThat(config.description()).isNotEmpty();
    assertThat(config.warnings()).isEmpty();
    RunEstimates estimates = run(name);
    assertThat(estimates.failedDraws()).isZero();
    for (int scenario = 0; scenario < config.scenarios().size(); scenario++) {
      // In months, about the lead today or at most twice it.
      assertThat(estimates.output(scenario, LEAD, LAST_QUARTER).mean().value())
          .isBetween(4.0, 20.0);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void standsInTheTableOfTheReadme(String name) throws IOException {
    assertThat(CONFIGS.resolveSibling("README.md"))
        .content()
        .contains("| [configs/" + name + "](configs/" + name + ") | ");
  }

  @Test
  void leversTakesTightenApart() {
    RunConfig config = read("levers.json");
    Map<GapLever, LeverConfig> baseline = levers(config, "baseline");
    Map<GapLever, LeverConfig> tighten = levers(config, "tighten");
    assertThat(baseline).isEqualTo(levers(read("policies.json"), "baseline"));
    assertThat(tighten).isEqualTo(levers(read("policies.json"), "tighten"));
    Map<String, GapLever> single =
        Map.of(
            "exports", GapLever.LEGAL_EXPORTS,
            "smuggling", GapLever.SMUGGLING,
            "offshore_access", GapLever.OFFSHORE_ACCESS,
            "chip_tools", GapLever.DOMESTIC,
            "distillation", GapLever.DISTILLATION_REMOVED);
    assertThat(config.scenarios()).hasSize(single.size() + 2);
    for (GapLever lever : GapLever.values()) {
      // Whatever tighten changes has its scenario.
      assertThat(single.containsValue(lever))
          .isEqualTo(!tighten.get(lever).equals(baseline.get(lever)));
    }
    single.forEach(
        (scenario, changed) -> {
          Map<GapLever, LeverConfig> levers = levers(config, scenario);
          for (GapLever lever : GapLever.values()) {
            assertThat(levers.get(lever))
                .isEqualTo((lever == changed ? tighten : baseline).get(lever));
          }
        });
  }

  @Test
  void everyLeverOfTightenWidensTheLead() {
    RunEstimates estimates = run("levers.json");
    int pairs = read("levers.json").differences().size();
    double all = estimates.difference(pairs - 1, LAST_QUARTER).mean().value();
    for (int pair = 0; pair < pairs - 1; pair++) {
      assertThat(estimates.difference(pair, LAST_QUARTER).mean().value()).isBetween(0.0, all);
    }
  }

  @Test
  void channelsDrivesEachLeverByItsOwnEnforcement() {
    RunConfig config = read("channels.json");
    Map<GapLever, LeverConfig> together = levers(config, "together");
    Map<GapLever, LeverConfig> byChannel = levers(config, "by_channel");
    assertThat(together).isEqualTo(levers(read("policies.json"), "tighten"));
    Map<GapLever, String> inputs =
        Map.of(
            GapLever.SMUGGLING, "smuggling_enforcement",
            GapLever.OFFSHORE_ACCESS, "offshore_enforcement",
            GapLever.DOMESTIC, "chip_tools_enforcement",
            GapLever.DISTILLATION_REMOVED, "distillation_enforcement");
    for (GapLever lever : GapLever.values()) {
      LeverConfig common = together.get(lever);
      assertThat(byChannel.get(lever))
          .isEqualTo(
              new LeverConfig(
                  common.constant(),
                  common.input().map(input -> inputs.getOrDefault(lever, input)),
                  common.slope(),
                  common.atLeast(),
                  common.atMost()));
    }
    assertThat(config.inputs().subList(20, 24))
        .extracting(InputConfig::name)
        .containsExactlyInAnyOrderElementsOf(inputs.values());
    // The default correlations, but for that of the common enforcement, then its own.
    List<CorrelationConfig> defaults = read("policies.json").correlations();
    assertThat(config.correlations())
        .startsWith(defaults.subList(0, 9).toArray(CorrelationConfig[]::new));
    assertThat(defaults.get(9).second()).isEqualTo("enforcement");
    assertThat(config.correlations()).doesNotContain(defaults.get(9));
  }

  @Test
  void huaweiPaperPathChangesNothingElse() {
    RunConfig config = read("huawei-paper-path.json");
    RunConfig expected =
        Configurations.readText(
            "{\"name\": \"huawei-paper-path\", \"model\": \"compute-gap\"}",
            "inputs.huawei_share_2026={\"distribution\": \"fixed\", \"value\": 4, \"unit\": \"%\"}",
            "inputs.huawei_share_2028={\"distribution\": \"fixed\", \"value\": 2, \"unit\": \"%\"}",
            "constants.huawei_path_end_quarter=6.5",
            "correlations=" + kept());
    assertThat(config.sha256()).isEqualTo(expected.sha256());
    assertThat(config.droppedCorrelations()).hasSize(3);
    assertThat(config.constants()).containsEntry(GapConstant.HUAWEI_PATH_END_QUARTER, 6.5);
  }

  /** The default correlations that do not touch Huawei's shares: the fourth and later ones. */
  private static String kept() {
    List<CorrelationConfig> all = Configurations.read("").correlations();
    return all.subList(3, all.size()).stream()
        .map(
            each ->
                String.format(
                    "{\"inputs\": [\"%s\", \"%s\"], \"rho\": %s}",
                    each.first(), each.second(), each.rho()))
        .toList()
        .toString();
  }

  @Test
  void persistenceKeepsItsMean() {
    RunEstimates estimates = run("persistence.json");
    double first = estimates.output(0, LEAD, 0).mean().value();
    // 4,096 even points of a walk with standard deviation 2.7: a tenth of plain sampling's error.
    assertThat(estimates.output(0, LEAD, LAST_QUARTER).mean().value())
        .isCloseTo(first, within(0.05));
  }

  private static RunConfig read(String name, String... set) {
    return ConfigurationReader.read(
        CONFIGS.resolve(name), Stream.of(set).map(Assignment::set).toList());
  }

  private static RunEstimates run(String name) {
    CompiledPlan compiled =
        new CompiledPlan(read(name, "sampling.draws=4096", "sampling.replicates=4").plan());
    return new RunEstimates(compiled, new LocalRunner(1).run(compiled));
  }

  private static Map<GapLever, LeverConfig> levers(RunConfig config, String scenario) {
    return config.scenarios().stream()
        .filter(each -> each.name().equals(scenario))
        .findFirst()
        .orElseThrow()
        .levers();
  }
}
