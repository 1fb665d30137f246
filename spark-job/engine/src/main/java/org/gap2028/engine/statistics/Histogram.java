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
 * <p>Counts live in pages of 64 bins, allocated on first use, as ints; what outgrows an int is
 * moved to longs. Merging is exact, associative and commutative. Counts up to 2^63 - 1.
 */
public final class Histogram {

  /** Mantissa bits that tell bins of one octave apart. */
  static final int MANTISSA_BITS = 9;

  /** What is right of a bin's key in the bits of a double. */
  static final int KEY_SHIFT = 52 - MANTISSA_BITS;

  /** The bits of a key, without the sign. */
  static final int MAGNITUDE_MASK = (1 << (11 + MANTISSA_BITS)) - 1;

  private static final int PAGE_BITS = 6;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int PAGE_MASK = PAGE - 1;

  /** Bytes of the largest count as it is written. */
  private static final int LONGEST = 9;

  /** Counts from here on are moved to longs when room is made for more. */
  private static final int SETTLED = 1 << 30;

  private final Side positive = new Side();
  private final Side negative = new Side();

  /** Values that can be counted before an int might overflow, wherever they fall. */
  private int room = Integer.MAX_VALUE;

  /** The bins of one sign, by magnitude. */
  private static final class Side {
    /** Index of the first page of the window below. */
    int first;

    /** A window of pages; null where nothing was counted. */
    int[][] pages = new int[0][];

    /** What is to be added to pages whose counts outgrew an int; null while there are none. */
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

    /** Whether a page counts nothing. */
    private boolean isEmpty(int index) {
      if (pages[index] == null) {
        return true;
      }
      long any = 0;
      for (int bin = 0; bin < PAGE; bin++) {
        any |= pages[index][bin];
      }
      for (int bin = 0; bin < PAGE && isWide(index); bin++) {
        any |= wide[index][bin];
      }
      return any == 0;
    }

    private boolean isWide(int index) {
      return wide != null && wide[index] != null;
    }

    /** Fills the counts of a page that has some. */
    void fill(int index, long[] counts) {
      int[] page = pages[index];
      for (int bin = 0; bin < PAGE; bin++) {
        counts[bin] = page[bin];
      }
      for (int bin = 0; bin < PAGE && isWide(index); bin++) {
        counts[bin] += wide[index][bin];
      }
    }

    private void addWide(int index, int bin, long count) {
      if (wide == null) {
        wide = new long[pages.length][];
      }
      if (wide[index] == null) {
        wide[index] = new long[PAGE];
      }
      wide[index][bin] = Math.addExact(wide[index][bin], count);
    }

    int occupied(long[] counts) {
      int occupied = 0;
      for (int index = 0; index < pages.length; index++) {
        if (pages[index] != null) {
          fill(index, counts);
          for (long count : counts) {
            occupied += count != 0 ? 1 : 0;
          }
        }
      }
      return occupied;
    }

    void settle() {
      for (int index = 0; index < pages.length; index++) {
        int[] page = pages[index];
        for (int bin = 0; page != null && bin < PAGE; bin++) {
          if (page[bin] >= SETTLED) {
            addWide(index, bin, page[bin]);
            page[bin] = 0;
          }
        }
      }
    }

    void clear() {
      for (int[] page : pages) {
        if (page != null) {
          Arrays.fill(page, 0);
        }
      }
      wide = null;
    }

    void merge(Side other) {
      for (int from = 0; from < other.pages.length; from++) {
        if (other.isEmpty(from)) {
          continue;
        }
        int[] page = page(other.first + from);
        int index = other.first + from - first;
        merge(index, page, other.pages[from]);
        for (int bin = 0; bin < PAGE && other.isWide(from); bin++) {
          if (other.wide[from][bin] != 0) {
            addWide(index, bin, other.wide[from][bin]);
          }
        }
      }
    }

    private void merge(int index, int[] page, int[] counts) {
      int signs = 0;
      for (int bin = 0; bin < PAGE; bin++) {
        signs |= page[bin] + counts[bin];
      }
      if (signs >= 0) {
        for (int bin = 0; bin < PAGE; bin++) {
          page[bin] += counts[bin];
        }
        return;
      }
      for (int bin = 0; bin < PAGE; bin++) {
        addWide(index, bin, (long) page[bin] + counts[bin]);
        page[bin] = 0;
      }
    }

    /** By the counts alone, not by how they came about: equal counts have equal bytes. */
    void write(DataOutput out) throws IOException {
      int from = 0;
      int to = pages.length;
      while (from < to && isEmpty(from)) {
        from++;
      }
      while (from < to && isEmpty(to - 1)) {
        to--;
      }
      out.writeShort(from < to ? first + from : 0);
      out.writeShort(to - from);
      long[] counts = new long[PAGE];
      byte[] bytes = new byte[PAGE * LONGEST];
      for (int index = from; index < to; index++) {
        boolean empty = isEmpty(index);
        out.writeBoolean(!empty);
        if (!empty) {
          fill(index, counts);
          out.write(bytes, 0, encode(counts, bytes));
        }
      }
    }

