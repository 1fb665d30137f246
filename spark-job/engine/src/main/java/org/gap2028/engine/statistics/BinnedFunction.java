package org.gap2028.engine.statistics;

import java.util.Arrays;

/**
 * The distribution function of a histogram: linear inside a bin, a jump at an atom (a bin with
 * equal edges).
 */
final class BinnedFunction implements DistributionFunction {

  private final Histogram.Bins bins;
  private final long[] cumulative;
  private final double total;

  BinnedFunction(Histogram.Bins bins) {
    this.bins = bins;
    cumulative = new long[bins.size()];
    long sum = 0;
    for (int k = 0; k < cumulative.length; k++) {
      sum += bins.count()[k];
      cumulative[k] = sum;
    }
    total = sum;
  }

  @Override
  public double below(double x) {
    // Bins are disjoint and ascending, so the first one that ends above x is the only one x cuts.
    int k = firstAbove(x, bins.high());
    double before = k == 0 ? 0 : cumulative[k - 1];
    if (k > 0 && bins.low()[k - 1] == x && bins.high()[k - 1] == x) {
      return (before - bins.count()[k - 1]) / total;
    }
    if (k == bins.size() || x <= bins.low()[k]) {
      return before / total;
    }
    double low = bins.low()[k];
    double share = (x - low) / (bins.high()[k] - low);
    return (before + share * bins.count()[k]) / total;
  }

  @Override
  public double atMost(double x) {
    int k = firstAbove(x, bins.high());
    if (k > 0 && bins.low()[k - 1] == x && bins.high()[k - 1] == x) {
      return cumulative[k - 1] / total;
    }
    return below(x);
  }

  @Override
  public double quantile(double p) {
    double rank = p * total;
    int low = 0;
    int high = bins.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    double before = low == 0 ? 0 : cumulative[low - 1];
    double share = Math.min(Math.max((rank - before) / bins.count()[low], 0), 1);
    double width = bins.high()[low] - bins.low()[low];
    return bins.low()[low] + share * width;
  }

  /** Index of the first element above x in an ascending array. */
  private static int firstAbove(double x, double[] ascending) {
    int found = Arrays.binarySearch(ascending, x + 0.0);
    if (found < 0) {
      return -found - 1;
    }
    // Two bins may end at 0: the negative one next to 0, and 0's own.
    while (found < ascending.length && ascending[found] <= x) {
      found++;
    }
    return found;
  }
}
