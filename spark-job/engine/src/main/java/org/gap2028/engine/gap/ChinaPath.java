package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.LAG;
import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;

import java.util.Arrays;
import org.gap2028.engine.numeric.Logarithm;
import org.gap2028.engine.numeric.LogarithmStep;

/**
 * The Chinese side of a chunk of draws under one policy, quarter by quarter: usable stock, compute
 * ratio, and raw gap before the random walk. Columns are indexed by quarter, then by draw.
 *
 * <p>Domestic, legal and smuggled chips lose the same share a quarter, so what China can use of
 * them is carried as one stock, {@code onshore}. A policy's path branches off the trunk, which has
 * none, and shares the columns of the quarters before.
 */
final class ChinaPath {

  private static final int LAST_LOGARITHM = QUARTERS - LAG;

  /** 1 / log(10). */
  private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;

  private final QuarterGrid grid;
  private final double domesticStart;
  private final double legalStart;
  private final double smuggledUsefulness;
  private final int firstRatio;
  private final int firstGap;
  private final double[] onshore;
  private final double[] offshore;
  private final double[] residual;
  private final double[] exports;
  private final double[] domestic;
  private final double[] rented;
  private final double[] access;
  private final double[][] ratio = new double[QUARTERS + 1][];
  private final double[][] logarithm = new double[QUARTERS + 1][];
  private final double[][] rawGap = new double[QUARTERS + 1][];
  private final double[] spread;
  private final Health health;
  private final Logarithm first;

  /** The trunk. */
  ChinaPath(double[] constants, QuarterGrid grid, int capacity) {
    this(constants, grid, capacity, 0, null);
  }

  /** A path that leaves the trunk after the last quarter without policy. */
  ChinaPath(double[] constants, QuarterGrid grid, int capacity, ChinaPath trunk) {
    this(constants, grid, capacity, grid.trunk() + 1, trunk);
  }

  private ChinaPath(
      double[] constants, QuarterGrid grid, int capacity, int firstRatio, ChinaPath trunk) {
    this.grid = grid;
    this.firstRatio = firstRatio;
    firstGap = trunk == null ? 1 : firstRatio + LAG;
    domesticStart = constants[GapConstant.DOMESTIC_STOCK_2025.ordinal()];
    legalStart = constants[GapConstant.LEGAL_STOCK_2025.ordinal()];
    smuggledUsefulness = constants[GapConstant.SMUGGLED_USEFULNESS.ordinal()];
    for (int t = 0; t <= QUARTERS; t++) {
      ratio[t] = t >= firstRatio ? new double[capacity] : trunk.ratio[t];
      logarithm[t] = t >= firstRatio ? new double[capacity] : trunk.logarithm[t];
      rawGap[t] = t >= firstGap || trunk == null ? new double[capacity] : trunk.rawGap[t];
    }
    onshore = new double[capacity];
    offshore = new double[capacity];
    residual = new double[capacity];
    exports = new double[capacity];
    domestic = new double[capacity];
    rented = new double[capacity];
    access = new double[capacity];
    spread = new double[capacity];
    health = new Health(capacity);
    first = new Logarithm(capacity);
  }

  /** Computes the trunk, up to the last quarter without policy. */
  void fill(double[][] inputs, Flows flows, UsPath us, Drift drift, int n) {
    start(inputs, us, n);
    for (int t = 1; t <= grid.trunk(); t++) {
      stocks(t, flows, us, n);
    }
    steps(1, Math.min(grid.trunk(), LAST_LOGARITHM), n);
    drift.fill(inputs, logarithm[0], n);
    firstGap(inputs, us.months(1), n);
    gaps(2, Math.min(grid.trunk() + LAG, QUARTERS), us, drift, n);
  }

