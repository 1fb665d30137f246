package org.gap2028.engine.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.GoldenTable;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Quarter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The model against the specification's check values, and against an independent implementation of
 * its equations ({@code scripts/golden/gap_model.py}).
 */
class GapModelTest {

  private static final int QUARTERS = 12;
  private static final List<String> SCENARIOS = List.of("baseline", "tighten", "relax");

  private static GapModel defaultModel() {
    return GapModel.of(GapDefaults.constants(), GapDefaults.scenarios(), GapInput.values().length);
  }

  private static double[][] medians() {
    double[][] medians = new double[GapInput.values().length][1];
    for (GapInput input : GapInput.values()) {
      medians[input.ordinal()][0] = input.p50();
    }
    return medians;
  }

  // Specification, "Check values": every input at its median, no process noise; six decimals.
  @ParameterizedTest
  @CsvSource({
    "0, 7.0 6.964187 7.400155 7.861416 8.436069 9.080512 9.462107 9.819106 10.074062 10.309688"
        + " 10.543036 10.775719",
    "1, 7.0 6.964187 7.400155 7.861416 8.648897 9.534863 10.398812 11.359092 12.079347 12.903623"
        + " 13.474902 14.038425",
    "2, 7.0 6.964187 7.400155 7.861416 8.365126 8.929061 8.900367 8.588277 8.086674 7.471330"
        + " 6.990596 6.593700"
  })
  void leadsAtTheMediansAreTheSpecifications(int scenario, String expected) {
    Evaluator evaluator = defaultModel().evaluator(1, 1);
    evaluator.inputs(medians(), 1);
    evaluator.path(new double[11][1]);
    assertColumns(evaluator, scenario, GapModel.LEAD, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9.356995 9.916567 10.424185 10.908007 11.371815 11.818391 12.249762 12.667386 13.066537"
        + " 13.449868 13.801590 14.107606",
    "1, 9.356995 9.916567 10.424185 10.908007 11.958668 13.289179 15.000848 17.259371 18.725809"
        + " 20.189538 21.614559 22.958724",
    "2, 9.356995 9.916567 10.424185 10.908007 10.479747 9.471669 8.260701 7.087537 6.353588"
        + " 5.858307 5.503704 5.237975"
  })
  void computeRatiosAtTheMediansAreTheSpecifications(int scenario, String expected) {
    Evaluator evaluator = defaultModel().evaluator(1, 1);
    evaluator.inputs(medians(), 1);
    evaluator.path(new double[11][1]);
    assertColumns(evaluator, scenario, GapModel.COMPUTE_RATIO, expected);
  }

  private static void assertColumns(
      Evaluator evaluator, int scenario, int output, String expected) {
    String[] values = expected.split(" ", -1);
    for (int q = 0; q < QUARTERS; q++) {
      assertThat(evaluator.pathColumn(scenario, output, q)[0])
          .as("quarter %d", q)
          .isCloseTo(Double.parseDouble(values[q]), within(1e-6));
    }
  }

  @Test
  void drawsAreTheIndependentImplementations() {
    assertDraws("golden-draws.csv", GapDefaults.constants());
  }

  @Test
  void otherConstantsAreTheIndependentImplementations() {
    double[] constants = GapDefaults.constants();
    constants[GapConstant.RAMP_START_QUARTER.ordinal()] = 3;
    constants[GapConstant.RAMP_END_QUARTER.ordinal()] = 7;
    constants[GapConstant.HUAWEI_PATH_END_QUARTER.ordinal()] = 6.5;
    constants[GapConstant.WALK_VOLATILITY.ordinal()] = 0.3;
    constants[GapConstant.RELEASE_NOISE.ordinal()] = 1;
    constants[GapConstant.EXPORT_DISPLACEMENT.ordinal()] = 1;
    constants[GapConstant.GROWTH_DAMPING_2028.ordinal()] = 0.5;
    assertDraws("golden-draws-other-constants.csv", constants);
  }

