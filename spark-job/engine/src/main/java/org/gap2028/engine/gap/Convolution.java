package org.gap2028.engine.gap;

import java.util.Arrays;
import org.gap2028.engine.distribution.StandardNormal;

/**
 * The sum of a value in cells, uniform in each, and an independent normal. Cells much narrower than
 * the normal are gathered into groups a sixteenth of its standard deviation wide; a group stands
 * for its mean and variance, which changes a probability by less than 1e-8 (its fourth cumulant
 * over 24: (1/16)^4 / 2880 for a uniform one, times a derivative of the density below 1.4). Wider
 * cells are convolved exactly.
 */
final class Convolution {

  /** The normal beyond this many standard deviations has a probability of 1e-17. */
  static final double REACH = 8.5;

  private static final double GROUPS = 16;

  private final double sd;
  private final double[] low;
  private final double[] high;
  private final double[] mean;
  private final double[] spread;
  private final double[] mass;

  private Convolution(double sd, int capacity) {
    this(
        sd,
        new double[capacity],
        new double[capacity],
        new double[capacity],
        new double[capacity],
        new double[capacity]);
  }

  private Convolution(
      double sd, double[] low, double[] high, double[] mean, double[] spread, double[] mass) {
    this.sd = sd;
    this.low = low;
    this.high = high;
    this.mean = mean;
    this.spread = spread;
    this.mass = mass;
  }

  /**
   * The sum.
   *
   * @param edges edges of the cells, ascending
   * @param mass probability of each cell
   * @param sd standard deviation of the normal, positive
   */
  static Convolution of(double[] edges, double[] mass, double sd) {
    Convolution all = new Convolution(sd, mass.length);
    int groups = 0;
    int to;
    for (int from = 0; from < mass.length; from = to) {
      to = from + 1;
      while (to < mass.length && edges[to + 1] - edges[from] <= sd / GROUPS) {
        to++;
      }
      if (all.gather(groups, edges, mass, from, to)) {
        groups++;
      }
    }
    return new Convolution(
        sd,
        Arrays.copyOf(all.low, groups),
        Arrays.copyOf(all.high, groups),
        Arrays.copyOf(all.mean, groups),
        Arrays.copyOf(all.spread, groups),
        Arrays.copyOf(all.mass, groups));
  }

  /** Makes a group of cells; false where they have no probability. */
  private boolean gather(int group, double[] edges, double[] cells, int from, int to) {
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int i = from; i < to; i++) {
      double width = edges[i + 1] - edges[i];
      double centre = 0.5 * width + (edges[i] - edges[from]);
      sum += cells[i];
      first += cells[i] * centre;
      second += cells[i] * (centre * centre + width * width / 12);
    }
    if (!(sum > 0)) {
      return false;
    }
    double offset = first / sum;
    low[group] = edges[from];
    high[group] = edges[to];
    mass[group] = sum;
    mean[group] = edges[from] + offset;
    spread[group] = Math.sqrt(sd * sd + Math.max(second / sum - offset * offset, 0));
    return true;
  }

  private boolean isWide(int group) {
    return high[group] - low[group] > sd / GROUPS;
  }

  /** Probability of at most {@code x}, which may be infinite. */
  double cdf(double x) {
    double sum = 0;
    for (int i = 0; i < mass.length; i++) {
      double a = (x - low[i]) / sd;
      double b = (x - high[i]) / sd;
      if (b > REACH) {
        sum += mass[i];
      } else if (a > -REACH) {
        sum +=
            mass[i]
                * (isWide(i)
                    ? (integral(a) - integral(b)) / (a - b)
                    : StandardNormal.cdf((x - mean[i]) / spread[i]));
      }
    }
    return sum;
  }

  /** Density at {@code x}. */
  double density(double x) {
    double sum = 0;
    for (int i = 0; i < mass.length; i++) {
      double a = (x - low[i]) / sd;
      double b = (x - high[i]) / sd;
      if (a > -REACH && b < REACH) {
        sum +=
            mass[i]
                * (isWide(i)
                    ? (StandardNormal.cdf(a) - StandardNormal.cdf(b)) / (high[i] - low[i])
                    : StandardNormal.density((x - mean[i]) / spread[i]) / spread[i]);
      }
    }
    return sum;
  }

  /** The integral of the normal distribution function up to {@code z}. */
  private static double integral(double z) {
    return z < -2 * REACH ? 0 : z * StandardNormal.cdf(z) + StandardNormal.density(z);
  }
}
