package org.gap2028.engine.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;

/**
 * The lead of the last quarter as one input or constant after the other is moved, all others at
 * their marginal medians or values, without noise. Inputs move from their 5 % to their 95 %
 * quantile, constants over {@link TornadoRange}.
 */
public final class Tornado {

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private final Function<double[], Model> models;
  private final double[] constants;
  private final Map<String, Distribution> inputs;
  private final List<TornadoBar> bars = new ArrayList<>();

  private Tornado(
      Function<double[], Model> models, double[] constants, Map<String, Distribution> inputs) {
    this.models = models;
    this.constants = constants;
    this.inputs = inputs;
  }

  /**
   * The bars of the compute-gap model: every input, and every constant that has a range.
   *
   * @param constants one value for each {@link GapConstant}, in its order and unit
   * @param scenarios the scenarios
   * @param inputs marginal distributions by name: those of {@link GapInput} first, in its order,
   *     then further ones
   */
  public static List<TornadoBar> computeGap(
      double[] constants, List<Scenario> scenarios, Map<String, Distribution> inputs) {
    Tornado tornado =
        new Tornado(
            values -> GapModel.of(values, scenarios, inputs.size()), constants.clone(), inputs);
    tornado.inputs();
    tornado.constants();
    return List.copyOf(tornado.bars);
  }

  /**
   * The bars of the persistence model: its input alone, since the constants that have a range do
   * not enter it.
   *
   * @param constants one value for each {@link GapConstant}, in its order and unit
   * @param scenarios keys of the scenarios
   * @param inputs the one input by its name
   */
  public static List<TornadoBar> persistence(
      double[] constants, List<String> scenarios, Map<String, Distribution> inputs) {
    Tornado tornado =
        new Tornado(values -> PersistenceModel.of(values, scenarios), constants.clone(), inputs);
    tornado.inputs();
    return List.copyOf(tornado.bars);
  }

  private void inputs() {
    int index = 0;
    for (Map.Entry<String, Distribution> input : inputs.entrySet()) {
      double low = input.getValue().quantile(LOW, HIGH);
      double high = input.getValue().quantile(HIGH, LOW);
      double[] atLow = medians();
      double[] atHigh = medians();
      atLow[index] = low;
      atHigh[index++] = high;
      add(input.getKey(), low, high, leads(constants, atLow), leads(constants, atHigh));
    }
  }

  private void constants() {
    for (GapConstant constant : GapConstant.values()) {
      if (Double.isNaN(constant.tornadoLow())) {
        continue;
      }
      TornadoRange range = TornadoRange.of(constant, constants);
      add(
          constant.key(),
          range.low(),
          range.high(),
          leads(with(constant, range.low()), medians()),
          leads(with(constant, range.high()), medians()));
    }
  }

  private void add(String name, double low, double high, double[] leadLow, double[] leadHigh) {
    for (int s = 0; s < leadLow.length; s++) {
      bars.add(new TornadoBar(s, name, low, high, leadLow[s], leadHigh[s]));
    }
  }

  private double[] medians() {
    return inputs.values().stream().mapToDouble(input -> input.quantile(0.5, 0.5)).toArray();
  }

  private double[] with(GapConstant constant, double value) {
    double[] changed = constants.clone();
    changed[constant.ordinal()] = value;
    return changed;
  }

  /** The last quarter's lead by scenario, {@code NaN} where the draw fails. */
  private double[] leads(double[] constants, double[] values) {
    Model model = models.apply(constants);
    Evaluator evaluator = model.evaluator(1, 1);
    evaluator.inputs(
        Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new), 1);
    evaluator.marginal(QuarterGrid.QUARTERS - 1, new double[1][1]);
    double[] leads = new double[model.scenarios().size()];
    for (int s = 0; s < leads.length; s++) {
      double lead = evaluator.column(s, GapModel.LEAD, QuarterGrid.QUARTERS - 1)[0][0];
      leads[s] = evaluator.failed(s)[0] ? Double.NaN : lead;
    }
    return leads;
  }
}