  /** Relative 1e-10: both sides round some 300 operations, and leads near 0 cancel. */
  private static void assertDraws(String table, double[] constants) {
    GoldenTable golden = GoldenTable.read(GapModelTest.class, table);
    int n = golden.rows().size();
    GapModel model = GapModel.of(constants, GapDefaults.scenarios(), 20);
    Evaluator evaluator = model.evaluator(n, 1);
    evaluator.inputs(golden.columns("initial_lead", 20), n);
    evaluator.path(golden.columns("walk_2026q2", 11));
    double[][] release = golden.columns("release_2026q2", 11);
    List<Double> noise = model.outputs().get(GapModel.LEAD).noise();
    for (int s = 0; s < SCENARIOS.size(); s++) {
      double[][] leads = golden.columns(SCENARIOS.get(s) + "_lead_2026q1", QUARTERS);
      double[][] ratios = golden.columns(SCENARIOS.get(s) + "_compute_ratio_2026q1", QUARTERS);
      for (int q = 0; q < QUARTERS; q++) {
        for (int i = 0; i < n; i++) {
          double released = q == 0 ? 0 : noise.get(q) * release[q - 1][i];
          assertThat(evaluator.pathColumn(s, GapModel.LEAD, q)[i] + released)
              .as("%s lead, quarter %d, row %d", SCENARIOS.get(s), q, i)
              .isCloseTo(leads[q][i], within(1e-10 * Math.max(1, Math.abs(leads[q][i]))));
          assertThat(evaluator.pathColumn(s, GapModel.COMPUTE_RATIO, q)[i])
              .as("%s ratio, quarter %d, row %d", SCENARIOS.get(s), q, i)
              .isCloseTo(ratios[q][i], within(1e-11 * ratios[q][i]));
          assertThat(evaluator.failed(s)[i]).isFalse();
        }
      }
    }
  }

  @Test
  void failedDrawsAreTheIndependentImplementations() {
    GoldenTable golden = GoldenTable.read(GapModelTest.class, "golden-failed-draws.csv");
    int n = golden.rows().size();
    Evaluator evaluator = defaultModel().evaluator(n, 1);
    evaluator.inputs(golden.columns("initial_lead", 20), n);
    double[][] failed = golden.columns("baseline_failed", 3);
    for (int s = 0; s < 3; s++) {
      for (int i = 0; i < n; i++) {
        assertThat(evaluator.failed(s)[i])
            .as("%s, row %d", SCENARIOS.get(s), i)
            .isEqualTo(failed[s][i] == 1);
      }
    }
  }

  @Test
  void theWalksMarginalIsItsPathsLawQuarterByQuarter() {
    // A path that rises by z/sqrt(s) a step has the value sqrt(s) z after s steps.
    double z = 1.7;
    Evaluator marginal = defaultModel().evaluator(1, 1);
    marginal.inputs(medians(), 1);
    for (int q = 1; q < QUARTERS; q++) {
      marginal.marginal(q, new double[][] {{z}});
      double[][] increments = new double[11][1];
      for (int step = 0; step < q; step++) {
        increments[step][0] = z / Math.sqrt(q);
      }
      Evaluator path = defaultModel().evaluator(1, 1);
      path.inputs(medians(), 1);
      path.path(increments);
      assertThat(marginal.column(1, GapModel.LEAD, q)[0][0])
          .isCloseTo(path.pathColumn(1, GapModel.LEAD, q)[0], within(1e-12));
    }
  }

  @Test
  void scenariosAreTheSameToTheBitUntilTheRampStarts() {
    GoldenTable golden = GoldenTable.read(GapModelTest.class, "golden-draws.csv");
    int n = golden.rows().size();
    Evaluator evaluator = defaultModel().evaluator(n, 1);
    evaluator.inputs(golden.columns("initial_lead", 20), n);
    evaluator.path(golden.columns("walk_2026q2", 11));
    for (int q = 0; q < 4; q++) {
      for (int s = 1; s < 3; s++) {
        for (int i = 0; i < n; i++) {
          assertThat(evaluator.pathColumn(s, GapModel.LEAD, q)[i])
              .isEqualTo(evaluator.pathColumn(0, GapModel.LEAD, q)[i]);
        }
      }
    }
  }

