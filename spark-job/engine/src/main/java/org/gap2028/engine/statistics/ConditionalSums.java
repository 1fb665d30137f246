package org.gap2028.engine.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sums over draws by bins of what they are conditioned on: for each of several conditions, whose
 * values lie in {@link #BINS} bins of equal probability, and each of several targets. Of a bin are
 * kept the number of draws and the sums of the condition's value x and its square, and of each
 * target the number of its draws and the sums of y and x y. Merging is exact, associative and
 * commutative.
 *
 * <p>Bins are gathered as doubles, in one order, and then moved to exact sums by {@link #flush}: to
 * be called at the end of every block, so that what is rounded depends on the block alone.
 *
 * <p>Not safe for use by several threads.
 */
public final class ConditionalSums {

  /** Bins of a condition. */
  public static final int BINS = 40;

  private final int conditions;
  private final int targets;
  private final long[] draws;
  private final long[] counts;
  private final ExactSum[] sums;
  private final double[] gathered;

  /** Nothing yet; no condition where nothing is conditioned on. */
  public ConditionalSums(int conditions, int targets) {
    this.conditions = conditions;
    this.targets = targets;
    draws = new long[conditions * BINS];
    counts = new long[conditions * targets * BINS];
    sums = new ExactSum[conditions * quantities() * BINS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new ExactSum();
    }
    gathered = new double[sums.length];
  }

  /** Of each bin: x, x squared, then y and x y of each target. */
  private int quantities() {
    return 2 + 2 * targets;
  }

  private int at(int condition, int quantity) {
    return (condition * quantities() + quantity) * BINS;
  }

  /** Number of conditions. */
  public int conditions() {
    return conditions;
  }

  /** Gathers the values of a condition. */
  public void addCondition(int condition, int[] bins, double[] x, int n) {
    int first = at(condition, 0);
    int second = at(condition, 1);
    for (int i = 0; i < n; i++) {
      draws[condition * BINS + bins[i]]++;
      gathered[first + bins[i]] += x[i];
      gathered[second + bins[i]] += x[i] * x[i];
    }
  }

  /** Gathers the values of a target, where {@code left} is not set. */
  public void addTarget(
      int condition, int target, int[] bins, double[] x, double[] y, boolean[] left, int n) {
    int first = at(condition, 2 + 2 * target);
    int second = at(condition, 3 + 2 * target);
    int count = (condition * targets + target) * BINS;
    for (int i = 0; i < n; i++) {
      if (!left[i]) {
        counts[count + bins[i]]++;
        gathered[first + bins[i]] += y[i];
        gathered[second + bins[i]] += x[i] * y[i];
      }
    }
  }

  /** Moves what was gathered to the exact sums. */
  public void flush() {
    for (int i = 0; i < sums.length; i++) {
      if (gathered[i] != 0) {
        sums[i].add(gathered[i]);
        gathered[i] = 0;
      }
    }
  }

  /** Moves all flushed sums and counts to another one of the same sizes. */
  void moveTo(ConditionalSums other) {
    other.merge(this);
    Arrays.fill(draws, 0);
    Arrays.fill(counts, 0);
    for (ExactSum sum : sums) {
      sum.clear();
    }
  }

  /**
   * Adds all that another one holds.
   *
   * @throws IllegalArgumentException if it has other sizes
   */
  void merge(ConditionalSums other) {
    if (conditions != other.conditions || targets != other.targets) {
      throw new IllegalArgumentException(
          "Cannot merge conditional sums: "
              + other.conditions
              + " conditions of "
              + other.targets
              + " targets into "
              + conditions
              + " of "
              + targets);
    }
    for (int i = 0; i < draws.length; i++) {
      draws[i] += other.draws[i];
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i].merge(other.sums[i]);
    }
  }

  /** Values of the condition in a bin, of failed draws too. */
  public long draws(int condition, int bin) {
    return draws[condition * BINS + bin];
  }

  /** Sum of the condition's values in a bin. */
  public double x(int condition, int bin) {
    return sums[at(condition, 0) + bin].value();
  }

  /** Sum of the squares of the condition's values in a bin. */
  public double xx(int condition, int bin) {
    return sums[at(condition, 1) + bin].value();
  }

  /** Values of a target in a bin. */
  public long count(int condition, int target, int bin) {
    return counts[(condition * targets + target) * BINS + bin];
  }

  /** Sum of a target's values in a bin. */
  public double y(int condition, int target, int bin) {
    return sums[at(condition, 2 + 2 * target) + bin].value();
  }

  /** Sum of the products of a target's and the condition's values in a bin. */
  public double xy(int condition, int target, int bin) {
    return sums[at(condition, 3 + 2 * target) + bin].value();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(conditions);
    out.writeInt(targets);
    for (long count : draws) {
      out.writeLong(count);
    }
    for (long count : counts) {
      out.writeLong(count);
    }
    for (ExactSum sum : sums) {
      sum.write(out);
    }
  }

  static ConditionalSums read(DataInput in) throws IOException {
    ConditionalSums read = new ConditionalSums(in.readInt(), in.readInt());
    for (int i = 0; i < read.draws.length; i++) {
      read.draws[i] = in.readLong();
    }
    for (int i = 0; i < read.counts.length; i++) {
      read.counts[i] = in.readLong();
    }
    for (int i = 0; i < read.sums.length; i++) {
      read.sums[i] = ExactSum.read(in);
    }
    return read;
  }
}
