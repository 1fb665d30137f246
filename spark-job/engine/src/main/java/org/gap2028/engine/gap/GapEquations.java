package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.GapQuantity.CHINA_STOCK;
import static org.gap2028.engine.gap.GapQuantity.COMPUTE_RATIO;
import static org.gap2028.engine.gap.GapQuantity.DOMESTIC_STOCK;
import static org.gap2028.engine.gap.GapQuantity.FLOW;
import static org.gap2028.engine.gap.GapQuantity.FOLLOWING;
import static org.gap2028.engine.gap.GapQuantity.GROWTH;
import static org.gap2028.engine.gap.GapQuantity.HUAWEI_SHARE;
import static org.gap2028.engine.gap.GapQuantity.KEEP;
import static org.gap2028.engine.gap.GapQuantity.LEAD;
import static org.gap2028.engine.gap.GapQuantity.LEGAL_SHARE;
import static org.gap2028.engine.gap.GapQuantity.LEGAL_STOCK;
import static org.gap2028.engine.gap.GapQuantity.OFFSHORE_STOCK;
import static org.gap2028.engine.gap.GapQuantity.PACE;
import static org.gap2028.engine.gap.GapQuantity.RAMP;
import static org.gap2028.engine.gap.GapQuantity.RATIO;
import static org.gap2028.engine.gap.GapQuantity.RAW_GAP;
import static org.gap2028.engine.gap.GapQuantity.RESIDUAL;
import static org.gap2028.engine.gap.GapQuantity.SMUGGLED_STOCK;
import static org.gap2028.engine.gap.GapQuantity.UNDERLYING_LEAD;
import static org.gap2028.engine.gap.GapQuantity.US_RATE;
import static org.gap2028.engine.gap.GapQuantity.US_STOCK;
import static org.gap2028.engine.gap.QuarterGrid.LAG;
import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.model.Quarter;

/**
 * The compute-gap model as {@code docs/model.md} writes it, equation by equation, in plain double
 * arithmetic. {@link GapModel} computes the same for chunks of draws, in another order of
 * operations: its outputs differ by rounding, below 1e-10 of max(1, value) ({@code
 * GapEquationsTest}).
 */
public final class GapEquations implements Equations {

  /** dt: a quarter, in years. */
  private static final double DT = QuarterGrid.YEARS;

  private final double[] constants;
  private final List<Scenario> scenarios;
  private final QuarterGrid grid;

  private GapEquations(double[] constants, List<Scenario> scenarios) {
    this.constants = constants.clone();
    this.scenarios = List.copyOf(scenarios);
    grid = new QuarterGrid(constants);
  }

  /**
   * The equations with given constants and scenarios.
   *
   * @param constants one value for each {@link GapConstant}, in its order and unit
   * @param scenarios the scenarios
   * @throws IllegalArgumentException if a constant is missing or outside its range
   */
  public static GapEquations of(double[] constants, List<Scenario> scenarios) {
    Constants.check(constants);
    return new GapEquations(constants, scenarios);
  }

  @Override
  public DrawTrace trace(int scenario, double[] inputs, double[] walk, double[] release) {
    Draw draw = new Draw(levers(scenarios.get(scenario), inputs), inputs, walk, release);
    draw.start();
    for (int t = 1; t <= QUARTERS; t++) {
      draw.compute(t);
    }
    for (int t = 1; t <= QUARTERS; t++) {
      draw.capability(t);
    }
    return new DrawTrace(draw.levers, draw.values, draw.failure());
  }

  private static Map<GapLever, Double> levers(Scenario scenario, double[] inputs) {
    Map<GapLever, Double> levers = new EnumMap<>(GapLever.class);
    for (GapLever lever : GapLever.values()) {
      levers.put(lever, lever(scenario.lever(lever), inputs));
    }
    return levers;
  }

  /** constant + slope input, then raised, then lowered. */
  private static double lever(LeverValue lever, double[] inputs) {
    boolean hasInput = lever.input() != LeverValue.NO_INPUT;
    double value = lever.constant() + (hasInput ? lever.slope() * inputs[lever.input()] : 0);
    value = Math.max(value, bound(lever.atLeast(), inputs));
    return Math.min(value, bound(lever.atMost(), inputs));
  }

