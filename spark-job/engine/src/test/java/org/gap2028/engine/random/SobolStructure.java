package org.gap2028.engine.random;

import java.util.Arrays;

/** Exact structure that aligned runs of a digital net have, and independent points have not. */
final class SobolStructure {

  private SobolStructure() {}

  /** Each of the n equal intervals of the unit interval holds one of the n values. */
  static void assertStratified(double[] values) {
    boolean[] seen = new boolean[values.length];
    for (double u : values) {
      int interval = (int) (u * values.length);
      if (seen[interval]) {
        throw new AssertionError(
            "interval "
                + interval
                + " of "
                + values.length
                + " holds two values, one of them "
                + u);
      }
      seen[interval] = true;
    }
  }

  /**
   * The points are a (t, m, s)-net in base 2: every elementary interval of volume 2^(t - m) holds
   * 2^t of the 2^m points.
   *
   * @param columns s coordinates of 2^m points, by coordinate, then by point
   */
  static void assertNet(double[][] columns, int t) {
    int m = Integer.numberOfTrailingZeros(columns[0].length);
    assertNet(columns, new int[columns.length], 0, m - t, t);
  }

  private static void assertNet(double[][] columns, int[] digits, int next, int left, int t) {
    if (next == digits.length - 1) {
      digits[next] = left;
      assertBoxes(columns, digits, t);
      return;
    }
    for (int d = 0; d <= left; d++) {
      digits[next] = d;
      assertNet(columns, digits, next + 1, left - d, t);
    }
  }

  private static void assertBoxes(double[][] columns, int[] digits, int t) {
    int points = columns[0].length;
    int[] counts = new int[points >> t];
    for (int i = 0; i < points; i++) {
      int box = 0;
      for (int j = 0; j < digits.length; j++) {
        box = box << digits[j] | (int) (columns[j][i] * (1 << digits[j]));
      }
      counts[box]++;
    }
    for (int count : counts) {
      if (count != 1 << t) {
        throw new AssertionError(
            "a box of "
                + Arrays.toString(digits)
                + " binary digits holds "
                + count
                + " points, not "
                + (1 << t));
      }
    }
  }
}
