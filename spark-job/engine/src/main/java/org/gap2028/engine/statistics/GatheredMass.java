package org.gap2028.engine.statistics;

import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.statistics.ConvolvedFunction.Mass;

/**
 * The narrow bins of a histogram, gathered in cells and convolved with normal noise.
 *
 * <p>Cell k spans k to k + 1 eighths of the noise's standard deviation sd, and keeps the first four
 * moments, m = 0 to 3, of its mass about its centre c. A bin over an edge is split. With x in cell
 * j, f = (x - centre of j)/sd, z = (j - k)/8 and d = (c - Y)/sd, a cell's share is E Phi(z + f +
 * d): Taylor's series at z, to f^7 and d^3. As |f| and |d| are at most 1/16, what is left out is at
 * most |d|^4/4! max |Phi''''| = 3.5e-7 of the cell's mass, and 1e-13 for f. The derivatives at z
 * are the same for every cell pair, so a table of them replaces all exponentials; the sums over
 * cells are the derivatives of the result at the centre of j, so its density comes with it.
 *
 * <p>Bins of a {@link Histogram} are narrow only within 2^10 cells of 0, which bounds the number of
 * cells.
 */
final class GatheredMass {

  /** Width of a cell in standard deviations of the noise. */
  static final double CELL = 0.125;

  private static final int REACH = (int) (ConvolvedFunction.REACH / CELL);
  private static final int MOMENTS = 4;

  /** Position in cells beyond which a double holds no part of a cell. */
  private static final double FAR = 0x1p52;

  /** Terms of the series in f. */
  private static final int TERMS = 8;

  private static final int DERIVATIVES = MOMENTS + TERMS - 1;

  /** Derivatives of Phi, from the 0th, at k CELL for k from -REACH to REACH. */
  private static final double[] TABLE = table();

  private final double sd;
  private final double cellsPerUnit;

  /** Index of the first cell. */
  private final long first;

  private final int cells;

  /** E d^m / m! times the mass, by cell, then by m. */
  private final double[] moments;

  private final double[] cumulative;

  /**
   * The narrow bins of a histogram.
   *
   * @param bins occupied bins
   * @param sd standard deviation of the noise, positive
   */
  GatheredMass(Histogram.Bins bins, double sd) {
    this.sd = sd;
    cellsPerUnit = 1 / (CELL * sd);
    int from = 0;
    int to = bins.size();
    while (from < to && SpreadMass.isWide(bins, from, sd)) {
      from++;
    }
    while (to > from && SpreadMass.isWide(bins, to - 1, sd)) {
      to--;
    }
    first = from < to ? (long) Math.floor(position(bins.low()[from])) : 0;
    cells = from < to ? (int) ((long) Math.floor(position(bins.high()[to - 1])) - first) + 1 : 0;
    moments = new double[cells * MOMENTS];
    for (int k = from; k < to; k++) {
      gather(position(bins.low()[k]), position(bins.high()[k]), (double) bins.count()[k]);
    }
    cumulative = new double[cells];
    double sum = 0;
    for (int k = 0; k < cells; k++) {
      sum += moments[k * MOMENTS];
      cumulative[k] = sum;
    }
  }

  /** A point in cells from 0. */
  private double position(double x) {
    return Math.min(Math.max(x * cellsPerUnit, -FAR), FAR);
  }

  /** Adds mass that is uniform from one point to another, in cells from 0. */
  private void gather(double low, double high, double count) {
    long index = (long) Math.floor(low);
    if (high <= index + 1) {
      add(index, low, high, count);
      return;
    }
    for (double from = low; from < high; index++) {
      double to = Math.min(high, (double) (index + 1));
      add(index, from, to, count * ((to - from) / (high - low)));
      from = to;
    }
  }

  private void add(long index, double from, double to, double mass) {
    double d = (index + 0.5 - (from + to) / 2) * CELL;
    double width = (to - from) * CELL;
    double variance = width * width * (1.0 / 12);
    int at = (int) (index - first) * MOMENTS;
    moments[at] += mass;
    moments[at + 1] += mass * d;
    moments[at + 2] += mass * (d * d + variance) * 0.5;
    moments[at + 3] += mass * d * (d * d + 3 * variance) * (1.0 / 6);
  }

  Mass at(double x) {
    double position = position(x);
    long node = (long) Math.floor(position);
    // Cells from here on are within reach; those before count whole.
    int from = (int) Math.min(Math.max(node - REACH - first, 0), cells);
    int to = (int) Math.min(Math.max(node + REACH + 1 - first, 0), cells);
    double[] series = new double[TERMS];
    for (int k = from; k < to; k++) {
      int row = (int) (node - first - k + REACH) * DERIVATIVES;
      double m0 = moments[k * MOMENTS];
      double m1 = moments[k * MOMENTS + 1];
      double m2 = moments[k * MOMENTS + 2];
      double m3 = moments[k * MOMENTS + 3];
      for (int n = 0; n < TERMS; n++) {
        series[n] +=
            m0 * TABLE[row + n]
                + m1 * TABLE[row + n + 1]
                + m2 * TABLE[row + n + 2]
                + m3 * TABLE[row + n + 3];
      }
    }
    double before = from == 0 ? 0 : cumulative[from - 1];
    if (from == to) {
      return new Mass(before, 0);
    }
    double f = (position - node - 0.5) * CELL;
    double value = 0;
    double slope = 0;
    for (int n = TERMS - 1; n > 0; n--) {
      value = (value + series[n]) * f / n;
      slope = slope * f / n + series[n];
    }
    return new Mass(before + series[0] + value, slope / sd);
  }

  private static double[] table() {
    double[] table = new double[(2 * REACH + 1) * DERIVATIVES];
    for (int k = -REACH; k <= REACH; k++) {
      double z = k * CELL;
      int row = (k + REACH) * DERIVATIVES;
      table[row] = StandardNormal.cdf(z);
      table[row + 1] = StandardNormal.density(z);
      table[row + 2] = -z * table[row + 1];
      // phi^(n+1) = -z phi^(n) - n phi^(n-1), the recurrence of Hermite's polynomials.
      for (int n = 1; n + 2 < DERIVATIVES; n++) {
        table[row + n + 2] = -z * table[row + n + 1] - n * table[row + n];
      }
    }
    return table;
  }
}
