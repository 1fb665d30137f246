package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.engine.gap.GapLever;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults, the resolved configuration, and the digest over it. */
class ResolvedConfigurationTest {

  private static final Path CONFIGS = Path.of("../../configs");

  /** Every kind of value that a configuration can hold. */
  private static final String RICH =
      """
      "description": "everything",
      "seed": 1e9,
      "sampling": {"draws": 1e5, "replicates": 16, "design": "random"},
      "inputs": {
        "zeal": {"distribution": "uniform", "min": 0, "max": 1, "unit": "fraction"},
        "enforcement": {"distribution": "fixed", "value": 0.6},
        "care": {"distribution": "lognormal", "mu": -1, "sigma": 0.1},
        "compute_pooling": {"distribution": "normal", "mean": 0.05, "sd": 0.1}
      },
      "correlations": [{"inputs": ["zeal", "depreciation"], "rho": -0.0}],
      "constants": {"release_noise": 1},
      "scenarios": {
        "other": {"levers": {"smuggling": {"constant": 1, "input": "zeal", "slope": -1}}},
        "today": {"reference": true, "label": "Today"},
        "third": {"levers": {"offshore": {"input": "care", "at_most": 2, "at_least": "zeal"}}}
      },
      "events": [{"to": 12, "from": 6, "name": "months", "underlying": true}],
      "quantiles": [0.025, 0.5],
      "observations": [{"date": "2026-05-01", "to": 9}],
      "output": "runs/rich",
      "partitions": 7""";