    /** Seven bits a byte, the lowest first, and a bit that says whether more follow. */
    private static int encode(long[] counts, byte[] bytes) {
      int size = 0;
      for (long count : counts) {
        long rest = count;
        while (rest > 0x7f) {
          bytes[size++] = (byte) (rest | 0x80);
          rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
      }
      return size;
    }

    void read(DataInput in) throws IOException {
      first = in.readShort();
      pages = new int[in.readShort()][];
      for (int index = 0; index < pages.length; index++) {
        if (!in.readBoolean()) {
          continue;
        }
        pages[index] = new int[PAGE];
        for (int bin = 0; bin < PAGE; bin++) {
          long count = decode(in);
          if (count < SETTLED) {
            pages[index][bin] = (int) count;
          } else {
            addWide(index, bin, count);
          }
        }
      }
    }

    private static long decode(DataInput in) throws IOException {
      long count = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        byte next = in.readByte();
        count |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return count;
        }
      }
      throw new IOException("Cannot read histogram: a count has no end");
    }
  }

  /** The key of the bin of a value, by its magnitude. */
  static int key(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> KEY_SHIFT) & MAGNITUDE_MASK;
  }

  /** Counts one finite value. */
  void count(double value) {
    // Adding 0 turns -0 into +0, so that 0 has one bin.
    add(value < 0, key(value + 0.0), 1);
  }

  /**
   * Adds to the count of one bin.
   *
   * @param below whether the bin's values are negative
   * @param key the bin's key by magnitude
   * @param count at least 0
   */
  void add(boolean below, int key, long count) {
    Side side = below ? negative : positive;
    int[] page = side.page(key >>> PAGE_BITS);
    if (count >= SETTLED) {
      side.addWide((key >>> PAGE_BITS) - side.first, key & PAGE_MASK, count);
      return;
    }
    if (count > room) {
      positive.settle();
      negative.settle();
      room = SETTLED;
    }
    room -= (int) count;
    page[key & PAGE_MASK] += (int) count;
  }

  /** Forgets all counts, but keeps the room for them. */
  void clear() {
    positive.clear();
    negative.clear();
    room = Integer.MAX_VALUE;
  }

  /** Adds all that another histogram counted. */
  void merge(Histogram other) {
    positive.merge(other.positive);
    negative.merge(other.negative);
    room = 0;
  }

  /** The bins that hold something, ascending. */
  Bins bins() {
    long[] counts = new long[PAGE];
    int occupied = negative.occupied(counts) + positive.occupied(counts);
    Bins bins = new Bins(new double[occupied], new double[occupied], new long[occupied]);
    int size = 0;
    for (int index = negative.pages.length - 1; index >= 0; index--) {
      if (negative.pages[index] != null) {
        negative.fill(index, counts);
        size = negativeBins((negative.first + index) << PAGE_BITS, counts, bins, size);
      }
    }
    for (int index = 0; index < positive.pages.length; index++) {
      if (positive.pages[index] != null) {
        positive.fill(index, counts);
        size = positiveBins((positive.first + index) << PAGE_BITS, counts, bins, size);
      }
    }
    return bins;
  }

  private static int negativeBins(int firstKey, long[] counts, Bins bins, int size) {
    int k = size;
    for (int bin = PAGE - 1; bin >= 0; bin--) {
      if (counts[bin] != 0) {
        bins.low[k] = -edge(firstKey + bin + 1);
        bins.high[k] = -edge(firstKey + bin);
        bins.count[k++] = counts[bin];
      }
    }
    return k;
  }

  private static int positiveBins(int firstKey, long[] counts, Bins bins, int size) {
    int k = size;
    for (int bin = 0; bin < PAGE; bin++) {
      if (counts[bin] != 0) {
        int key = firstKey + bin;
        bins.low[k] = edge(key);
        bins.high[k] = key == 0 ? 0 : edge(key + 1);
        bins.count[k++] = counts[bin];
      }
    }
    return k;
  }

  /** Lower edge, in magnitude, of the bin of a key; the last bin ends at the largest double. */
  private static double edge(int key) {
    return Math.min(Double.longBitsToDouble((long) key << KEY_SHIFT), Double.MAX_VALUE);
  }

  /** Writes all counts. */
  void write(DataOutput out) throws IOException {
    positive.write(out);
    negative.write(out);
  }

  /** Reads what {@link #write} wrote. */
  static Histogram read(DataInput in) throws IOException {
    Histogram histogram = new Histogram();
    histogram.positive.read(in);
    histogram.negative.read(in);
    histogram.room = 0;
    return histogram;
  }

  /** The occupied bins of a histogram, ascending; a bin with equal edges is an atom. */
  @SuppressWarnings("ArrayRecordComponent") // a view for this package, never compared
  record Bins(double[] low, double[] high, long[] count) {

    /** One atom. */
    static Bins atom(double value, long count) {
      double[] edge = {value};
      return new Bins(edge, edge, new long[] {count});
    }

    int size() {
      return count.length;
    }

    long total() {
      return Arrays.stream(count).sum();
    }
  }
}
