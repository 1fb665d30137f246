package org.gap2028.engine.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of one column of values: a histogram, the first three power sums about a pivot, and
 * the extremes. Empty: no counts, minimum above maximum. Values must be finite.
 *
 * <p>Inside a block, sums are doubles added in one fixed order; {@link #endBlock} hands them to
 * exact sums. So merging is exact, associative and commutative.
 */
final class ColumnTally {

  private final Histogram histogram;
  private final ExactSum first;
  private final ExactSum second;
  private final ExactSum third;
  private double min;
  private double max;

  private double blockFirst;
  private double blockSecond;
  private double blockThird;

  /** An empty tally. */
  ColumnTally() {
    this(
        new Histogram(),
        new ExactSum(),
        new ExactSum(),
        new ExactSum(),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY);
  }

  private ColumnTally(
      Histogram histogram,
      ExactSum first,
      ExactSum second,
      ExactSum third,
      double min,
      double max) {
    this.histogram = histogram;
    this.first = first;
    this.second = second;
    this.third = third;
    this.min = min;
    this.max = max;
  }

  /**
   * Adds n values.
   *
   * @param x finite values
   * @param pivot what the power sums are about; the same for all tallies of a column
   * @param n how many values
   */
  void add(double[] x, double pivot, int n) {
    histogram.count(x, n);
    powers(x, pivot, n);
    extremes(x, n);
  }

  /**
   * Power sums in four chains, joined in one order: deterministic, and four times as fast as one.
   */
  private void powers(double[] x, double pivot, int n) {
    double a1 = 0;
    double a2 = 0;
    double a3 = 0;
    double b1 = 0;
    double b2 = 0;
    double b3 = 0;
    double c1 = 0;
    double c2 = 0;
    double c3 = 0;
    double d1 = 0;
    double d2 = 0;
    double d3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      double a = x[i] - pivot;
      double b = x[i + 1] - pivot;
      double c = x[i + 2] - pivot;
      double d = x[i + 3] - pivot;
      a1 += a;
      b1 += b;
      c1 += c;
      d1 += d;
      a2 += a * a;
      b2 += b * b;
      c2 += c * c;
      d2 += d * d;
      a3 += a * a * a;
      b3 += b * b * b;
      c3 += c * c * c;
      d3 += d * d * d;
    }
    for (; i < n; i++) {
      double a = x[i] - pivot;
      a1 += a;
      a2 += a * a;
      a3 += a * a * a;
    }
    blockFirst += (a1 + b1) + (c1 + d1);
    blockSecond += (a2 + b2) + (c2 + d2);
    blockThird += (a3 + b3) + (c3 + d3);
  }

  private void extremes(double[] x, int n) {
    double least = min;
    double most = max;
    for (int i = 0; i < n; i++) {
      double value = x[i] + 0.0;
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    min = least;
    max = most;
  }

  /** Ends a block: its sums become part of the exact sums. */
  void endBlock() {
    first.add(blockFirst);
    second.add(blockSecond);
    third.add(blockThird);
    blockFirst = 0;
    blockSecond = 0;
    blockThird = 0;
  }

  /** Adds all that another tally of the same column holds. */
  void merge(ColumnTally other) {
    histogram.merge(other.histogram);
    first.merge(other.first);
    second.merge(other.second);
    third.merge(other.third);
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  Histogram histogram() {
    return histogram;
  }

  /** Sum of (x - pivot). */
  double first() {
    return first.value();
  }

  /** Sum of (x - pivot)^2. */
  double second() {
    return second.value();
  }

  /** Sum of (x - pivot)^3. */
  double third() {
    return third.value();
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  void write(DataOutput out) throws IOException {
    histogram.write(out);
    first.write(out);
    second.write(out);
    third.write(out);
    out.writeDouble(min);
    out.writeDouble(max);
  }

  static ColumnTally read(DataInput in) throws IOException {
    return new ColumnTally(
        Histogram.read(in),
        ExactSum.read(in),
        ExactSum.read(in),
        ExactSum.read(in),
        in.readDouble(),
        in.readDouble());
  }
}
