package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.LAG;
import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;
import static org.gap2028.engine.gap.QuarterGrid.YEARS;

import java.util.Arrays;
import org.gap2028.engine.numeric.LogarithmStep;

/**
 * The US side of a chunk of draws, quarter by quarter: stock, its logarithm, and months per OOM.
 * Columns are indexed by quarter, then by draw.
 *
 * <p>It depends on a policy by the legal exports beyond today's alone, which displace purchases. So
 * the trunk, without any, serves all policies that add none; another one's path branches off it,
 * and shares the columns of the quarters before.
 */
final class UsPath {

  /** Logarithms are taken up to here: later stocks drive no lead until the end of 2028. */
  private static final int LAST_LOGARITHM = QUARTERS - LAG;

  private final QuarterGrid grid;
  private final double start;
  private final double displacement;
  private final double growthBefore2026;
  private final int firstStock;
  private final int firstMonths;
  private final double[][] stock = new double[QUARTERS + 1][];
  private final double[][] logarithm = new double[QUARTERS + 1][];
  private final double[][] months = new double[QUARTERS + 1][];
  private final double[] additional;
  private final double[] spread;
  private final Health health;

  /** What is known from the quarters that all paths share; the trunk's. */
  private final Health common;

  /** The trunk: no policy adds exports. */
  UsPath(double[] constants, QuarterGrid grid, int capacity) {
    this(constants, grid, capacity, 1, null);
    stock[0] = new double[capacity];
    logarithm[0] = new double[capacity];
    Arrays.fill(stock[0], start);
    Arrays.fill(logarithm[0], StrictMath.log10(start));
  }

  /** A path that leaves the trunk after the last quarter without policy. */
  UsPath(double[] constants, QuarterGrid grid, int capacity, UsPath trunk) {
    this(constants, grid, capacity, grid.trunk() + 1, trunk);
  }

  private UsPath(double[] constants, QuarterGrid grid, int capacity, int firstStock, UsPath trunk) {
    this.grid = grid;
    this.firstStock = firstStock;
    start = constants[GapConstant.US_STOCK_2025.ordinal()];
    displacement = constants[GapConstant.EXPORT_DISPLACEMENT.ordinal()];
    growthBefore2026 = constants[GapConstant.US_STOCK_GROWTH_BEFORE_2026.ordinal()];
    firstMonths = trunk == null ? 1 : firstStock + LAG;
    for (int t = 0; t <= QUARTERS; t++) {
      stock[t] = t >= firstStock || trunk == null ? new double[capacity] : trunk.stock[t];
      logarithm[t] = t >= firstStock || trunk == null ? new double[capacity] : trunk.logarithm[t];
      months[t] = t >= firstMonths || trunk == null ? new double[capacity] : trunk.months[t];
    }
    additional = new double[capacity];
    spread = new double[capacity];
    health = new Health(capacity);
    common = trunk == null ? new Health(capacity) : trunk.common;
  }

  /** Computes the trunk. */
  void fill(double[][] inputs, Flows flows, int n) {
    double[] purchases = inputs[GapInput.US_PURCHASE_RATIO.ordinal()];
    common.start(n);
    health.start(n);
    for (int t = firstStock; t <= QUARTERS; t++) {
      Health of = t <= grid.trunk() ? common : health;
      grow(flows.keep(), stock[t - 1], purchases, flows.flow(t), stock[t], of.least, n);
    }
    logarithms(n);
    months(inputs[GapInput.ALGORITHMIC_GROWTH.ordinal()], n);
    health.start(health, common, n);
  }

  /** Computes what is this path's own, from the exports that a policy allows. */
  void fill(double[][] inputs, Flows flows, double[] exports, int n) {
    double[] purchases = inputs[GapInput.US_PURCHASE_RATIO.ordinal()];
    displaced(exports, inputs[GapInput.LEGAL_SHARE.ordinal()], n);
    health.start(common, common, n);
    for (int t = firstStock; t <= QUARTERS; t++) {
      grow(
          flows.keep(),
          stock[t - 1],
          purchases,
          grid.rampWeight(t),
          additional,
          flows.flow(t),
          stock[t],
          health.least,
          n);
    }
    logarithms(n);
    months(inputs[GapInput.ALGORITHMIC_GROWTH.ordinal()], n);
  }

  private void displaced(double[] exports, double[] today, int n) {
    double perCent = displacement / 100;
    double[] out = additional;
    for (int i = 0; i < n; i++) {
      out[i] = perCent * Math.max(exports[i] - today[i], 0);
    }
  }

  /** US_t = k US_{t-1} + us_purchase_ratio F_t. */
  private static void grow(
      double[] keep,
      double[] before,
      double[] purchases,
      double[] flow,
      double[] out,
      double[] least,
      int n) {
    for (int i = 0; i < n; i++) {
      double us = Math.fma(keep[i], before[i], purchases[i] * flow[i]);
      out[i] = us;
      least[i] = Math.min(least[i], us);
    }
  }

  /** The same, less what additional exports displace. */
  private static void grow(
      double[] keep,
      double[] before,
      double[] purchases,
      double w,
      double[] additional,
      double[] flow,
      double[] out,
      double[] least,
      int n) {
    for (int i = 0; i < n; i++) {
      double bought = purchases[i] - w * additional[i];
      double us = Math.fma(keep[i], before[i], bought * flow[i]);
      out[i] = us;
      least[i] = Math.min(least[i], us);
    }
  }

  private void logarithms(int n) {
    Arrays.fill(spread, 0, n, 0);
    for (int t = firstStock; t <= LAST_LOGARITHM; t++) {
      LogarithmStep.fill(stock[t - 1], stock[t], logarithm[t - 1], logarithm[t], spread, n);
    }
    LogarithmStep.mend(stock, logarithm, firstStock, LAST_LOGARITHM, spread, n);
  }

  /** 12 / p_t. The last four US rates telescope to a difference of two logarithms. */
  private void months(double[] algorithmic, int n) {
    for (int t = firstMonths; t <= QUARTERS; t++) {
      int before2026 = Math.min(Math.max(6 - t, 0), 4);
      double known = growthBefore2026 * before2026 * YEARS;
      double[] to = logarithm[Math.max(t - LAG, 0)];
      double[] from = logarithm[Math.max(t - LAG - 4, 0)];
      Health of = t <= grid.trunk() + LAG && firstMonths == 1 ? common : health;
      months(known, from, to, algorithmic, months[t], of.least, n);
    }
  }

  private static void months(
      double known,
      double[] from,
      double[] to,
      double[] algorithmic,
      double[] out,
      double[] least,
      int n) {
    for (int i = 0; i < n; i++) {
      double pace = (to[i] - from[i]) + (known + algorithmic[i]);
      out[i] = 12 / pace;
      least[i] = Math.min(least[i], pace);
    }
  }

  /** US_t, in MH100e. */
  double[] stock(int t) {
    return stock[t];
  }

  /** 12 / p_t, in months per OOM. */
  double[] months(int t) {
    return months[t];
  }

  /** What is known against the draws. */
  Health health() {
    return health;
  }
}
