package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.LAG;
import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;
import static org.gap2028.engine.gap.QuarterGrid.YEARS;

import org.gap2028.engine.numeric.Logarithm;

/**
 * Stocks, ratio, pace and raw gap of a chunk of draws under one policy, quarter by quarter, before
 * the random walk. Columns are indexed by quarter, then by draw.
 *
 * <p>A path may branch off another: quarters before the branch are the same arrays, so they are
 * computed once for all scenarios.
 */
final class Path {

  /** 1 / log(10). */
  private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;

  private final double usStart;
  private final double domesticStart;
  private final double legalStart;
  private final double smuggledUsefulness;
  private final double displacement;
  private final double growthBefore2026;
  private final double poolingYears;
  private final QuarterGrid grid;
  private final Logarithm logarithm;

  private final int firstStock;
  private final int firstGap;
  private final double[] us;
  private final double[] onshore;
  private final double[] offshore;
  private final double[] residual;
  private final double[] health;
  private final double[][] logUs = new double[QUARTERS + 1][];
  private final double[][] ratio = new double[QUARTERS + 1][];
  private final double[][] logRatio = new double[QUARTERS + 1][];
  private final double[][] rawGap = new double[QUARTERS + 1][];
  private final double[][] months = new double[QUARTERS + 1][];

  /** The common path, from the end of 2025. */
  Path(double[] constants, QuarterGrid grid, int capacity) {
    this(constants, grid, capacity, 0, 1, null);
  }

  /** A path that leaves {@code trunk} after the last quarter without policy. */
  Path(double[] constants, QuarterGrid grid, int capacity, Path trunk) {
    this(constants, grid, capacity, grid.trunk() + 1, grid.trunk() + 1 + LAG, trunk);
  }

  private Path(
      double[] constants,
      QuarterGrid grid,
      int capacity,
      int firstStock,
      int firstGap,
      Path trunk) {
    this.grid = grid;
    this.firstStock = firstStock;
    this.firstGap = firstGap;
    usStart = constants[GapConstant.US_STOCK_2025.ordinal()];
    domesticStart = constants[GapConstant.DOMESTIC_STOCK_2025.ordinal()];
    legalStart = constants[GapConstant.LEGAL_STOCK_2025.ordinal()];
    smuggledUsefulness = constants[GapConstant.SMUGGLED_USEFULNESS.ordinal()];
    displacement = constants[GapConstant.EXPORT_DISPLACEMENT.ordinal()];
    growthBefore2026 = constants[GapConstant.US_STOCK_GROWTH_BEFORE_2026.ordinal()];
    poolingYears = constants[GapConstant.POOLING_HORIZON_YEARS.ordinal()];
    logarithm = new Logarithm(capacity);
    us = new double[capacity];
    onshore = new double[capacity];
    offshore = new double[capacity];
    residual = new double[capacity];
    health = new double[capacity];
    for (int t = 0; t <= QUARTERS; t++) {
      boolean ownStock = t >= firstStock;
      logUs[t] = ownStock ? new double[capacity] : trunk.logUs[t];
      ratio[t] = ownStock ? new double[capacity] : trunk.ratio[t];
      logRatio[t] = ownStock ? new double[capacity] : trunk.logRatio[t];
      boolean ownGap = t >= firstGap;
      rawGap[t] = ownGap || trunk == null ? new double[capacity] : trunk.rawGap[t];
      months[t] = ownGap || trunk == null ? new double[capacity] : trunk.months[t];
    }
  }

  /** Stocks of the end of 2025; the quarters follow by {@link #advance}. */
  void start(double[][] inputs, int n) {
    double[] utilisation = inputs[GapInput.DOMESTIC_UTILISATION.ordinal()];
    double[] smuggled = inputs[GapInput.SMUGGLED_STOCK_2025.ordinal()];
    double[] rented = inputs[GapInput.OFFSHORE_STOCK_2025.ordinal()];
    for (int i = 0; i < n; i++) {
      us[i] = usStart;
      onshore[i] = utilisation[i] * domesticStart + legalStart + smuggledUsefulness * smuggled[i];
      offshore[i] = rented[i];
      ratio[0][i] = usStart / (onshore[i] + offshore[i]);
      health[i] = ratio[0][i] - 1;
    }
    logarithm.fill(us, LOG10_E, logUs[0], n);
    logarithm.fill(ratio[0], LOG10_E, logRatio[0], n);
  }

  /** Takes over the state of another path where this one branches off. */
  void branch(Path trunk, int n) {
    System.arraycopy(trunk.us, 0, us, 0, n);
    System.arraycopy(trunk.onshore, 0, onshore, 0, n);
    System.arraycopy(trunk.offshore, 0, offshore, 0, n);
    System.arraycopy(trunk.residual, 0, residual, 0, n);
    System.arraycopy(trunk.health, 0, health, 0, n);
  }

  /** Computes quarters up to {@code last}. */
  void advance(double[][] inputs, Flows flows, Levers levers, int last, int n) {
    for (int t = Math.max(firstStock, 1); t <= last; t++) {
      stocks(t, inputs, flows, levers, n);
    }
    for (int t = firstGap; t <= Math.min(last + LAG, QUARTERS); t++) {
      pace(t, inputs[GapInput.ALGORITHMIC_GROWTH.ordinal()], n);
      residual(t, inputs, n);
    }
  }

