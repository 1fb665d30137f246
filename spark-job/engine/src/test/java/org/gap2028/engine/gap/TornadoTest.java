package org.gap2028.engine.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.model.Evaluator;
import org.junit.jupiter.api.Test;

class TornadoTest {

  private static final int BASELINE = 0;
  private static final int TIGHTEN = 1;
  private static final double[] DEFAULTS = GapDefaults.constants();

  private static Map<String, Distribution> inputs() {
    Map<String, Distribution> inputs = new LinkedHashMap<>();
    for (GapInput input : GapInput.values()) {
      inputs.put(
          input.key(),
          Metalog.of(input.p05(), input.p50(), input.p95(), input.lower(), input.upper()));
    }
    return inputs;
  }

  private static List<TornadoBar> bars() {
    return Tornado.computeGap(DEFAULTS, GapDefaults.scenarios(), inputs());
  }

  private static TornadoBar bar(List<TornadoBar> bars, int scenario, String name) {
    return bars.stream()
        .filter(bar -> bar.scenario() == scenario && bar.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The model itself, every input at the elicited median but those that are set. */
  private static double lead(double[] constants, int scenario, Map<GapInput, Double> moved) {
    GapInput[] all = GapInput.values();
    double[][] values = new double[all.length][1];
    for (GapInput input : all) {
      values[input.ordinal()][0] = moved.getOrDefault(input, input.p50());
    }
    Evaluator evaluator =
        GapModel.of(constants, GapDefaults.scenarios(), all.length).evaluator(1, 1);
    evaluator.inputs(values, 1);
    evaluator.path(new double[11][1]);
    return evaluator.pathColumn(scenario, GapModel.LEAD, 11)[0];
  }

  private static double[] with(GapConstant constant, double value) {
    double[] constants = DEFAULTS.clone();
    constants[constant.ordinal()] = value;
    return constants;
  }

  @Test
  void inputsGoFromTheirFivePercentQuantileToTheirNinetyFivePercentQuantile() {
    TornadoBar bar = bar(bars(), TIGHTEN, "enforcement");
    // The elicited quantiles, through the closed form: a few roundings.
    assertThat(bar.inputLow()).isCloseTo(0.25, within(1e-12));
    assertThat(bar.inputHigh()).isCloseTo(0.9, within(1e-12));
    double low = lead(DEFAULTS, TIGHTEN, Map.of(GapInput.ENFORCEMENT, 0.25));
    double high = lead(DEFAULTS, TIGHTEN, Map.of(GapInput.ENFORCEMENT, 0.9));
    assertThat(bar.leadLow()).isCloseTo(low, within(1e-9));
    assertThat(bar.leadHigh()).isCloseTo(high, within(1e-9));
    assertThat(bar.swing()).isCloseTo(high - low, within(1e-9)).isGreaterThan(1);
    assertThat(bar(bars(), BASELINE, "enforcement").swing()).isZero();
  }

  @Test
  void swingsAreSigned() {
    TornadoBar bar = bar(bars(), BASELINE, "smuggled_share");
    double low = lead(DEFAULTS, BASELINE, Map.of(GapInput.SMUGGLED_SHARE, 0.4));
    double high = lead(DEFAULTS, BASELINE, Map.of(GapInput.SMUGGLED_SHARE, 6.0));
    assertThat(bar.swing()).isCloseTo(high - low, within(1e-9)).isNegative();
  }

  @Test
  void constantsGoOverTheirRanges() {
    TornadoBar bar = bar(bars(), BASELINE, "us_stock_growth_before_2026");
    assertThat(bar.inputLow()).isEqualTo(0.35);
    assertThat(bar.inputHigh()).isEqualTo(0.55);
    GapConstant growth = GapConstant.US_STOCK_GROWTH_BEFORE_2026;
    assertThat(bar.leadLow()).isCloseTo(lead(with(growth, 0.35), BASELINE, Map.of()), within(1e-9));
    assertThat(bar.leadHigh())
        .isCloseTo(lead(with(growth, 0.55), BASELINE, Map.of()), within(1e-9));
  }

  @Test
  void everyInputAndEveryConstantWithARangeHasABarInEveryScenario() {
    // Twenty inputs and the eleven constants for which the specification has a range.
    assertThat(bars()).hasSize(3 * (20 + 11));
    assertThat(bars())
        .extracting(TornadoBar::name)
        .doesNotContain("release_noise", "huawei_path_start_quarter");
  }

  @Test
  void aFixedInputHasNoSwingAndAFurtherOneItsOwnBar() {
    Map<String, Distribution> inputs = inputs();
    inputs.put("catch_up_share", new Fixed(0.35));
    inputs.put("chip_tools", new Uniform(0, 1));
    LeverValue lever = LeverValue.ofInput(20);
    Scenario today = GapDefaults.todaysPolicy("today");
    List<LeverValue> levers = new ArrayList<>(today.levers());
    levers.set(GapLever.DOMESTIC.ordinal(), lever);
    List<TornadoBar> bars =
        Tornado.computeGap(DEFAULTS, List.of(today, new Scenario("tools", levers)), inputs);
    TornadoBar fixed = bar(bars, 0, "catch_up_share");
    assertThat(fixed.inputLow()).isEqualTo(0.35).isEqualTo(fixed.inputHigh());
    assertThat(fixed.swing()).isZero();
    assertThat(bar(bars, 0, "chip_tools").swing()).isZero();
    // The more China builds, the smaller the lead.
    assertThat(bar(bars, 1, "chip_tools").swing()).isNegative();
    assertThat(bar(bars, 1, "chip_tools").inputHigh()).isEqualTo(0.95);
  }

  @Test
  void aFailedDrawHasNoLead() {
    Map<String, Distribution> inputs = inputs();
    inputs.put("algorithmic_growth", new Uniform(-3, 3));
    TornadoBar bar =
        bar(Tornado.computeGap(DEFAULTS, GapDefaults.scenarios(), inputs), 0, "algorithmic_growth");
    assertThat(bar.leadLow()).isNaN();
    assertThat(bar.leadHigh()).isFinite();
    assertThat(bar.swing()).isNaN();
  }

  @Test
  void thePersistenceModelHasItsInputAlone() {
    List<TornadoBar> bars =
        Tornado.persistence(
            DEFAULTS, List.of("baseline", "tighten"), Map.of("initial_lead", new Uniform(0, 10)));
    assertThat(bars)
        .containsExactly(
            new TornadoBar(0, "initial_lead", 0.5, 9.5, 0.5, 9.5),
            new TornadoBar(1, "initial_lead", 0.5, 9.5, 0.5, 9.5));
  }

  @Test
  void aConstantInsideItsRangeMovesOverThatRange() {
    assertThat(TornadoRange.of(GapConstant.RAMP_END_QUARTER, with(GapConstant.RAMP_END_QUARTER, 7)))
        .isEqualTo(new TornadoRange(6, 12));
  }

  @Test
  void aConstantOutsideItsRangeMovesByTheSameFactor() {
    GapConstant stock = GapConstant.US_STOCK_2025;
    TornadoRange range = TornadoRange.of(stock, with(stock, 31.5));
    assertThat(range.low()).isCloseTo(26.8, within(1e-12));
    assertThat(range.high()).isCloseTo(36.2, within(1e-12));
    // 90 x 18.1 / 15.75 would be above what is allowed.
    assertThat(TornadoRange.of(stock, with(stock, 90)).high()).isEqualTo(100);
  }

  @Test
  void aQuarterOutsideItsRangeMovesByTheSameShift() {
    double[] late = with(GapConstant.RAMP_START_QUARTER, 7);
    late[GapConstant.RAMP_END_QUARTER.ordinal()] = 13;
    assertThat(TornadoRange.of(GapConstant.RAMP_START_QUARTER, late))
        .isEqualTo(new TornadoRange(6, 9));
  }

  @Test
  void aRampStaysAQuarterLong() {
    double[] late = with(GapConstant.RAMP_START_QUARTER, 5.5);
    assertThat(TornadoRange.of(GapConstant.RAMP_END_QUARTER, late))
        .isEqualTo(new TornadoRange(6.5, 12));
    double[] soon = with(GapConstant.RAMP_END_QUARTER, 6);
    assertThat(TornadoRange.of(GapConstant.RAMP_START_QUARTER, soon))
        .isEqualTo(new TornadoRange(3, 5));
    double[] sudden = with(GapConstant.RAMP_END_QUARTER, 4.5);
    assertThat(TornadoRange.of(GapConstant.RAMP_START_QUARTER, sudden))
        .isEqualTo(new TornadoRange(3, 4));
  }
}
