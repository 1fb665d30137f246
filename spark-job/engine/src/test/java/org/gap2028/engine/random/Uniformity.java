package org.gap2028.engine.random;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Tests of independent uniform values. Each assertion names its false-alarm rate: the probability
 * that values which are independent and uniform fail it.
 */
final class Uniformity {

  /** False-alarm rate of one assertion. */
  static final double FALSE_ALARM = 1e-6;

  private Uniformity() {}

  /** Chi-square over equal bins; too good a fit fails too. */
  static void assertUniform(String what, double[] u, int bins) {
    long[] counts = new long[bins];
    for (double value : u) {
      counts[(int) (value * bins)]++;
    }
    assertEvenly(what, counts, u.length);
  }

  /** Chi-square over equal squares of (u, v). */
  static void assertPairsUniform(String what, double[] u, double[] v, int bins) {
    long[] counts = new long[bins * bins];
    for (int i = 0; i < u.length; i++) {
      int row = (int) (u[i] * bins);
      int column = (int) (v[i] * bins);
      counts[row * bins + column]++;
    }
    assertEvenly(what, counts, u.length);
  }

  /**
   * Kolmogorov's distance to the uniform distribution, by the inequality of Dvoretzky, Kiefer,
   * Wolfowitz and Massart: P(D > d) is at most 2 exp(-2 n d^2).
   */
  static void assertUniformDistribution(String what, double[] u) {
    double[] sorted = u.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      distance = Math.max(distance, (i + 1.0) / sorted.length - sorted[i]);
      distance = Math.max(distance, sorted[i] - (double) i / sorted.length);
    }
    double limit = Math.sqrt(Math.log(2 / FALSE_ALARM) / (2.0 * u.length));
    if (!(distance <= limit)) {
      fail("%s: distance %.6f above %.6f, n = %d", what, distance, limit, u.length);
    }
  }

  /** Two-sided, by the normal limit: u - 1/2 has mean 0 and variance 1/12. */
  static void assertMean(String what, double[] u) {
    double sum = 0;
    for (double value : u) {
      sum += value - 0.5;
    }
    assertStandardNormal(what + ", mean", sum * Math.sqrt(12.0 / u.length), 1);
  }

  /** Two-sided, by the normal limit: (u - 1/2)(v - 1/2) has mean 0 and standard deviation 1/12. */
  static void assertUncorrelated(String what, double[] u, double[] v) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += (u[i] - 0.5) * (v[i] - 0.5);
    }
    assertStandardNormal(what, 12 * sum / Math.sqrt(u.length), 1);
  }

  /** Each of the 52 bits of a value is 1 as often as 0; 52 tests share the false-alarm rate. */
  static void assertFairBits(String what, double[] u) {
    long[] ones = new long[52];
    for (double value : u) {
      long bits = Columns.bits(value);
      for (int bit = 0; bit < ones.length; bit++) {
        ones[bit] += bits >>> bit & 1;
      }
    }
    for (int bit = 0; bit < ones.length; bit++) {
      double z = (2.0 * ones[bit] - u.length) / Math.sqrt(u.length);
      assertStandardNormal(what + ", bit " + bit, z, ones.length);
    }
  }

  /** Two-sided; {@code tests} of them share the false-alarm rate. */
  static void assertStandardNormal(String what, double z, int tests) {
    double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(FALSE_ALARM / 2 / tests);
    if (!(Math.abs(z) <= limit)) {
      fail("%s: z = %.2f beyond %.2f", what, z, limit);
    }
  }

  private static void assertEvenly(String what, long[] counts, int n) {
    double expected = (double) n / counts.length;
    if (expected < 25) {
      throw new IllegalArgumentException("too few values a bin: " + expected);
    }
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    ChiSquaredDistribution law = ChiSquaredDistribution.of(counts.length - 1);
    double p = law.survivalProbability(statistic);
    if (!(p >= FALSE_ALARM / 2 && p <= 1 - FALSE_ALARM / 2)) {
      fail(
          "%s: chi-square %.1f over %d bins, p = %.3g, n = %d",
          what, statistic, counts.length, p, n);
    }
  }

  private static void fail(String format, Object... arguments) {
    throw new AssertionError(String.format(Locale.ROOT, format, arguments));
  }
}
