package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Fixed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command line sets in the resolved configuration. */
class AssignmentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sampling.draws=1e6 | /sampling/draws | 1000000",
        "sampling.design=random | /sampling/design | \"random\"",
        "inputs.enforcement.p50=0.55 | /inputs/enforcement/p50 | 0.55",
        "events.0.below=4 | /events/0/below | 4.0",
        "events.4={\"name\": \"far\", \"from\": 24} | /events/4/name | \"far\"",
        "quantiles=[0.5] | /quantiles | [0.5]",
        "description=1 = 1 | /description | \"1 = 1\"",
        "description=[1 | /description | \"[1\"",
        "description= | /description | \"\"",
        "constants.ramp_end_quarter=9 | /constants/ramp_end_quarter | 9.0",
        "scenarios.baseline.levers.smuggling=0.5 |"
            + " /scenarios/baseline/levers/smuggling | {\"constant\":0.5}",
        "scenarios.baseline.levers.smuggling.constant=0.5 |"
            + " /scenarios/baseline/levers/smuggling | {\"constant\":0.5}",
        "scenarios.tighten.levers.domestic.slope=-0.5 |"
            + " /scenarios/tighten/levers/domestic/slope | -0.5",
        "scenarios.relax.levers.offshore.at_most=1.2 |"
            + " /scenarios/relax/levers/offshore/at_most | 1.2",
        "scenarios.relax.levers.offshore.input=enforcement |"
            + " /scenarios/relax/levers/offshore/slope | 1.0",
        "correlations.0.rho=0 | /correlations/0/rho | 0.0",
        "observations=[] | /observations | []",
        "output=runs/x | /output | \"runs/x\""
      })
  void setsAnyValueOfTheResolvedConfiguration(String set, String pointer, String value) {
    JsonNode node = Configurations.read("", set).resolved().at(pointer);
    assertThat(node.toString()).isEqualTo(value);
  }

  @Test
  void anInputThatIsSetReplacesItsDefaultWholly() {
    RunConfig config =
        Configurations.read("", "inputs.enforcement={\"distribution\": \"fixed\", \"value\": 0.6}");
    InputConfig enforcement =
        config.inputs().stream().filter(i -> i.name().equals("enforcement")).findFirst().get();
    assertThat(enforcement.distribution()).isEqualTo(new Fixed(0.6));
    assertThat(enforcement.evidence()).isEmpty();
    assertThat(config.droppedCorrelations())
        .containsExactly(new CorrelationConfig("smuggled_share", "enforcement", -0.2));
    assertThat(config.correlations()).hasSize(9);
  }

  @Test
  void defaultsFollowWhatIsSet() {
    RunConfig config =
        Configurations.read(
            "",
            "scenarios.mine={\"levers\": {\"offshore\": 0.5}}",
            "scenarios.relax.reference=true");
    assertThat(config.reference()).isEqualTo("relax");
    assertThat(config.differences())
        .containsExactly(
            new DifferenceConfig("baseline", "relax"),
            new DifferenceConfig("tighten", "relax"),
            new DifferenceConfig("mine", "relax"));
  }

  @Test
  void defaultCorrelationsAreStillDefaultsAfterOneOfThemIsSet() {
    RunConfig config =
        Configurations.read(
            "",
            "correlations.0.rho=0.5",
            "inputs.enforcement={\"distribution\": \"fixed\", \"value\": 0.6}");
    assertThat(config.correlations())
        .hasSize(9)
        .contains(new CorrelationConfig("huawei_share_2026", "huawei_share_2028", 0.5));
  }

  @Test
  void theLastOfSeveralCounts() {
    assertThat(Configurations.read("", "seed=1", "seed=2").seed()).isEqualTo(2);
  }

  @Test
  void mendsWhatTheFileHasWrong() {
    assertThat(Configurations.read("\"seed\": -1", "seed=2").seed()).isEqualTo(2);
  }

  @Test
  void optionsOfTheCommandLineAreAssignments() {
    RunConfig config =
        ConfigurationReader.read(
            Configurations.with("").getBytes(StandardCharsets.UTF_8),
            Configurations.FILE,
            List.of(
                Assignment.draws("2^20"),
                Assignment.seed("9223372036854775807"),
                Assignment.design("random"),
                Assignment.replicates("16")));
    assertThat(config.seed()).isEqualTo(Long.MAX_VALUE);
    assertThat(config.sampling()).isEqualTo(new SamplingConfig(Design.RANDOM, 1 << 20, 16));
  }

  @ParameterizedTest
  @MethodSource
  void reportsErrorsAtTheOptionThatMadeThem(String set, String message) {
    assertThat(Configurations.wrong("", set))
        .hasMessage("test.json: 1 problem\n  --set " + set + "  " + message);
  }

  static Stream<Arguments> reportsErrorsAtTheOptionThatMadeThem() {
    return Stream.of(
        arguments("seed", "Invalid assignment: seed (PATH=VALUE)"),
        arguments("=1", "Invalid assignment: =1 (PATH=VALUE)"),
        arguments("a..b=1", "Invalid assignment: 1 (PATH=VALUE)"),
        arguments("sede=1", "sede  Unknown name 'sede'; did you mean 'seed'?"),
        arguments(
            "sampling.drawz=1",
            "sampling.drawz  Unknown name 'drawz' in sampling; did you mean 'draws'?"),
        arguments(
            "inputs.enforcemnt.p50=0.5",
            "inputs.enforcemnt.p50  Unknown name 'enforcemnt' in inputs; did you mean"
                + " 'enforcement'?"),
        arguments(
            "inputs.enforcement.sd=0.5",
            "inputs.enforcement.sd  Unknown name 'sd' in inputs.enforcement (known: distribution,"
                + " p05, p50, p95, lower, upper, truncate, unit, description, evidence)"),
        arguments(
            "events.9.below=3",
            "events.9.below  Unknown element '9' in events (0 to 3; a whole one may be added as"
                + " 4)"),
        arguments(
            "name.first=3", "name.first  Cannot set a part of name: it is \"test\", not an object"),
        arguments("seed=-1", "seed  Invalid seed: -1 (a whole number, 0 to 2^63 - 1)"),
        arguments("seed=abc", "seed  Invalid seed: \"abc\" (a whole number, 0 to 2^63 - 1)"),
        arguments("seed=1e999", "seed  Invalid seed: 1e999 (a whole number, 0 to 2^63 - 1)"),
        arguments(
            "inputs.enforcement.p50=0.95",
            "inputs.enforcement.p95  Invalid p95: 0.9 (must be finite and above p50, 0.95)"),
        arguments(
            "inputs.legal_share_relaxed.upper=101",
            "scenarios.relax.levers.legal_exports  Invalid legal_exports: 0 to 101 (0 to 100 at"
                + " both ends of the support of legal_share_relaxed and legal_share; unit: % of"
                + " NVIDIA flow)"),
        arguments("sampling={\"draws\":1,\"draws\":2}", "sampling.draws  Duplicate field 'draws'"),
        arguments(
            "constants.ramp_start_quarter=9",
            "constants.ramp_start_quarter  Invalid ramp_start_quarter: 9 (less than"
                + " ramp_end_quarter, which is 8)"));
  }

  @Test
  void reportsNumbersOfDrawsAsTheyWereTyped() {
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(
                    Configurations.with("").getBytes(StandardCharsets.UTF_8),
                    Configurations.FILE,
                    List.of(Assignment.draws("10m"), Assignment.replicates("1"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            test.json: 2 problems
              --draws 10m  sampling.draws  Invalid draws: 10m (a whole number, 1 to 10^13, such as 65536, 10M, 1e9 or 2^24)
              --replicates 1  sampling.replicates  Invalid replicates: 1 (a whole number, 2 to 1024)""");
  }

  @Test
  void comesAfterTheFileInTheListOfProblems() {
    assertThat(Configurations.wrong("\"description\": 1", "seed=-1").violations())
        .extracting(Violation::file, Violation::line, Violation::path)
        .containsExactly(tuple("test.json", 2, "description"), tuple("--set seed=-1", 0, "seed"));
  }
}