  /** Computes what is a policy's own. */
  void fill(
      double[][] inputs,
      Flows flows,
      Levers levers,
      UsPath us,
      Drift drift,
      ChinaPath trunk,
      int n) {
    System.arraycopy(trunk.onshore, 0, onshore, 0, n);
    System.arraycopy(trunk.offshore, 0, offshore, 0, n);
    System.arraycopy(trunk.residual, 0, residual, 0, n);
    health.start(trunk.health, us.health(), n);
    changes(inputs, levers, n);
    for (int t = firstRatio; t <= QUARTERS; t++) {
      stocks(t, flows, us, grid.rampWeight(t), n);
    }
    steps(firstRatio, LAST_LOGARITHM, n);
    gaps(firstGap, QUARTERS, us, drift, n);
  }

  /** China's usable stock at the end of 2025, and the first ratio with its logarithm. */
  private void start(double[][] inputs, UsPath us, int n) {
    double[] utilisation = inputs[GapInput.DOMESTIC_UTILISATION.ordinal()];
    double[] smuggled = inputs[GapInput.SMUGGLED_STOCK_2025.ordinal()];
    double[] held = inputs[GapInput.OFFSHORE_STOCK_2025.ordinal()];
    double[] stock = us.stock(0);
    health.start(n);
    for (int i = 0; i < n; i++) {
      onshore[i] = utilisation[i] * domesticStart + legalStart + smuggledUsefulness * smuggled[i];
      offshore[i] = held[i];
      ratio[0][i] = stock[i] / (onshore[i] + offshore[i]);
      health.least[i] = ratio[0][i] - 1;
    }
    first.fill(ratio[0], LOG10_E, logarithm[0], n);
  }

  /** What the policy changes once the ramp is complete, per unit of flow or of stock. */
  private void changes(double[][] inputs, Levers levers, int n) {
    legal(
        levers.column(GapLever.LEGAL_EXPORTS),
        inputs[GapInput.LEGAL_SHARE.ordinal()],
        levers.column(GapLever.SMUGGLING),
        inputs[GapInput.SMUGGLED_SHARE.ordinal()],
        n);
    double[] lever = levers.column(GapLever.DOMESTIC);
    double[] share = inputs[GapInput.OFFSHORE_SHARE.ordinal()];
    double[] growth = levers.column(GapLever.OFFSHORE);
    double[] accessible = levers.column(GapLever.OFFSHORE_ACCESS);
    for (int i = 0; i < n; i++) {
      domestic[i] = lever[i] - 1;
    }
    for (int i = 0; i < n; i++) {
      rented[i] = 0.01 * share[i] * (growth[i] - 1);
    }
    for (int i = 0; i < n; i++) {
      access[i] = accessible[i] - 1;
    }
  }

  private void legal(double[] legal, double[] today, double[] smuggling, double[] smuggled, int n) {
    double perCent = 0.01 * smuggledUsefulness;
    double[] out = exports;
    for (int i = 0; i < n; i++) {
      out[i] = 0.01 * (legal[i] - today[i]) + perCent * smuggled[i] * (smuggling[i] - 1);
    }
  }

  /** CN_t and the ratio without a policy. */
  private void stocks(int t, Flows flows, UsPath us, int n) {
    stocks(
        flows.keep(),
        flows.flow(t),
        flows.domestic(t),
        flows.imported(),
        flows.rented(),
        us.stock(t),
        onshore,
        offshore,
        ratio[t],
        health.least,
        health.zero,
        n);
  }

  private static void stocks(
      double[] keep,
      double[] flow,
      double[] made,
      double[] imported,
      double[] rented,
      double[] us,
      double[] onshore,
      double[] offshore,
      double[] ratio,
      double[] least,
      double[] zero,
      int n) {
    for (int i = 0; i < n; i++) {
      double on = Math.fma(keep[i], onshore[i], (made[i] + imported[i]) * flow[i]);
      double off = Math.fma(keep[i], offshore[i], rented[i] * flow[i]);
      double usable = on + off;
      double quotient = us[i] / usable;
      onshore[i] = on;
      offshore[i] = off;
      ratio[i] = quotient;
      least[i] = Math.min(least[i], usable);
      zero[i] = Math.fma(0, quotient, zero[i]);
    }
  }