  private static double bound(LeverValue.Bound bound, double[] inputs) {
    return bound.input() == LeverValue.NO_INPUT ? bound.value() : inputs[bound.input()];
  }

  /** m(w, x) = 1 + w (x - 1). */
  private static double m(double w, double x) {
    return 1 + w * (x - 1);
  }

  private double constant(GapConstant constant) {
    return constants[constant.ordinal()];
  }

  /** One draw under one scenario. Symbols are those of the equations. */
  private final class Draw {

    private final Map<GapLever, Double> levers;
    private final double[] inputs;
    private final double[] walk;
    private final double[] release;
    private final Map<GapQuantity, double[]> values = new EnumMap<>(GapQuantity.class);

    Draw(Map<GapLever, Double> levers, double[] inputs, double[] walk, double[] release) {
      this.levers = levers;
      this.inputs = inputs;
      this.walk = walk;
      this.release = release;
      for (GapQuantity quantity : GapQuantity.values()) {
        double[] column = new double[QUARTERS + 1];
        Arrays.fill(column, Double.NaN);
        values.put(quantity, column);
      }
    }

    private double input(GapInput input) {
      return inputs[input.ordinal()];
    }

    private double get(GapQuantity quantity, int t) {
      return values.get(quantity)[t];
    }

    private void set(GapQuantity quantity, int t, double value) {
      values.get(quantity)[t] = value;
    }

    /** The end of 2025. */
    void start() {
      set(RAMP, 0, 0);
      set(FLOW, 0, constant(GapConstant.NVIDIA_FLOW_2025Q4));
      set(US_STOCK, 0, constant(GapConstant.US_STOCK_2025));
      set(DOMESTIC_STOCK, 0, constant(GapConstant.DOMESTIC_STOCK_2025));
      set(LEGAL_STOCK, 0, constant(GapConstant.LEGAL_STOCK_2025));
      set(SMUGGLED_STOCK, 0, input(GapInput.SMUGGLED_STOCK_2025));
      set(OFFSHORE_STOCK, 0, input(GapInput.OFFSHORE_STOCK_2025));
      usable(0);
    }

    /** From the growth of the flow to China's usable stock. */
    void compute(int t) {
      double growth = input(GapInput.NVIDIA_GROWTH);
      double damping = constant(GapConstant.GROWTH_DAMPING_2028);
      double g = t < QuarterGrid.FIRST_DAMPED ? growth : 1 + damping * (growth - 1);
      double flow = get(FLOW, t - 1) * StrictMath.pow(g, DT);
      double w = grid.rampWeight(t);
      double f = grid.huaweiWeight(t);
      double huawei =
          StrictMath.pow(input(GapInput.HUAWEI_SHARE_2026), 1 - f)
              * StrictMath.pow(input(GapInput.HUAWEI_SHARE_2028), f);
      double today = input(GapInput.LEGAL_SHARE);
      double legal = today + w * (levers.get(GapLever.LEGAL_EXPORTS) - today);
      double k = StrictMath.pow(1 - input(GapInput.DEPRECIATION), DT);
      double displaced =
          constant(GapConstant.EXPORT_DISPLACEMENT) * Math.max(legal - today, 0) / 100;
      set(RAMP, t, w);
      set(GROWTH, t, g);
      set(FLOW, t, flow);
      set(HUAWEI_SHARE, t, huawei);
      set(LEGAL_SHARE, t, legal);
      set(KEEP, t, k);
      stock(US_STOCK, t, input(GapInput.US_PURCHASE_RATIO) - displaced);
      stock(
          DOMESTIC_STOCK,
          t,
          huawei * input(GapInput.DOMESTIC_MULTIPLE) * m(w, levers.get(GapLever.DOMESTIC)) / 100);
      stock(LEGAL_STOCK, t, legal / 100);
      stock(
          SMUGGLED_STOCK,
          t,
          input(GapInput.SMUGGLED_SHARE) * m(w, levers.get(GapLever.SMUGGLING)) / 100);
      stock(
          OFFSHORE_STOCK,
          t,
          input(GapInput.OFFSHORE_SHARE) * m(w, levers.get(GapLever.OFFSHORE)) / 100);
      usable(t);
    }

    /** X_t = k X_{t-1} + share F_t. */
    private void stock(GapQuantity stock, int t, double share) {
      set(stock, t, get(KEEP, t) * get(stock, t - 1) + share * get(FLOW, t));
    }

