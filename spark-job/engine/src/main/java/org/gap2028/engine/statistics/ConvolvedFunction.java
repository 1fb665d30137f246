package org.gap2028.engine.statistics;

import java.util.Arrays;
import org.gap2028.engine.distribution.StandardNormal;

/**
 * The distribution function of a histogram's variable plus independent normal noise.
 *
 * <p>Mass is uniform inside a bin. Neighbouring bins are gathered into cells of at most an eighth
 * of the noise's standard deviation, each kept as mass, mean and variance: a cell's share is Phi(a)
 * + v/2 Phi''(a) at a = (x - mean)/sd, with an error of at most 1e-6 of its mass (the third and
 * fourth central moments of a cell that is no wider than sd/8). Wider bins are integrated in closed
 * form, the integral of Phi being v Phi(v) + phi(v). Cells further than nine standard deviations
 * away count as 0 or 1.
 */
final class ConvolvedFunction implements DistributionFunction {

  private static final double CELL = 0.125;
  private static final double REACH = 9;
  private static final int MOST_STEPS = 200;

  private final double sd;
  private final int cells;
  private final double[] low;
  private final double[] high;
  private final double[] mass;
  private final double[] mean;
  private final double[] curvature;
  private final double[] cumulative;
  private double lastDensity;

  /**
   * The convolution.
   *
   * @param bins occupied bins, at least one
   * @param sd standard deviation of the noise, positive
   */
  ConvolvedFunction(Histogram.Bins bins, double sd) {
    this.sd = sd;
    int size = bins.size();
    low = new double[size];
    high = new double[size];
    mass = new double[size];
    mean = new double[size];
    curvature = new double[size];
    cumulative = new double[size];
    double total = bins.total();
    int cell = 0;
    long before = 0;
    for (int from = 0; from < size; cell++) {
      int to = from + 1;
      while (to < size && bins.high()[to] - bins.low()[from] <= CELL * sd) {
        to++;
      }
      before += gather(bins, from, to, cell, total);
      cumulative[cell] = before / total;
      from = to;
    }
    cells = cell;
  }

  private long gather(Histogram.Bins bins, int from, int to, int cell, double total) {
    low[cell] = bins.low()[from];
    high[cell] = bins.high()[to - 1];
    long count = 0;
    double sum = 0;
    double squares = 0;
    double origin = bins.low()[from];
    for (int k = from; k < to; k++) {
      double width = bins.high()[k] - bins.low()[k];
      double centre = bins.low()[k] - origin + width / 2;
      count += bins.count()[k];
      sum += bins.count()[k] * centre;
      squares += bins.count()[k] * (centre * centre + width * width / 12);
    }
    double average = sum / count;
    mass[cell] = count / total;
    mean[cell] = origin + average;
    curvature[cell] = (squares / count - average * average) / (2 * sd * sd);
    return count;
  }

  @Override
  public double below(double x) {
    int from = firstEndingAbove(x - REACH * sd);
    double sum = from == 0 ? 0 : cumulative[from - 1];
    double density = 0;
    for (int k = from; k < cells && low[k] <= x + REACH * sd; k++) {
      if (high[k] - low[k] <= CELL * sd) {
        double a = (x - mean[k]) / sd;
        double phi = StandardNormal.density(a);
        sum += mass[k] * (StandardNormal.cdf(a) - curvature[k] * a * phi);
        density += mass[k] * phi / sd;
      } else {
        double a = (x - low[k]) / sd;
        double b = (x - high[k]) / sd;
        double perSd = sd / (high[k] - low[k]);
        sum += mass[k] * perSd * (integral(a) - integral(b));
        density += mass[k] * perSd * (StandardNormal.cdf(a) - StandardNormal.cdf(b)) / sd;
      }
    }
    lastDensity = density;
    return Math.min(Math.max(sum, 0), 1);
  }

  @Override
  public double atMost(double x) {
    return below(x);
  }

  /** Newton's steps on the distribution function, kept inside a bracket that bisection shrinks. */
  @Override
  public double quantile(double p) {
    double left = low[0] - REACH * sd;
    double right = high[cells - 1] + REACH * sd;
    int start = Arrays.binarySearch(cumulative, 0, cells, p);
    double x = mean[Math.min(start < 0 ? -start - 1 : start, cells - 1)];
    for (int step = 0; step < MOST_STEPS; step++) {
      double excess = below(x) - p;
      if (excess < 0) {
        left = x;
      } else {
        right = x;
      }
      double next = x - excess / lastDensity;
      if (!(next > left && next < right)) {
        next = left + (right - left) / 2;
      }
      if (Math.abs(next - x) <= 1e-12 * sd + 1e-15 * Math.abs(x)) {
        return next;
      }
      x = next;
    }
    return x;
  }

  private int firstEndingAbove(double x) {
    int found = Arrays.binarySearch(high, 0, cells, x);
    return found < 0 ? -found - 1 : found;
  }

  private static double integral(double v) {
    return v * StandardNormal.cdf(v) + StandardNormal.density(v);
  }
}
