package org.gap2028.engine.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts of finite values in bins like those of a floating-point number: sign, exponent and nine
 * bits of mantissa, straight from the bits of the double (the idea of HdrHistogram). No range, no
 * pilot, no clipping: a bin is between 0.1 and 0.2 % wide wherever it lies, and 0 has a bin of its
 * own (shared only with magnitudes below 2^-1031).
 *
 * <p>Counts live in pages of 64 bins, allocated on first use, as ints that are widened when they
 * overflow. Merging is exact, associative and commutative. Counts up to 2^63 - 1.
 */
public final class Histogram {

  /** Mantissa bits that tell bins of one octave apart. */
  static final int MANTISSA_BITS = 9;

  private static final int KEY_SHIFT = 52 - MANTISSA_BITS;
  private static final int MAGNITUDE_MASK = (1 << (11 + MANTISSA_BITS)) - 1;
  private static final int PAGE_BITS = 6;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int PAGE_MASK = PAGE - 1;

  private final Side positive = new Side();
  private final Side negative = new Side();

  /** The bins of one sign, by magnitude. */
  private static final class Side {
    /** Index of the first page of the window below. */
    int first;

    /** A window of pages; null where nothing was counted. */
    int[][] pages = new int[0][];

    /** Pages whose counts outgrew an int; null while there are none. */
    long[][] wide;

    int[] page(int page) {
      int index = page - first;
      if (index < 0 || index >= pages.length) {
        grow(page);
        index = page - first;
      }
      int[] counts = pages[index];
      if (counts == null) {
        counts = new int[PAGE];
        pages[index] = counts;
      }
      return counts;
    }

    private void grow(int page) {
      if (pages.length == 0) {
        first = page;
      }
      int from = Math.min(first, page);
      int to = Math.max(first + pages.length, page + 1);
      int[][] grown = new int[to - from][];
      System.arraycopy(pages, 0, grown, first - from, pages.length);
      if (wide != null) {
        long[][] grownWide = new long[to - from][];
        System.arraycopy(wide, 0, grownWide, first - from, wide.length);
        wide = grownWide;
      }
      pages = grown;
      first = from;
    }

    long count(int index, int bin) {
      return wide != null && wide[index] != null ? wide[index][bin] : pages[index][bin];
    }

    void add(int page, int bin, long count) {
      int[] counts = page(page);
      int index = page - first;
      if (wide == null || wide[index] == null) {
        long sum = counts[bin] + count;
        if (sum <= Integer.MAX_VALUE) {
          counts[bin] = (int) sum;
          return;
        }
        widen(index);
      }
      wide[index][bin] = Math.addExact(wide[index][bin], count);
    }

    private void widen(int index) {
      if (wide == null) {
        wide = new long[pages.length][];
      }
      long[] counts = new long[PAGE];
      for (int bin = 0; bin < PAGE; bin++) {
        counts[bin] = pages[index][bin];
      }
      wide[index] = counts;
    }

    void merge(Side other) {
      for (int index = 0; index < other.pages.length; index++) {
        if (other.pages[index] == null) {
          continue;
        }
        for (int bin = 0; bin < PAGE; bin++) {
          long count = other.count(index, bin);
          if (count != 0) {
            add(other.first + index, bin, count);
          }
        }
      }
    }
  }

  /**
   * Counts n values of a histogram that is not merged into: its counts stay below 2^31.
   *
   * @param x finite values
   * @param n how many of them
   */
  void count(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      // Adding 0 turns -0 into +0, so that 0 has one bin.
      long bits = Double.doubleToRawLongBits(x[i] + 0.0);
      int key = (int) (bits >>> KEY_SHIFT) & MAGNITUDE_MASK;
      Side side = bits < 0 ? negative : positive;
      side.page(key >>> PAGE_BITS)[key & PAGE_MASK]++;
    }
  }

  /** Adds all that another histogram counted. */
  void merge(Histogram other) {
    positive.merge(other.positive);
    negative.merge(other.negative);
  }

  /** The bins that hold something, ascending. */
  Bins bins() {
    int size = occupied(positive) + occupied(negative);
    double[] low = new double[size];
    double[] high = new double[size];
    long[] count = new long[size];
    int k = 0;
    for (int index = negative.pages.length - 1; index >= 0; index--) {
      for (int bin = PAGE - 1; bin >= 0 && negative.pages[index] != null; bin--) {
        long c = negative.count(index, bin);
        if (c != 0) {
          int key = (negative.first + index) * PAGE + bin;
          low[k] = -edge(key + 1);
          high[k] = -edge(key);
          count[k++] = c;
        }
      }
    }
    for (int index = 0; index < positive.pages.length; index++) {
      for (int bin = 0; bin < PAGE && positive.pages[index] != null; bin++) {
        long c = positive.count(index, bin);
        if (c != 0) {
          int key = (positive.first + index) * PAGE + bin;
          low[k] = edge(key);
          high[k] = key == 0 ? 0 : edge(key + 1);
          count[k++] = c;
        }
      }
    }
    return new Bins(low, high, count);
  }

  /** Lower edge, in magnitude, of the bin of a key. */
  private static double edge(int key) {
    return Double.longBitsToDouble((long) key << KEY_SHIFT);
  }

  private static int occupied(Side side) {
    int occupied = 0;
    for (int index = 0; index < side.pages.length; index++) {
      for (int bin = 0; bin < PAGE && side.pages[index] != null; bin++) {
        occupied += side.count(index, bin) != 0 ? 1 : 0;
      }
    }
    return occupied;
  }

  /** Writes all counts. */
  void write(DataOutput out) throws IOException {
    write(positive, out);
    write(negative, out);
  }

  private static void write(Side side, DataOutput out) throws IOException {
    out.writeShort(side.first);
    out.writeShort(side.pages.length);
    for (int index = 0; index < side.pages.length; index++) {
      int[] page = side.pages[index];
      boolean wide = side.wide != null && side.wide[index] != null;
      out.writeByte(page == null ? 0 : wide ? 2 : 1);
      for (int bin = 0; page != null && bin < PAGE; bin++) {
        if (wide) {
          out.writeLong(side.wide[index][bin]);
        } else {
          out.writeInt(page[bin]);
        }
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  static Histogram read(DataInput in) throws IOException {
    Histogram histogram = new Histogram();
    read(histogram.positive, in);
    read(histogram.negative, in);
    return histogram;
  }

  private static void read(Side side, DataInput in) throws IOException {
    side.first = in.readShort();
    side.pages = new int[in.readShort()][];
    for (int index = 0; index < side.pages.length; index++) {
      int kind = in.readByte();
      if (kind == 0) {
        continue;
      }
      side.pages[index] = new int[PAGE];
      if (kind == 2) {
        side.widen(index);
      }
      for (int bin = 0; bin < PAGE; bin++) {
        if (kind == 2) {
          side.wide[index][bin] = in.readLong();
        } else {
          side.pages[index][bin] = in.readInt();
        }
      }
    }
  }

  /** The occupied bins of a histogram, ascending; a bin with equal edges is an atom. */
  @SuppressWarnings("ArrayRecordComponent") // handed over by its maker, compared by nobody
  record Bins(double[] low, double[] high, long[] count) {

    int size() {
      return count.length;
    }

    long total() {
      return Arrays.stream(count).sum();
    }
  }
}
