package org.gap2028.engine.sensitivity;

import java.util.Arrays;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.QuantileKernel;
import org.gap2028.engine.distribution.StandardNormal;

/**
 * Bins of one input, of equal probability: their edges are its quantiles at multiples of 1/256. Of
 * edges that an atom makes equal one remains, so that the values of a discrete input each have a
 * bin of their own, and a fixed input has one for all. A bin holds its lower edge and not its upper
 * one.
 */
final class InputBins {

  /** Bins at most. */
  static final int BINS = 256;

  private final double[] edges;

  private InputBins(double[] edges) {
    this.edges = edges;
  }

  /** The bins of a distribution. */
  static InputBins of(Distribution distribution) {
    double[] z = new double[BINS - 1];
    for (int k = 1; k < BINS; k++) {
      double p = (double) k / BINS;
      z[k - 1] = StandardNormal.quantile(p, 1 - p);
    }
    double[] quantiles = new double[z.length];
    QuantileKernel.compile(distribution).fill(z, quantiles, z.length);
    Arrays.sort(quantiles);
    double[] distinct = new double[z.length];
    int count = 0;
    for (double quantile : quantiles) {
      // What is no more than the least value would leave the first bin empty.
      if (quantile > distribution.lower() && (count == 0 || quantile > distinct[count - 1])) {
        distinct[count++] = quantile;
      }
    }
    return new InputBins(Arrays.copyOf(distinct, count));
  }

  /** Number of bins, 1 to {@link #BINS}. */
  int size() {
    return edges.length + 1;
  }

  /** The edge between bin {@code bin - 1} and bin {@code bin}, which the latter holds. */
  double edge(int bin) {
    return edges[bin - 1];
  }

  /**
   * The bins of values.
   *
   * @param x values
   * @param out receives the bins as unsigned bytes, from {@code offset} on
   * @param n number of values
   */
  void fill(double[] x, byte[] out, int offset, int n) {
    if (edges.length == 0) {
      Arrays.fill(out, offset, offset + n, (byte) 0);
      return;
    }
    for (int i = 0; i < n; i++) {
      out[offset + i] = (byte) upTo(x[i]);
    }
  }

  /** Number of edges at or below a value: a search without branches to be mispredicted. */
  private int upTo(double x) {
    int from = 0;
    int count = edges.length;
    while (count > 1) {
      int half = count >>> 1;
      from = edges[from + half - 1] <= x ? from + half : from;
      count -= half;
    }
    return edges[from] <= x ? from + 1 : from;
  }
}
