package org.gap2028.engine.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gap2028.engine.model.ChartBins;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.LeveredModel;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;

/**
 * The compute-gap model: compute stocks of both sides, usable compute ratio, capability gap, lead
 * in months, for 2026Q1 to 2028Q4 under each scenario. The equations are those of {@code
 * docs/model.md}, symbol by symbol.
 *
 * <p>Outputs: {@code lead_months} (before release noise; walks) and {@code compute_ratio} (US over
 * usable Chinese stock in the same quarter).
 */
public final class GapModel implements LeveredModel {

  private static final long serialVersionUID = 1;

  /** Index of the output {@code lead_months}. */
  public static final int LEAD = 0;

  /** Index of the output {@code compute_ratio}. */
  public static final int COMPUTE_RATIO = 1;

  private final double[] constants;
  private final List<Scenario> scenarios;
  private final int inputCount;

  private GapModel(double[] constants, List<Scenario> scenarios, int inputCount) {
    this.constants = constants.clone();
    this.scenarios = List.copyOf(scenarios);
    this.inputCount = inputCount;
  }

  /**
   * The model with given constants and scenarios.
   *
   * @param constants one value for each {@link GapConstant}, in its order and unit
   * @param scenarios at least one scenario
   * @param inputCount number of inputs: those of {@link GapInput} first, in its order, then further
   *     ones that levers use
   * @throws IllegalArgumentException if a constant is missing or outside its range, an interval is
   *     empty, or a lever names an input that does not exist
   */
  public static GapModel of(double[] constants, List<Scenario> scenarios, int inputCount) {
    Constants.check(constants);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("Invalid scenarios: none (at least one)");
    }
    if (inputCount < GapInput.values().length) {
      throw new IllegalArgumentException(
          "Invalid number of inputs: "
              + inputCount
              + " (at least "
              + GapInput.values().length
              + ")");
    }
    for (Scenario scenario : scenarios) {
      for (LeverValue lever : scenario.levers()) {
        checkInput(scenario, lever.input(), inputCount);
        checkInput(scenario, lever.atLeast().input(), inputCount);
        checkInput(scenario, lever.atMost().input(), inputCount);
      }
    }
    return new GapModel(constants, scenarios, inputCount);
  }

  private static void checkInput(Scenario scenario, int input, int inputCount) {
    if (input < LeverValue.NO_INPUT || input >= inputCount) {
      throw new IllegalArgumentException(
          "Invalid input of a lever of scenario "
              + scenario.name()
              + ": "
              + input
              + " (0 to "
              + (inputCount - 1)
              + ")");
    }
  }

  @Override
  public int inputCount() {
    return inputCount;
  }

  @Override
  public List<String> scenarios() {
    return scenarios.stream().map(Scenario::name).toList();
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        leadMonths(constants),
        new Output(
            "compute_ratio",
            "US over usable Chinese compute",
            false,
            Collections.nCopies(QuarterGrid.QUARTERS, 0.0),
            new ChartBins(ChartBins.Scale.GEOMETRIC, 1.01)));
  }

  /** The lead: it walks, and release noise is added from the second quarter on. */
  static Output leadMonths(double[] constants) {
    double releaseNoise = constants[GapConstant.RELEASE_NOISE.ordinal()];
    List<Double> noise =
        Stream.iterate(0.0, sd -> releaseNoise).limit(QuarterGrid.QUARTERS).toList();
    return new Output(
        "lead_months", "months", true, noise, new ChartBins(ChartBins.Scale.LINEAR, 0.25));
  }

  /** The lead of the first quarter is initial_lead, which is observed and not computed. */
  static OptionalInt leadAtFirst(int output, int quarter) {
    return output == LEAD && quarter == 0
        ? OptionalInt.of(GapInput.INITIAL_LEAD.ordinal())
        : OptionalInt.empty();
  }

  @Override
  public List<Quarter> quarters() {
    return QuarterGrid.quarters();
  }

  @Override
  public int commonQuarters() {
    return new QuarterGrid(constants).trunk();
  }

  @Override
  public int walkSteps() {
    return QuarterGrid.QUARTERS - 1;
  }

  @Override
  public OptionalInt inputOf(int output, int quarter) {
    return leadAtFirst(output, quarter);
  }

  @Override
  public List<String> differingLevers(int scenario, int reference) {
    return differing(scenario, reference).stream().map(GapLever::key).toList();
  }

  private List<GapLever> differing(int scenario, int reference) {
    Scenario a = scenarios.get(scenario);
    Scenario b = scenarios.get(reference);
    return Arrays.stream(GapLever.values())
        .filter(lever -> !a.lever(lever).equals(b.lever(lever)))
        .toList();
  }

  @Override
  public Model between(int scenario, int reference) {
    List<GapLever> differing = differing(scenario, reference);
    List<Scenario> between = new ArrayList<>();
    for (int s = 0; s < 1 << differing.size(); s++) {
      List<LeverValue> levers = new ArrayList<>(scenarios.get(reference).levers());
      for (int j = 0; j < differing.size(); j++) {
        if ((s >> j & 1) == 1) {
          GapLever lever = differing.get(j);
          levers.set(lever.ordinal(), scenarios.get(scenario).lever(lever));
        }
      }
      between.add(new Scenario("between_" + s, levers));
    }
    return new GapModel(constants, between, inputCount);
  }

  @Override
  public Evaluator evaluator(int capacity, int walkPoints) {
    return new GapEvaluator(constants, scenarios, capacity, walkPoints);
  }
}