  /** CN_t and the ratio with the policy in force to a part w. */
  private void stocks(int t, Flows flows, UsPath us, double w, int n) {
    onshore(
        w,
        flows.keep(),
        flows.flow(t),
        flows.domestic(t),
        domestic,
        flows.imported(),
        exports,
        onshore,
        n);
    offshore(w, flows.keep(), flows.flow(t), flows.rented(), rented, offshore, n);
    ratio(w, onshore, access, offshore, us.stock(t), ratio[t], health.least, health.zero, n);
  }

  private static void onshore(
      double w,
      double[] keep,
      double[] flow,
      double[] made,
      double[] domestic,
      double[] imported,
      double[] exports,
      double[] onshore,
      int n) {
    for (int i = 0; i < n; i++) {
      double added =
          Math.fma(made[i], Math.fma(w, domestic[i], 1), Math.fma(w, exports[i], imported[i]));
      onshore[i] = Math.fma(keep[i], onshore[i], added * flow[i]);
    }
  }

  private static void offshore(
      double w,
      double[] keep,
      double[] flow,
      double[] today,
      double[] rented,
      double[] offshore,
      int n) {
    for (int i = 0; i < n; i++) {
      double added = Math.fma(w, rented[i], today[i]);
      offshore[i] = Math.fma(keep[i], offshore[i], added * flow[i]);
    }
  }

  private static void ratio(
      double w,
      double[] onshore,
      double[] access,
      double[] offshore,
      double[] us,
      double[] out,
      double[] least,
      double[] zero,
      int n) {
    for (int i = 0; i < n; i++) {
      double usable = Math.fma(Math.fma(w, access[i], 1), offshore[i], onshore[i]);
      double quotient = us[i] / usable;
      out[i] = quotient;
      least[i] = Math.min(least[i], usable);
      zero[i] = Math.fma(0, quotient, zero[i]);
    }
  }

  private void steps(int from, int to, int n) {
    Arrays.fill(spread, 0, n, 0);
    for (int t = from; t <= to; t++) {
      LogarithmStep.fill(ratio[t - 1], ratio[t], logarithm[t - 1], logarithm[t], spread, n);
    }
    LogarithmStep.mend(ratio, logarithm, from, to, spread, n);
  }

  /** a_1, the one fitted number: it makes G_1 the initial lead. */
  private void firstGap(double[][] inputs, double[] months, int n) {
    double[] lead = inputs[GapInput.INITIAL_LEAD.ordinal()];
    double[] catchUp = inputs[GapInput.CATCH_UP_SHARE.ordinal()];
    double[] r1 = logarithm[0];
    double[] gap = rawGap[1];
    for (int i = 0; i < n; i++) {
      residual[i] = lead[i] / (months[i] * (1 - catchUp[i])) - r1[i];
      gap[i] = r1[i] + residual[i];
    }
  }

  /** a_t without the walk, and R_t = r_t + a_t. */
  private void gaps(int from, int to, UsPath us, Drift drift, int n) {
    for (int t = from; t <= to; t++) {
      gap(
          logarithm[Math.max(t - LAG, 0)],
          drift.perRatio(),
          drift.constant(),
          us.months(t),
          residual,
          rawGap[t],
          health.zero,
          n);
    }
  }

  private static void gap(
      double[] r,
      double[] perRatio,
      double[] constant,
      double[] months,
      double[] residual,
      double[] out,
      double[] zero,
      int n) {
    for (int i = 0; i < n; i++) {
      double a = residual[i] + Math.fma(perRatio[i], r[i], -constant[i]);
      double gap = r[i] + a;
      residual[i] = a;
      out[i] = gap;
      zero[i] = Math.fma(0, gap * months[i], zero[i]);
    }
  }

  /** US_t / CN_t. */
  double[] ratio(int t) {
    return ratio[t];
  }

  /** R_t without the walk, in OOM. */
  double[] rawGap(int t) {
    return rawGap[t];
  }

  /** What is known against the draws. */
  Health health() {
    return health;
  }
}
