package org.gap2028.engine.statistics;

import java.util.Objects;

/**
 * Gathers the values of all columns of a layout, chunk by chunk, at the speed of an inner loop, for
 * {@link Tally#take} to move them to a tally. What a chunk adds depends on its values alone, and
 * chunks may come in any order: their power sums become part of exact sums.
 *
 * <p>Allocates nothing once the range of the values was seen. Not safe for use by several threads.
 */
public final class ColumnCounters {

  /** Values in a row. */
  public static final int CHUNK = 256;

  private final ColumnCounter[] columns;
  private final double[] pivots;
  private final PowerSums powers = new PowerSums();
  private final int[] rare = new int[CHUNK];

  /**
   * Empty counters.
   *
   * @param pivots for each column, what its power sums are about; the same for all counters of a
   *     layout
   */
  public ColumnCounters(double[] pivots) {
    this.pivots = pivots.clone();
    columns = new ColumnCounter[pivots.length];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = new ColumnCounter();
    }
  }

  /**
   * Adds a chunk of values to a column.
   *
   * @param column index of the column
   * @param rows one row or an even number of them, each of {@link #CHUNK} values: by point of the
   *     walk, then by draw. The first {@code n} of each row are the values, finite; the others must
   *     be the column's pivot
   * @param n values of each row, 0 to {@link #CHUNK}
   */
  public void add(int column, double[][] rows, int n) {
    Objects.checkFromToIndex(0, n, CHUNK);
    powers.fill(rows, pivots[column]);
    columns[column].addPowers(powers);
    for (double[] row : rows) {
      columns[column].count(row, n, rare);
    }
  }

  /** Moves what a column gathered since the last call to a tally of it. */
  void drain(int column, ColumnTally tally) {
    columns[column].drain(tally);
  }
}
