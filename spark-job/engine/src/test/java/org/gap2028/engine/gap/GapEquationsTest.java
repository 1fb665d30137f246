package org.gap2028.engine.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gap2028.engine.GoldenTable;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.junit.jupiter.api.Test;

/**
 * The plain definition against an independent implementation ({@code scripts/golden/gap_model.py}),
 * and the fast evaluator against the plain definition.
 */
class GapEquationsTest {

  private static final int QUARTERS = 12;
  private static final int INPUTS = GapInput.values().length;

  private static GapEquations defaults() {
    return GapEquations.of(GapDefaults.constants(), GapDefaults.scenarios());
  }

  private static double[] row(double[][] columns, int i) {
    double[] row = new double[columns.length];
    for (int c = 0; c < row.length; c++) {
      row[c] = columns[c][i];
    }
    return row;
  }

  @Test
  void isTheIndependentImplementation() {
    GoldenTable golden = GoldenTable.read(GapModelTest.class, "golden-draws.csv");
    List<String> names = List.of("baseline", "tighten", "relax");
    for (int s = 0; s < names.size(); s++) {
      double[][] leads = golden.columns(names.get(s) + "_lead_2026q1", QUARTERS);
      double[][] ratios = golden.columns(names.get(s) + "_compute_ratio_2026q1", QUARTERS);
      for (int i = 0; i < golden.rows().size(); i++) {
        DrawTrace trace =
            defaults()
                .trace(
                    s,
                    row(golden.columns("initial_lead", INPUTS), i),
                    row(golden.columns("walk_2026q2", 11), i),
                    row(golden.columns("release_2026q2", 11), i));
        assertThat(trace.failure()).isEmpty();
        for (int t = 1; t <= QUARTERS; t++) {
          double lead = leads[t - 1][i];
          // Both sides round some 300 operations, and leads near 0 cancel.
          assertThat(trace.value(GapQuantity.LEAD, t))
              .isCloseTo(lead, within(1e-10 * Math.max(1, Math.abs(lead))));
          assertThat(trace.value(GapQuantity.COMPUTE_RATIO, t))
              .isCloseTo(ratios[t - 1][i], within(1e-11 * ratios[t - 1][i]));
        }
      }
    }
  }

  /**
   * Inputs from far corners: up to ten times the elicited spread, shares of 0, and below the bounds
   * where draws fail.
   */
  private static double[][] wildInputs(int n) {
    Random random = new Random(20280101);
    double[][] inputs = new double[INPUTS][n];
    for (GapInput input : GapInput.values()) {
      boolean failing = input == GapInput.ALGORITHMIC_GROWTH || input == GapInput.US_PURCHASE_RATIO;
      double least = failing ? -1 : input.lower();
      double low = Math.max(least, input.p50() - 10 * (input.p50() - input.p05()));
      double high = Math.min(input.upper(), input.p50() + 10 * (input.p95() - input.p50()));
      for (int i = 0; i < n; i++) {
        double u = random.nextDouble();
        // A third at the ends of the support, exactly.
        double held = u < 1 / 6.0 ? 0 : u > 5 / 6.0 ? 1 : (u - 1 / 6.0) * 1.5;
        inputs[input.ordinal()][i] = low + held * (high - low);
      }
    }
    return inputs;
  }

  private static double[][] normals(Random random, int n) {
    double[][] normals = new double[11][n];
    for (double[] column : normals) {
      for (int i = 0; i < n; i++) {
        column[i] = random.nextGaussian();
      }
    }
    return normals;
  }

  @Test
  void theFastEvaluatorIsThePlainDefinition() {
    assertFastIsPlain(GapDefaults.constants(), GapDefaults.scenarios());
  }

  @Test
  void theFastEvaluatorIsThePlainDefinitionWithOtherConstantsAndBoundedLevers() {
    double[] constants = GapDefaults.constants();
    constants[GapConstant.RAMP_START_QUARTER.ordinal()] = 2;
    constants[GapConstant.RAMP_END_QUARTER.ordinal()] = 5;
    constants[GapConstant.HUAWEI_PATH_START_QUARTER.ordinal()] = 0;
    constants[GapConstant.HUAWEI_PATH_END_QUARTER.ordinal()] = 7;
    constants[GapConstant.EXPORT_DISPLACEMENT.ordinal()] = 1;
    constants[GapConstant.GROWTH_DAMPING_2028.ordinal()] = 2;
    int enforcement = GapInput.ENFORCEMENT.ordinal();
    List<LeverValue> levers = new ArrayList<>(GapDefaults.todaysPolicy("held").levers());
    levers.set(
        GapLever.SMUGGLING.ordinal(),
        new LeverValue(
            2,
            enforcement,
            -1.5,
            LeverValue.Bound.ofInput(GapInput.CATCH_UP_SHARE.ordinal()),
            LeverValue.Bound.of(1.2)));
    List<Scenario> scenarios = new ArrayList<>(GapDefaults.scenarios());
    scenarios.add(new Scenario("held", levers));
    assertFastIsPlain(constants, scenarios);
  }

