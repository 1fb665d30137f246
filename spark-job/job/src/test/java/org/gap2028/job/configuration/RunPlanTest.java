package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.engine.gap.GapModel;
import org.gap2028.engine.gap.PersistenceModel;
import org.gap2028.engine.random.RandomPoints;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.PlannedInput;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a configuration to the plan of its run. */
class RunPlanTest {

  private static final String FURTHER =
      """
      "inputs": {
        "zeal": {"distribution": "uniform", "min": 0, "max": 1},
        "care": {"distribution": "fixed", "value": 0.5},
        "luck": {"distribution": "uniform", "min": 0, "max": 1}
      },
      "scenarios": {
        "today": {},
        "own": {"levers": {
          "smuggling": {"constant": 1, "input": "zeal", "slope": -1, "at_least": "care"},
          "offshore": {"constant": 2, "at_most": 3},
          "domestic": {"input": "luck", "at_most": "enforcement"}}}
      }""";

  @Test
  void plansTheDefaults() {
    RunPlan plan = Configurations.read("").plan();
    assertThat(plan.points()).isInstanceOf(SobolPoints.class);
    assertThat(plan.replicates()).isEqualTo(32);
    assertThat(plan.blocks()).isEqualTo(128);
    assertThat(plan.draws()).isEqualTo(4_194_304);
    assertThat(plan.inputs())
        .extracting(PlannedInput::coordinate)
        .containsExactlyElementsOf(
            Arrays.stream(GapInput.values()).map(GapInput::coordinate).toList());
    assertThat(plan.walkCoordinates()).containsExactly(1, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
    assertThat(plan.noiseCoordinates())
        .containsExactlyElementsOf(IntStream.rangeClosed(31, 41).boxed().toList());
    assertThat(plan.model()).isInstanceOf(GapModel.class);
    assertThat(plan.model().scenarios()).containsExactly("baseline", "tighten", "relax");
    assertThat(plan.pairs()).containsExactly(new Pair(1, 0), new Pair(2, 0));
    assertThat(plan.events())
        .containsExactly(
            new Event("near_parity", Double.NEGATIVE_INFINITY, 3, false, false),
            new Event("one_to_two_years", 12, 24, false, false),
            new Event("china_ahead", Double.NEGATIVE_INFINITY, 0, false, false),
            new Event("parity_reached", Double.NEGATIVE_INFINITY, 3, false, true));
    assertThat(plan.quantiles()).containsExactly(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);
    assertThat(plan.walkPoints()).isEqualTo(4);
    for (GapDefaults.InputCorrelation each : GapDefaults.correlations()) {
      assertThat(plan.copula().correlation(each.first().ordinal(), each.second().ordinal()))
          .isEqualTo(each.rho());
    }
  }

  @Test
  void defaultScenariosAreTheEngines() {
    assertThat(RunPlanFactory.scenarios(Configurations.read("")))
        .isEqualTo(GapDefaults.scenarios());
  }

  @Test
  void furtherInputsComeAfterTheModelsOnCoordinatesOfTheirOwn() {
    RunPlan plan = Configurations.read(FURTHER).plan();
    assertThat(plan.inputs().subList(20, 23))
        .extracting(PlannedInput::name)
        .containsExactly("zeal", "care", "luck");
    // The fixed one leaves its coordinate unused.
    assertThat(plan.inputs().subList(20, 23))
        .extracting(PlannedInput::coordinate)
        .containsExactly(64, 65, 66);
    assertThat(plan.model().inputCount()).isEqualTo(23);
  }

  @Test
  void leversNameInputsByTheirPlaceInThePlan() {
    assertThat(RunPlanFactory.scenarios(Configurations.read(FURTHER)).get(1).levers())
        .hasToString(
            "[LeverValue[constant=0.0, input=9, slope=1.0, atLeast=Bound[value=-Infinity,"
                + " input=-1], atMost=Bound[value=Infinity, input=-1]],"
                + " LeverValue[constant=1.0, input=20, slope=-1.0, atLeast=Bound[value=NaN,"
                + " input=21], atMost=Bound[value=Infinity, input=-1]],"
                + " LeverValue[constant=2.0, input=-1, slope=0.0, atLeast=Bound[value=-Infinity,"
                + " input=-1], atMost=Bound[value=3.0, input=-1]],"
                + " LeverValue[constant=1.0, input=-1, slope=0.0, atLeast=Bound[value=-Infinity,"
                + " input=-1], atMost=Bound[value=Infinity, input=-1]],"
                + " LeverValue[constant=0.0, input=22, slope=1.0, atLeast=Bound[value=-Infinity,"
                + " input=-1], atMost=Bound[value=NaN, input=18]],"
                + " LeverValue[constant=0.15, input=-1, slope=0.0, atLeast=Bound[value=-Infinity,"
                + " input=-1], atMost=Bound[value=Infinity, input=-1]]]");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 1, 2048",
    "2048, 2, 1, 2048",
    "2049, 2, 2, 4096",
    "4194304, 32, 128, 4194304",
    "1000000, 32, 31, 1015808",
    "10000000000000, 1024, 9536744, 10000000876544"
  })
  void roundsDrawsUpToWholeBlocksOfEveryReplicate(
      long draws, int replicates, long blocks, long rounded) {
    RunConfig config =
        Configurations.read("", "sampling.draws=" + draws, "sampling.replicates=" + replicates);
    assertThat(config.sampling().draws()).isEqualTo(draws);
    assertThat(config.sampling().roundedDraws()).isEqualTo(rounded);
    assertThat(config.plan().blocks()).isEqualTo(blocks);
    assertThat(config.plan().draws()).isEqualTo(rounded);
  }