    /** CN_t and US_t / CN_t. */
    private void usable(int t) {
      double access = m(get(RAMP, t), levers.get(GapLever.OFFSHORE_ACCESS));
      double china =
          input(GapInput.DOMESTIC_UTILISATION) * get(DOMESTIC_STOCK, t)
              + get(LEGAL_STOCK, t)
              + constant(GapConstant.SMUGGLED_USEFULNESS) * get(SMUGGLED_STOCK, t)
              + access * get(OFFSHORE_STOCK, t);
      set(CHINA_STOCK, t, china);
      set(COMPUTE_RATIO, t, get(US_STOCK, t) / china);
    }

    /** From the ratio of stocks to the lead. */
    void capability(int t) {
      double r = StrictMath.log10(get(COMPUTE_RATIO, Math.max(t - LAG, 0)));
      double u = rate(t);
      double p =
          (u + rate(t - 1) + rate(t - 2) + rate(t - 3)) / 4 + input(GapInput.ALGORITHMIC_GROWTH);
      double catchUp = input(GapInput.CATCH_UP_SHARE);
      set(RATIO, t, r);
      set(US_RATE, t, u);
      set(PACE, t, p);
      set(RESIDUAL, t, t == 1 ? anchor(r, p, catchUp) : residual(t, r));
      double removed = get(RAMP, t) * levers.get(GapLever.DISTILLATION_REMOVED);
      double d = catchUp * (1 - input(GapInput.DISTILLATION_FRACTION) * removed);
      double raw = r + get(RESIDUAL, t);
      double underlying = raw > 0 ? 12 * (1 - d) * raw / p : 12 * raw / p;
      set(FOLLOWING, t, d);
      set(RAW_GAP, t, raw);
      set(UNDERLYING_LEAD, t, underlying);
      set(
          LEAD,
          t,
          t == 1
              ? input(GapInput.INITIAL_LEAD)
              : underlying + constant(GapConstant.RELEASE_NOISE) * release[t - 2]);
    }

    /** u_t: 0.45 for t &lt;= 2. */
    private double rate(int t) {
      return t <= LAG
          ? constant(GapConstant.US_STOCK_GROWTH_BEFORE_2026)
          : (StrictMath.log10(get(US_STOCK, t - 2)) - StrictMath.log10(get(US_STOCK, t - 3))) / DT;
    }

    /** a_1, the one fitted number: it makes G_1 the initial lead. */
    private double anchor(double r, double p, double catchUp) {
      return input(GapInput.INITIAL_LEAD) * p / (12 * (1 - catchUp)) - r;
    }

    /** a_t from t = 2 on. */
    private double residual(int t, double r) {
      double widening = r / get(RATIO, 1) - 1;
      return get(RESIDUAL, t - 1)
          + DT * input(GapInput.ALGORITHMIC_GROWTH) * input(GapInput.LEAD_RETENTION) * widening
          - DT * input(GapInput.COMPUTE_POOLING) / constant(GapConstant.POOLING_HORIZON_YEARS)
          + constant(GapConstant.WALK_VOLATILITY) * Math.sqrt(DT) * walk[t - 2];
    }

    /** The first reason why the draw has no meaning. */
    Optional<String> failure() {
      for (int t = 1; t <= QUARTERS; t++) {
        for (GapQuantity positive : List.of(US_STOCK, CHINA_STOCK, PACE)) {
          if (!(get(positive, t) > 0)) {
            return Optional.of(reason(positive, t, "above 0"));
          }
        }
        if (t == 1 && !(get(RATIO, t) > 0)) {
          return Optional.of(reason(RATIO, t, "above 0"));
        }
        for (GapQuantity output : List.of(LEAD, COMPUTE_RATIO)) {
          if (!Double.isFinite(get(output, t))) {
            return Optional.of(reason(output, t, "finite"));
          }
        }
      }
      return Optional.empty();
    }

    private String reason(GapQuantity quantity, int t, String allowed) {
      Quarter quarter = Equations.quarters().get(t);
      return quantity.key()
          + " is "
          + get(quantity, t)
          + " in "
          + quarter.label()
          + " ("
          + allowed
          + ")";
    }
  }
}
