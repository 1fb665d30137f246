package org.gap2028.engine.statistics;

import java.util.Arrays;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.statistics.ConvolvedFunction.Mass;

/**
 * The wide bins of a histogram, convolved with normal noise in closed form: the integral of Phi(v)
 * being v Phi(v) + phi(v), a bin from l to h of mass m has m sd/(h - l) (I((x - l)/sd) - I((x -
 * h)/sd)) below x.
 */
final class SpreadMass {

  private final double sd;
  private final double[] low;
  private final double[] high;
  private final double[] mass;
  private final double[] cumulative;

  /**
   * The bins of a histogram that are wider than a cell of {@link GatheredMass}.
   *
   * @param bins occupied bins
   * @param sd standard deviation of the noise, positive
   */
  SpreadMass(Histogram.Bins bins, double sd) {
    this.sd = sd;
    int size = 0;
    for (int k = 0; k < bins.size(); k++) {
      size += isWide(bins, k, sd) ? 1 : 0;
    }
    low = new double[size];
    high = new double[size];
    mass = new double[size];
    cumulative = new double[size];
    int next = 0;
    double sum = 0;
    for (int k = 0; k < bins.size(); k++) {
      if (isWide(bins, k, sd)) {
        low[next] = bins.low()[k];
        high[next] = bins.high()[k];
        mass[next] = bins.count()[k];
        sum += mass[next];
        cumulative[next++] = sum;
      }
    }
  }

  static boolean isWide(Histogram.Bins bins, int k, double sd) {
    return bins.high()[k] - bins.low()[k] > GatheredMass.CELL * sd;
  }

  Mass at(double x) {
    double reach = ConvolvedFunction.REACH * sd;
    int k = firstEndingAbove(x - reach);
    double below = k == 0 ? 0 : cumulative[k - 1];
    double density = 0;
    for (; k < low.length && low[k] <= x + reach; k++) {
      double a = (x - low[k]) / sd;
      double b = (x - high[k]) / sd;
      double width = high[k] - low[k];
      double cdfA = StandardNormal.cdf(a);
      double cdfB = StandardNormal.cdf(b);
      double integral =
          (a * cdfA + StandardNormal.density(a)) - (b * cdfB + StandardNormal.density(b));
      below += mass[k] * (sd / width) * integral;
      density += mass[k] * (cdfA - cdfB) / width;
    }
    return new Mass(below, density);
  }

  private int firstEndingAbove(double x) {
    int found = Arrays.binarySearch(high, x);
    return found < 0 ? -found - 1 : found;
  }
}
