package org.gap2028.engine.statistics;

import java.util.Arrays;

/** Adds values to what the statistics keep of them, in the way a run does. */
final class TestColumns {

  private TestColumns() {}

  /** Counts the first n values, one by one. */
  static void count(Histogram histogram, double[] values, int n) {
    for (int i = 0; i < n; i++) {
      histogram.count(values[i]);
    }
  }

  /** Adds the first n values, chunk by chunk. */
  static void add(ColumnTally tally, double[] values, double pivot, int n) {
    ColumnCounters counters = new ColumnCounters(new double[] {pivot});
    for (int from = 0; from < n; from += ColumnCounters.CHUNK) {
      int size = Math.min(ColumnCounters.CHUNK, n - from);
      double[] row = Arrays.copyOfRange(values, from, from + ColumnCounters.CHUNK);
      Arrays.fill(row, size, row.length, pivot);
      counters.add(0, new double[][] {row}, size);
    }
    counters.drain(0, tally);
  }
}
