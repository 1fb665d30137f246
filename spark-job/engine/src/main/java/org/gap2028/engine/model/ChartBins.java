package org.gap2028.engine.model;

import java.io.Serializable;

/**
 * Edges of the coarse bins in which an output's distribution is published, for charts.
 *
 * @param scale how edges follow each other
 * @param step distance of two edges (linear), or their ratio (geometric)
 */
public record ChartBins(Scale scale, double step) implements Serializable {

  /** Bins published at most. */
  public static final int MOST = 2000;

  /** How edges follow each other. */
  public enum Scale {
    /** Edge k is k step. */
    LINEAR,
    /** Edge k is step^k; values must be positive. */
    GEOMETRIC
  }

  /** Refuses a step that makes no bins. */
  public ChartBins {
    double least = scale == Scale.LINEAR ? 0 : 1;
    if (!(step > least && step < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Invalid step: " + step + " (above " + least + ")");
    }
  }

  /** Edge k, the lower one of bin k. */
  public double edge(long k) {
    return scale == Scale.LINEAR ? k * step : StrictMath.pow(step, (double) k);
  }

  /**
   * The bin that holds x: edge(k) &lt;= x &lt; edge(k + 1). Beyond 2^50 bins from 0 the count of
   * bins no longer matters and the nearest is as good.
   */
  public long index(double x) {
    double position =
        scale == Scale.LINEAR
            ? x / step
            : StrictMath.log(Math.max(x, Double.MIN_NORMAL)) / StrictMath.log(step);
    long k = (long) Math.floor(Math.max(Math.min(position, 0x1p50), -0x1p50));
    // The quotient may be rounded over an edge, by one bin at most.
    if (edge(k) > x) {
      return k - 1;
    }
    return edge(k + 1) <= x ? k + 1 : k;
  }
}