  /**
   * US_t and CN_t. Domestic, legal and smuggled chips lose the same share a quarter, so what China
   * can use of them is carried as one stock, {@code onshore}.
   */
  private void stocks(int t, double[][] inputs, Flows flows, Levers levers, int n) {
    usStock(t, inputs, flows, levers, n);
    chinaStock(t, inputs, flows, levers, n);
    if (t <= QUARTERS - LAG) {
      logarithm.fill(us, LOG10_E, logUs[t], n);
      logarithm.fill(ratio[t], LOG10_E, logRatio[t], n);
    }
  }

  private void usStock(int t, double[][] inputs, Flows flows, Levers levers, int n) {
    double w = grid.rampWeight(t);
    double perCent = displacement / 100;
    double[] stock = us;
    double[] keep = flows.keep();
    double[] flow = flows.flow(t);
    double[] purchases = inputs[GapInput.US_PURCHASE_RATIO.ordinal()];
    double[] today = inputs[GapInput.LEGAL_SHARE.ordinal()];
    double[] exports = levers.column(GapLever.LEGAL_EXPORTS);
    for (int i = 0; i < n; i++) {
      double additional = Math.max(w * (exports[i] - today[i]), 0);
      stock[i] = keep[i] * stock[i] + (purchases[i] - perCent * additional) * flow[i];
    }
  }

  private void chinaStock(int t, double[][] inputs, Flows flows, Levers levers, int n) {
    double w = grid.rampWeight(t);
    double[] keep = flows.keep();
    double[] flow = flows.flow(t);
    double[] huawei = flows.huawei(t);
    double[] multiple = inputs[GapInput.DOMESTIC_MULTIPLE.ordinal()];
    double[] utilisation = inputs[GapInput.DOMESTIC_UTILISATION.ordinal()];
    double[] today = inputs[GapInput.LEGAL_SHARE.ordinal()];
    double[] smuggled = inputs[GapInput.SMUGGLED_SHARE.ordinal()];
    double[] rented = inputs[GapInput.OFFSHORE_SHARE.ordinal()];
    double[] exports = levers.column(GapLever.LEGAL_EXPORTS);
    double[] smuggling = levers.column(GapLever.SMUGGLING);
    double[] domestic = levers.column(GapLever.DOMESTIC);
    double[] growth = levers.column(GapLever.OFFSHORE);
    double[] access = levers.column(GapLever.OFFSHORE_ACCESS);
    double[] on = onshore;
    double[] off = offshore;
    double[] stock = us;
    double[] quotient = ratio[t];
    double[] worst = health;
    for (int i = 0; i < n; i++) {
      double made = utilisation[i] * huawei[i] * multiple[i] * (1 + w * (domestic[i] - 1));
      double bought = today[i] + w * (exports[i] - today[i]);
      double taken = smuggledUsefulness * smuggled[i] * (1 + w * (smuggling[i] - 1));
      on[i] = keep[i] * on[i] + (made + bought + taken) * 0.01 * flow[i];
      off[i] = keep[i] * off[i] + rented[i] * (1 + w * (growth[i] - 1)) * 0.01 * flow[i];
      double usable = on[i] + (1 + w * (access[i] - 1)) * off[i];
      quotient[i] = stock[i] / usable;
      worst[i] = Math.min(worst[i], Math.min(stock[i], usable));
    }
  }

  /** Months per OOM, 12 / p_t. The last four US rates telescope to a difference of two logs. */
  private void pace(int t, double[] algorithmic, int n) {
    int before2026 = Math.min(Math.max(6 - t, 0), 4);
    double known = growthBefore2026 * before2026 * YEARS;
    double[] to = logUs[Math.max(t - LAG, 0)];
    double[] from = logUs[Math.max(t - LAG - 4, 0)];
    double[] out = months[t];
    double[] worst = health;
    for (int i = 0; i < n; i++) {
      double p = known + (to[i] - from[i]) + algorithmic[i];
      out[i] = 12 / p;
      worst[i] = Math.min(worst[i], p);
    }
  }

  /** a_t without the walk, and R_t = r_t + a_t. */
  private void residual(int t, double[][] inputs, int n) {
    double[] a = residual;
    double[] r1 = logRatio[0];
    double[] r = logRatio[Math.max(t - LAG, 0)];
    double[] gap = rawGap[t];
    if (t == 1) {
      double[] lead = inputs[GapInput.INITIAL_LEAD.ordinal()];
      double[] catchUp = inputs[GapInput.CATCH_UP_SHARE.ordinal()];
      double[] perOom = months[1];
      for (int i = 0; i < n; i++) {
        a[i] = lead[i] / (perOom[i] * (1 - catchUp[i])) - r1[i];
        gap[i] = r1[i] + a[i];
      }
    } else {
      double[] algorithmic = inputs[GapInput.ALGORITHMIC_GROWTH.ordinal()];
      double[] retention = inputs[GapInput.LEAD_RETENTION.ordinal()];
      double[] pooling = inputs[GapInput.COMPUTE_POOLING.ordinal()];
      double perQuarter = YEARS / poolingYears;
      for (int i = 0; i < n; i++) {
        double widening = r[i] / r1[i] - 1;
        a[i] += YEARS * algorithmic[i] * retention[i] * widening - perQuarter * pooling[i];
        gap[i] = r[i] + a[i];
      }
    }
  }

  /**
   * Whether each draw fails on this path: a quantity that must be positive is not, or overflows.
   */
  void failed(boolean[] out, int n) {
    for (int i = 0; i < n; i++) {
      double overflow = 0;
      for (int t = 1; t <= QUARTERS; t++) {
        overflow += 0 * ratio[t][i] + 0 * (rawGap[t][i] * months[t][i]);
      }
      out[i] = !(health[i] > 0 && overflow == 0);
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

  /** 12 / p_t, in months per OOM. */
  double[] months(int t) {
    return months[t];
  }
}
