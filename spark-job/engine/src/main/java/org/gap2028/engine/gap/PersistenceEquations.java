package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The persistence model as {@code docs/model.md} writes it; every scenario is the same. */
public final class PersistenceEquations implements Equations {

  private final double step;
  private final double releaseNoise;

  private PersistenceEquations(double step, double releaseNoise) {
    this.step = step;
    this.releaseNoise = releaseNoise;
  }

  /**
   * The equations with given constants.
   *
   * @param constants one value for each {@link GapConstant}, in its order and unit
   * @throws IllegalArgumentException if a constant is missing or outside its range
   */
  public static PersistenceEquations of(double[] constants) {
    Constants.check(constants);
    return new PersistenceEquations(
        constants[GapConstant.PERSISTENCE_VOLATILITY.ordinal()] * Math.sqrt(QuarterGrid.YEARS),
        constants[GapConstant.RELEASE_NOISE.ordinal()]);
  }

  @Override
  public DrawTrace trace(int scenario, double[] inputs, double[] walk, double[] release) {
    double[] underlying = new double[QUARTERS + 1];
    double[] lead = new double[QUARTERS + 1];
    Arrays.fill(underlying, Double.NaN);
    Arrays.fill(lead, Double.NaN);
    underlying[1] = inputs[0];
    lead[1] = inputs[0];
    for (int t = 2; t <= QUARTERS; t++) {
      underlying[t] = underlying[t - 1] + step * walk[t - 2];
      lead[t] = underlying[t] + releaseNoise * release[t - 2];
    }
    Map<GapQuantity, double[]> values = new EnumMap<>(GapQuantity.class);
    values.put(GapQuantity.UNDERLYING_LEAD, underlying);
    values.put(GapQuantity.LEAD, lead);
    Optional<String> failure =
        Double.isFinite(inputs[0])
            ? Optional.empty()
            : Optional.of("lead is " + inputs[0] + " in 2026Q1 (finite)");
    return new DrawTrace(Map.of(), values, failure);
  }
}
