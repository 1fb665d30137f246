package org.gap2028.engine.gap;

import java.util.Arrays;

/**
 * Whether each draw of a chunk has kept its meaning: what must be positive was, and what must be
 * finite was. A path that branches off another starts with the other's health.
 */
final class Health {

  /** The least so far of what must be positive. */
  final double[] least;

  /** 0, or NaN once something was not finite. */
  final double[] zero;

  Health(int capacity) {
    least = new double[capacity];
    zero = new double[capacity];
  }

  /** Nothing is known against n draws. */
  void start(int n) {
    Arrays.fill(least, 0, n, Double.POSITIVE_INFINITY);
    Arrays.fill(zero, 0, n, 0);
  }

  /** What is known against n draws is what is known of either of two paths they depend on. */
  void start(Health a, Health b, int n) {
    join(a.least, a.zero, b.least, b.zero, least, zero, n);
  }

  private static void join(
      double[] leastA,
      double[] zeroA,
      double[] leastB,
      double[] zeroB,
      double[] least,
      double[] zero,
      int n) {
    for (int i = 0; i < n; i++) {
      least[i] = Math.min(leastA[i], leastB[i]);
      zero[i] = zeroA[i] + zeroB[i];
    }
  }

  /** Flags the draws that have failed. */
  void failed(boolean[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = !(least[i] > 0 && zero[i] == 0);
    }
  }
}
