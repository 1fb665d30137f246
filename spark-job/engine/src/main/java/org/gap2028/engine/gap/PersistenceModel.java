package org.gap2028.engine.gap;

import java.util.List;
import java.util.OptionalInt;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;

/**
 * The rival without compute: the lead is trend-free and only diffuses, G_1 = initial_lead and G_t =
 * G_{t-1} + persistence_volatility sqrt(dt) W_t. It has one input, initial_lead, one output, {@code
 * lead_months}, and ignores policy: every scenario has the same lead.
 */
public final class PersistenceModel implements Model {

  private static final long serialVersionUID = 1;

  private final double[] constants;
  private final List<String> scenarios;

  private PersistenceModel(double[] constants, List<String> scenarios) {
    this.constants = constants.clone();
    this.scenarios = List.copyOf(scenarios);
  }

  /**
   * The model with given constants.
   *
   * @param constants one value for each {@link GapConstant}, in its order and unit
   * @param scenarios keys of the scenarios, at least one
   */
  public static PersistenceModel of(double[] constants, List<String> scenarios) {
    Constants.check(constants);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("Invalid scenarios: none (at least one)");
    }
    return new PersistenceModel(constants, scenarios);
  }

  @Override
  public int inputCount() {
    return 1;
  }

  @Override
  public List<String> scenarios() {
    return scenarios;
  }

  @Override
  public List<Output> outputs() {
    return List.of(GapModel.leadMonths(constants));
  }

  @Override
  public List<Quarter> quarters() {
    return QuarterGrid.quarters();
  }

  @Override
  public int commonQuarters() {
    return QuarterGrid.QUARTERS;
  }

  @Override
  public int walkSteps() {
    return QuarterGrid.QUARTERS - 1;
  }

  @Override
  public OptionalInt inputOf(int output, int quarter) {
    return GapModel.leadAtFirst(output, quarter);
  }

  @Override
  public Evaluator evaluator(int capacity, int walkPoints) {
    double volatility = constants[GapConstant.PERSISTENCE_VOLATILITY.ordinal()];
    return new PersistenceEvaluator(
        volatility * Math.sqrt(QuarterGrid.YEARS), capacity, walkPoints);
  }
}