  /** Leads and ratios to 1e-10 of max(1, value): what reordering some 300 operations costs. */
  private static void assertFastIsPlain(double[] constants, List<Scenario> scenarios) {
    int n = 1000;
    double[][] inputs = wildInputs(n);
    Random random = new Random(7);
    double[][] walk = normals(random, n);
    double[] release = new double[11];
    Model model = GapModel.of(constants, scenarios, INPUTS);
    GapEquations equations = GapEquations.of(constants, scenarios);
    Evaluator fast = model.evaluator(n, 1);
    fast.inputs(inputs, n);
    fast.path(walk);
    int failed = 0;
    for (int s = 0; s < scenarios.size(); s++) {
      for (int i = 0; i < n; i++) {
        DrawTrace plain = equations.trace(s, row(inputs, i), row(walk, i), release);
        assertThat(fast.failed(s)[i])
            .as("scenario %d, draw %d: %s", s, i, plain.failure())
            .isEqualTo(plain.failure().isPresent());
        failed += plain.failure().isPresent() ? 1 : 0;
        for (int t = 1; t <= QUARTERS && plain.failure().isEmpty(); t++) {
          double lead = plain.value(GapQuantity.LEAD, t);
          double ratio = plain.value(GapQuantity.COMPUTE_RATIO, t);
          assertThat(fast.pathColumn(s, GapModel.LEAD, t - 1)[i])
              .as("scenario %d, draw %d, lead %d", s, i, t)
              .isCloseTo(lead, within(1e-10 * Math.max(1, Math.abs(lead))));
          assertThat(fast.pathColumn(s, GapModel.COMPUTE_RATIO, t - 1)[i])
              .as("scenario %d, draw %d, ratio %d", s, i, t)
              .isCloseTo(ratio, within(1e-11 * ratio));
        }
      }
    }
    // The corners must hold both kinds, or nothing was tested.
    assertThat(failed).isBetween(n / 1000, 3 * n);
  }

  @Test
  void everyIntermediateAddsUp() {
    double[] inputs = new double[INPUTS];
    for (GapInput input : GapInput.values()) {
      inputs[input.ordinal()] = input.p50();
    }
    DrawTrace trace = defaults().trace(1, inputs, new double[11], new double[11]);
    for (GapQuantity quantity : GapQuantity.values()) {
      for (int t = 1; t <= QUARTERS; t++) {
        assertThat(trace.value(quantity, t)).as("%s %d", quantity, t).isFinite();
      }
    }
    // Specification, "Check values".
    assertThat(trace.value(GapQuantity.LEAD, 12)).isCloseTo(14.038425, within(1e-6));
    assertThat(trace.value(GapQuantity.COMPUTE_RATIO, 12)).isCloseTo(22.958724, within(1e-6));
    assertThat(trace.value(GapQuantity.UNDERLYING_LEAD, 1)).isCloseTo(7, within(1e-12));
    // Under tightening with enforcement 0.6: levers, and what is usable of the stocks.
    assertThat(trace.levers().get(GapLever.SMUGGLING)).isEqualTo(1 - 0.6);
    double usable =
        0.65 * trace.value(GapQuantity.DOMESTIC_STOCK, 12)
            + trace.value(GapQuantity.LEGAL_STOCK, 12)
            + 0.85 * trace.value(GapQuantity.SMUGGLED_STOCK, 12)
            + 0.4 * trace.value(GapQuantity.OFFSHORE_STOCK, 12);
    assertThat(trace.value(GapQuantity.CHINA_STOCK, 12)).isCloseTo(usable, within(1e-12));
    assertThat(trace.value(GapQuantity.RATIO, 12))
        .isEqualTo(StrictMath.log10(trace.value(GapQuantity.COMPUTE_RATIO, 10)));
  }

  @Test
  void aFailureIsNamed() {
    double[] inputs = new double[INPUTS];
    for (GapInput input : GapInput.values()) {
      inputs[input.ordinal()] = input.p50();
    }
    inputs[GapInput.ALGORITHMIC_GROWTH.ordinal()] = -3;
    DrawTrace trace = defaults().trace(0, inputs, new double[11], new double[11]);
    assertThat(trace.failure()).contains("pace is -2.55 in 2026Q1 (above 0)");
  }

  @Test
  void persistenceIsItsEvaluatorToTheBit() {
    double[] constants = GapDefaults.constants();
    Random random = new Random(11);
    double[][] walk = normals(random, 100);
    double[][] release = normals(random, 100);
    double[][] inputs = {new double[100]};
    for (int i = 0; i < 100; i++) {
      inputs[0][i] = 10 * random.nextDouble();
    }
    Model model = PersistenceModel.of(constants, List.of("only"));
    Evaluator fast = model.evaluator(100, 1);
    fast.inputs(inputs, 100);
    fast.path(walk);
    for (int i = 0; i < 100; i++) {
      DrawTrace plain =
          PersistenceEquations.of(constants)
              .trace(0, row(inputs, i), row(walk, i), row(release, i));
      assertThat(plain.value(GapQuantity.LEAD, 1)).isEqualTo(inputs[0][i]);
      for (int t = 2; t <= QUARTERS; t++) {
        double underlying = fast.pathColumn(0, 0, t - 1)[i];
        assertThat(plain.value(GapQuantity.UNDERLYING_LEAD, t)).isEqualTo(underlying);
        assertThat(plain.value(GapQuantity.LEAD, t))
            .isEqualTo(underlying + 2.0 * release[t - 2][i]);
      }
    }
  }
}
