package org.gap2028.engine.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is kept of one column of values: a histogram, the first three power sums about a pivot, and
 * the extremes. Empty: no counts, minimum above maximum. Sums are exact sums of the chunks' sums
 * that a {@link ColumnCounter} handed over, so merging is exact, associative and commutative.
 */
final class ColumnTally {

  private final Histogram histogram;
  private final ExactSum first;
  private final ExactSum second;
  private final ExactSum third;
  private double min;
  private double max;

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

  /**
   * A tally of these parts, which become its own.
   *
   * @param histogram counts
   * @param first sum of (x - pivot)
   * @param second sum of (x - pivot)^2
   * @param third sum of (x - pivot)^3
   * @param min smallest value
   * @param max largest value
   */
  ColumnTally(
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

  /** One value, so many times; its power sums about itself are 0. */
  static ColumnTally constant(double value, long count) {
    ColumnTally tally = new ColumnTally();
    tally.histogram.add(value < 0, Histogram.key(value), count);
    tally.min = value;
    tally.max = value;
    return tally;
  }

  /** Adds all that another tally of the same column holds. */
  void merge(ColumnTally other) {
    merge(other.histogram, other.first, other.second, other.third, other.min, other.max);
  }

  /** Adds these parts. */
  void merge(
      Histogram counts,
      ExactSum sum,
      ExactSum squares,
      ExactSum cubes,
      double smallest,
      double largest) {
    histogram.merge(counts);
    first.merge(sum);
    second.merge(squares);
    third.merge(cubes);
    min = Math.min(min, smallest);
    max = Math.max(max, largest);
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