  @Test
  void aChunkIsItsDrawsOneByOne() {
    GoldenTable golden = GoldenTable.read(GapModelTest.class, "golden-draws.csv");
    int n = golden.rows().size();
    double[][] inputs = golden.columns("initial_lead", 20);
    double[][] walk = golden.columns("walk_2026q2", 11);
    Evaluator chunk = defaultModel().evaluator(n, 1);
    chunk.inputs(inputs, n);
    chunk.path(walk);
    Evaluator single = defaultModel().evaluator(1, 1);
    for (int i = 0; i < n; i++) {
      single.inputs(row(inputs, i), 1);
      single.path(row(walk, i));
      for (int s = 0; s < 3; s++) {
        for (int q = 0; q < QUARTERS; q++) {
          for (int o = 0; o < 2; o++) {
            assertThat(single.pathColumn(s, o, q)[0]).isEqualTo(chunk.pathColumn(s, o, q)[i]);
          }
        }
      }
    }
  }

  private static double[][] row(double[][] columns, int i) {
    double[][] row = new double[columns.length][1];
    for (int c = 0; c < columns.length; c++) {
      row[c][0] = columns[c][i];
    }
    return row;
  }

  @Test
  void aScenarioWrittenOutAsTodaysPolicyDiffersByExactlyZero() {
    List<Scenario> scenarios = new ArrayList<>(GapDefaults.scenarios());
    scenarios.add(
        new Scenario(
            "written_out",
            List.of(
                LeverValue.ofInput(GapInput.LEGAL_SHARE.ordinal()),
                LeverValue.of(1),
                LeverValue.of(1),
                LeverValue.of(1),
                LeverValue.of(1),
                LeverValue.of(0.15))));
    GoldenTable golden = GoldenTable.read(GapModelTest.class, "golden-draws.csv");
    int n = golden.rows().size();
    Evaluator evaluator = GapModel.of(GapDefaults.constants(), scenarios, 20).evaluator(n, 1);
    evaluator.inputs(golden.columns("initial_lead", 20), n);
    evaluator.path(golden.columns("walk_2026q2", 11));
    for (int q = 0; q < QUARTERS; q++) {
      for (int i = 0; i < n; i++) {
        assertThat(evaluator.pathColumn(3, GapModel.LEAD, q)[i])
            .isEqualTo(evaluator.pathColumn(0, GapModel.LEAD, q)[i]);
      }
    }
  }

  @Test
  void quartersAreThoseOfTheSpecification() {
    assertThat(defaultModel().quarters())
        .hasSize(QUARTERS)
        .startsWith(new Quarter(2026, 1))
        .endsWith(new Quarter(2028, 4));
  }

  @Test
  void refusesAConstantOutsideItsRange() {
    double[] constants = GapDefaults.constants();
    constants[GapConstant.SMUGGLED_USEFULNESS.ordinal()] = Double.NaN;
    assertThatThrownBy(() -> GapModel.of(constants, GapDefaults.scenarios(), 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid smuggled_usefulness: NaN (0.0 to 1.0)");
  }

  @Test
  void refusesARampThatEndsBeforeItStarts() {
    double[] constants = GapDefaults.constants();
    constants[GapConstant.RAMP_START_QUARTER.ordinal()] = 9;
    assertThatThrownBy(() -> GapModel.of(constants, GapDefaults.scenarios(), 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid ramp_end_quarter: 8.0 (above ramp_start_quarter 9.0)");
  }

  @Test
  void refusesALeverOnAnInputThatDoesNotExist() {
    List<Scenario> scenarios =
        List.of(new Scenario("odd", GapDefaults.todaysPolicy("odd").levers()));
    List<LeverValue> levers = new ArrayList<>(scenarios.get(0).levers());
    levers.set(1, LeverValue.ofInput(20));
    List<Scenario> odd = List.of(new Scenario("odd", levers));
    assertThatThrownBy(() -> GapModel.of(GapDefaults.constants(), odd, 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid input of a lever of scenario odd: 20 (0 to 19)");
  }
}