  @Test
  void plansTheMostDrawsOfOneReplicate() {
    RunConfig config =
        Configurations.read("", "sampling.replicates=2", "sampling.draws=" + (1L << 41));
    assertThat(config.plan().blocks()).isEqualTo(1L << 30);
  }

  @Test
  void plansTheRival() {
    RunPlan plan =
        Configurations.readText("{\"name\": \"rival\", \"model\": \"persistence\"}").plan();
    assertThat(plan.model()).isInstanceOf(PersistenceModel.class);
    assertThat(plan.model().scenarios()).containsExactly("baseline", "tighten", "relax");
    assertThat(plan.inputs()).extracting(PlannedInput::name).containsExactly("initial_lead");
    assertThat(plan.walkCoordinates()).hasSize(11);
    assertThat(plan.noiseCoordinates()).hasSize(11);
  }

  @Test
  void plansTheRandomDesign() {
    assertThat(Configurations.read("", "sampling.design=random").plan().points())
        .isInstanceOf(RandomPoints.class);
  }

  @Test
  void aRunWithoutReleaseNoiseKeepsItsCoordinates() {
    RunPlan plan = Configurations.read("", "constants.release_noise=0").plan();
    assertThat(plan.noiseCoordinates()).hasSize(11);
  }

  @Test
  void aPlanCrossesToExecutors() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(Configurations.read(FURTHER).plan());
    }
    assertThat(bytes.size()).isPositive();
  }

  @Test
  void refusesMoreFurtherInputsThanTheDesignHasCoordinates() {
    int room = SobolPoints.of(0).coordinates() - 64;
    StringBuilder inputs = new StringBuilder();
    StringBuilder scenarios = new StringBuilder();
    for (int i = 0; i <= room; i++) {
      String end = i == room ? "\n" : ",\n";
      inputs.append("\"x").append(i).append("\": {\"distribution\": \"uniform\", \"min\": 0,");
      inputs.append("\"max\": 1}").append(end);
      scenarios.append("\"s").append(i).append("\": {\"levers\": {\"smuggling\": {\"input\":");
      scenarios.append("\"x").append(i).append("\"}}}").append(end);
    }
    ConfigurationException wrong =
        Configurations.wrong(
            "\"correlations\": [], \"inputs\": {\n"
                + inputs
                + "}, \"scenarios\": {"
                + scenarios
                + "}");
    assertThat(wrong)
        .hasMessage(
            String.format(
                Locale.ROOT,
                "test.json: 1 problem\n"
                    + "  %d:1 inputs.x%d  Invalid number of further inputs: %d (at most %d)",
                room + 3,
                room,
                room + 1,
                room));
  }

  @Test
  void doesNotDependOnThePlaceOfAModelsInputInTheFile() {
    List<PlannedInput> inputs =
        Configurations.read(
                "\"inputs\": {\"legal_share\": {\"distribution\": \"uniform\", \"min\": 0, \"max\":"
                    + " 2}, \"initial_lead\": {\"distribution\": \"normal\", \"mean\": 7, \"sd\":"
                    + " 1}}")
            .plan()
            .inputs();
    assertThat(inputs.get(0).name()).isEqualTo("initial_lead");
    assertThat(inputs.get(9).name()).isEqualTo("legal_share");
    assertThat(inputs.get(9).coordinate()).isEqualTo(15);
  }
}