  @Test
  void fillsInTheSpecificationsDefaults() {
    RunConfig config = Configurations.read("");
    assertThat(config.seed()).isEqualTo(2028);
    assertThat(config.sampling()).isEqualTo(new SamplingConfig(Design.SOBOL, 4_194_304, 32));
    assertThat(config.inputs())
        .extracting(InputConfig::name)
        .containsExactlyElementsOf(Stream.of(GapInput.values()).map(GapInput::key).toList());
    assertThat(config.correlations()).hasSize(10);
    assertThat(config.droppedCorrelations()).isEmpty();
    assertThat(config.constants())
        .hasSize(16)
        .containsEntry(GapConstant.NVIDIA_FLOW_2025Q4, 2.96)
        .containsEntry(GapConstant.PERSISTENCE_VOLATILITY, 1.6);
    assertThat(config.scenarios())
        .extracting(ScenarioConfig::name)
        .containsExactly("baseline", "tighten", "relax");
    assertThat(config.reference()).isEqualTo("baseline");
    assertThat(config.differences())
        .containsExactly(
            new DifferenceConfig("tighten", "baseline"), new DifferenceConfig("relax", "baseline"));
    assertThat(config.events())
        .containsExactly(
            event("near_parity", Optional.of(3.0), Optional.empty(), Optional.empty(), false),
            event(
                "one_to_two_years", Optional.empty(), Optional.of(12.0), Optional.of(24.0), false),
            event("china_ahead", Optional.of(0.0), Optional.empty(), Optional.empty(), false),
            event("parity_reached", Optional.of(3.0), Optional.empty(), Optional.empty(), true));
    assertThat(config.quantiles()).containsExactly(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    assertThat(config.observations()).hasSize(6);
    assertThat(config.observations().get(4))
        .isEqualTo(
            new ObservationConfig(
                LocalDate.of(2026, 7, 16),
                Optional.empty(),
                Optional.of(4.4),
                Optional.of(5.3),
                "Kimi K3 against the US models of its level",
                List.of("OBS-K3")));
    assertThat(config.allowFailedShare()).isEqualTo(0.01);
    assertThat(config.output()).isEmpty();
    assertThat(config.partitions()).isEmpty();
    assertThat(config.warnings()).isEmpty();
  }

  private static EventConfig event(
      String name,
      Optional<Double> below,
      Optional<Double> from,
      Optional<Double> to,
      boolean ever) {
    return new EventConfig(name, below, from, to, false, ever);
  }

  @Test
  void spellsOutEveryDefaultOfAScenarioOfOneLever() throws Exception {
    JsonNode scenario =
        Configurations.read("\"scenarios\": {\"a\": {\"levers\": {\"offshore\": 2}}}")
            .resolved()
            .at("/scenarios/a");
    assertThat(scenario)
        .isEqualTo(
            doubles(
                """
                {"label": "a", "description": "", "reference": false, "levers": {
                  "legal_exports": {"constant": 0.0, "input": "legal_share", "slope": 1.0},
                  "smuggling": {"constant": 1.0}, "offshore": {"constant": 2.0},
                  "offshore_access": {"constant": 1.0}, "domestic": {"constant": 1.0},
                  "distillation_removed": {"constant": 0.15}}}"""));
  }

  @Test
  void inputsAreMergedByNameAndTheOthersAreReplaced() {
    RunConfig config = Configurations.read(RICH);
    List<String> names = config.inputs().stream().map(InputConfig::name).toList();
    assertThat(names).hasSize(22).startsWith("initial_lead", "nvidia_growth");
    assertThat(names.subList(18, 22))
        .containsExactly("enforcement", "compute_pooling", "zeal", "care");
    assertThat(config.inputs().get(18).unit()).isEqualTo("fraction");
    assertThat(config.inputs().get(18).evidence()).isEmpty();
    assertThat(config.inputs().get(0).evidence()).contains("CAISI");
    assertThat(config.correlations())
        .containsExactly(new CorrelationConfig("zeal", "depreciation", 0.0));
    assertThat(config.droppedCorrelations()).isEmpty();
    assertThat(config.scenarios()).hasSize(3);
    assertThat(config.scenarios().get(0).levers().get(GapLever.DISTILLATION_REMOVED).constant())
        .isEqualTo(0.15);
    assertThat(config.reference()).isEqualTo("today");
    assertThat(config.differences())
        .containsExactly(
            new DifferenceConfig("other", "today"), new DifferenceConfig("third", "today"));
    assertThat(config.events()).hasSize(1);
    assertThat(config.observations()).hasSize(1);
    assertThat(config.constants()).containsEntry(GapConstant.RELEASE_NOISE, 1.0);
    assertThat(config.output()).contains("runs/rich");
    assertThat(config.partitions()).hasValue(7);
  }

  @ParameterizedTest
  @MethodSource
  void readAgainTheResolvedConfigurationIsTheSame(String text) {
    RunConfig once = Configurations.readText(text);
    RunConfig twice = Configurations.readText(once.resolved().toPrettyString());
    assertThat(twice.resolved()).isEqualTo(once.resolved());
    assertThat(twice.resolved().toString()).isEqualTo(once.resolved().toString());
    assertThat(twice.sha256()).isEqualTo(once.sha256());
  }

  static Stream<String> readAgainTheResolvedConfigurationIsTheSame() {
    return Stream.of(
        Configurations.with(""),
        Configurations.with(RICH),
        Configurations.with(
            "\"inputs\": {\"smuggled_share\": {\"distribution\": \"fixed\", \"value\": 2}}"),
        "{\"name\": \"rival\", \"model\": \"persistence\"}");
  }

  @Test
  void persistenceTakesTheLeadAloneAndTheLeversAsTheyAre() {
    RunConfig config = Configurations.readText("{\"name\": \"a\", \"model\": \"persistence\"}");
    assertThat(config.inputs()).extracting(InputConfig::name).containsExactly("initial_lead");
    assertThat(config.correlations()).isEmpty();
    assertThat(config.droppedCorrelations()).isEmpty();
    assertThat(config.scenarios()).hasSize(3);
  }

  @Test
  void policiesAreTheDefaultsUnderTheirOwnName() {
    // But for what drives the gap, which it asks for, in groups of its own, and for a decision and
    // an event to look into, which no configuration has by itself.
    RunConfig policies =
        ConfigurationReader.read(
            CONFIGS.resolve("policies.json"),
            List.of(
                Assignment.set("sensitivity.enabled=false"),
                Assignment.set("sensitivity.groups={}")));
    RunConfig defaults =
        Configurations.readText("{\"name\": \"policies\", \"model\": \"compute-gap\"}");
    assertThat(policies.decision()).isPresent();
    assertThat(policies.discover()).isPresent();
    assertThat(policies.resolved().remove(List.of("decision", "discover")).put("description", ""))
        .isEqualTo(defaults.resolved());
    assertThat(policies.sampling()).isEqualTo(new SamplingConfig(Design.SOBOL, 4_194_304, 32));
    assertThat(policies.warnings()).isEmpty();
  }

  @Test
  void policiesWritesEverythingOut() throws Exception {
    // Lever by lever the file is shorter than what it resolves to; field by field nothing lacks.
    RunConfig policies = ConfigurationReader.read(CONFIGS.resolve("policies.json"), List.of());
    JsonNode written =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build()
            .readTree(CONFIGS.resolve("policies.json").toFile());
    assertThat(written.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            policies.resolved().properties().stream().map(Map.Entry::getKey).toList());
    for (GapInput input : GapInput.values()) {
      assertThat(written.at("/inputs/" + input.key()).fieldNames())
          .toIterable()
          .containsExactlyElementsOf(
              policies.resolved().at("/inputs/" + input.key()).properties().stream()
                  .map(Map.Entry::getKey)
                  .toList());
    }
    assertThat(written.at("/constants")).hasSize(GapConstant.values().length);
    for (JsonNode scenario : written.get("scenarios")) {
      assertThat(scenario.get("levers")).hasSize(GapLever.values().length);
    }
  }

  @Test
  void quickIsTheDefaultWithFewDraws() {
    RunConfig quick = ConfigurationReader.read(CONFIGS.resolve("quick.json"), List.of());
    assertThat(quick.name()).isEqualTo("quick");
    assertThat(quick.sha256())
        .isEqualTo(
            Configurations.readText(
                    "{\"name\": \"quick\", \"model\": \"compute-gap\", \"sampling\": {\"draws\":"
                        + " 65536}}")
                .sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"seed\": 2028.0",
        "\"seed\": 2.028e3",
        "\"sampling\": {\"replicates\": 32, \"draws\": 4194304}",
        "\"constants\": {\"walk_volatility\": 0.2, \"us_stock_2025\": 1575e-2}",
        "\"description\": \"other words\"",
        "\"observations\": []",
        "\"output\": \"elsewhere\"",
        "\"partitions\": 3",
        "\"events\": [{\"below\": 3.0, \"name\": \"near_parity\", \"ever\": false},"
            + "{\"name\": \"one_to_two_years\", \"to\": 24, \"from\": 12},"
            + "{\"name\": \"china_ahead\", \"below\": -0.0},"
            + "{\"name\": \"parity_reached\", \"below\": 3, \"ever\": true}]",
        "\"inputs\": {\"enforcement\": {\"evidence\": [\"DEP\"], \"upper\": 1, \"lower\": 0.0,"
            + "\"p95\": 90e-2, \"p05\": 0.25, \"p50\": 0.6, \"description\": \"x\","
            + "\"distribution\": \"metalog\"}}"
      })
  void theDigestDependsOnNoNotationOrderOrNote(String fields) {
    assertThat(Configurations.read(fields).sha256()).isEqualTo(Configurations.read("").sha256());
  }

  @Test
  void theDigestDependsOnNoLabelOfAScenario() {
    RunConfig relabelled =
        Configurations.read(
            "", "scenarios.relax.label=Loose", "scenarios.relax.description=other words");
    assertThat(relabelled.sha256()).isEqualTo(Configurations.read("").sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=other",
        "model=persistence",
        "seed=2029",
        "sampling.draws=4194305",
        "sampling.design=random",
        "sampling.replicates=64",
        "inputs.enforcement.p50=0.6000000000000001",
        "correlations.0.rho=0.61",
        "correlations=[]",
        "constants.release_noise=0",
        "scenarios.tighten.levers.offshore=0.5",
        "scenarios.tighten.reference=true",
        "differences=[]",
        "events.0.underlying=true",
        "events.3.ever=false",
        "quantiles.0=0.02",
        "allow_failed_share=0.02",
        "sensitivity.enabled=true",
        "sensitivity.walks=4096",
        "sensitivity.target=2027Q4",
        "sensitivity.groups={\"rivals\": [\"catch_up_share\"]}",
        "inputs.enforcement.unit=per cent"
      })
  void theDigestDependsOnEverythingElse(String set) {
    String text = Configurations.with("");
    if (set.startsWith("model")) {
      text = text.replace("compute-gap", "persistence");
      set = "seed=2028";
    }
    assertThat(Configurations.readText(text, set).sha256())
        .isNotEqualTo(Configurations.read("").sha256());
  }

  @Test
  void whatTheCallerDoesToTheResolvedTreeStaysWithTheCaller() {
    RunConfig config = Configurations.read("");
    config.resolved().put("name", "other");
    assertThat(config.resolved().get("name").textValue()).isEqualTo("test");
  }

  private static JsonNode doubles(String json) throws Exception {
    return JsonMapper.builder().build().readTree(json);
  }
}
