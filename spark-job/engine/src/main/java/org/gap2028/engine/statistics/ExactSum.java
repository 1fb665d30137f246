package org.gap2028.engine.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The exact sum of doubles: adding and merging never round, so they are associative and
 * commutative; {@link #value} rounds once, to nearest.
 *
 * <p>The small superaccumulator of R. M. Neal, "Fast exact summation using small and large
 * superaccumulators" (2015, arXiv 1505.05571, section 3): a fixed-point number of 67 overlapping
 * chunks, 64 bits each and 32 bits apart, whose carries are propagated after every 2,047 additions.
 * Infinities and NaN are kept apart and give what adding them would. 0.6 kB.
 */
public final class ExactSum {

  private static final int CHUNKS = 67;
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;
  private static final long LOW_MASK = 0xffffffffL;

  /** An addition changes a chunk by less than 2^52: so many fit between two propagations. */
  private static final int ADDITIONS_BEFORE_CARRY = 2047;

  /** Weight of the last bit of chunk 0 is 2^-1075 (subnormals have exponent field 1's weight). */
  private static final int LOWEST_EXPONENT = -1075;

  private final long[] chunks = new long[CHUNKS];
  private double special;
  private int additions;

  /** Adds one number. */
  public void add(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
    long mantissa = bits & MANTISSA_MASK;
    if (exponent == 0x7ff) {
      special += x;
      return;
    }
    if (exponent == 0) {
      exponent = 1;
    } else {
      mantissa |= 1L << MANTISSA_BITS;
    }
    int low = exponent >> 5;
    int shift = exponent & 31;
    long lowPart = (mantissa << shift) & LOW_MASK;
    long highPart = mantissa >>> (32 - shift);
    if (bits < 0) {
      chunks[low] -= lowPart;
      chunks[low + 1] -= highPart;
    } else {
      chunks[low] += lowPart;
      chunks[low + 1] += highPart;
    }
    if (++additions == ADDITIONS_BEFORE_CARRY) {
      carry();
    }
  }

  /** Adds all that another sum holds; the other is only brought to its canonical form. */
  public void merge(ExactSum other) {
    carry();
    other.carry();
    for (int i = 0; i < CHUNKS; i++) {
      chunks[i] += other.chunks[i];
    }
    special += other.special;
    carry();
  }

  /** Makes the sum 0. */
  void clear() {
    Arrays.fill(chunks, 0);
    special = 0;
    additions = 0;
  }

  /** Moves what exceeds 32 bits up: all chunks but the last are then in [0, 2^32). */
  private void carry() {
    long carry = 0;
    for (int i = 0; i < CHUNKS - 1; i++) {
      long chunk = chunks[i] + carry;
      chunks[i] = chunk & LOW_MASK;
      carry = chunk >> 32;
    }
    chunks[CHUNKS - 1] += carry;
    additions = 0;
  }

  /**
   * The sum, rounded once to the nearest double, ties to even; infinite where it is beyond. Sums in
   * the subnormal range are multiples of the least double, hence exact.
   */
  public double value() {
    if (special != 0) {
      return special;
    }
    carry();
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + (CHUNKS - 1) * Integer.BYTES);
    bytes.putLong(chunks[CHUNKS - 1]);
    for (int i = CHUNKS - 2; i >= 0; i--) {
      bytes.putInt((int) chunks[i]);
    }
    BigInteger sum = new BigInteger(bytes.array());
    BigInteger magnitude = sum.abs();
    int excess = Math.max(magnitude.bitLength() - 62, 0);
    long head = magnitude.shiftRight(excess).longValue();
    if (excess > 0 && magnitude.getLowestSetBit() < excess) {
      // A sticky bit far below the last place decides ties as the exact sum would.
      head |= 1;
    }
    double rounded = Math.scalb((double) head, excess + LOWEST_EXPONENT);
    return sum.signum() < 0 ? -rounded : rounded;
  }

  /** Writes the canonical form. */
  void write(DataOutput out) throws IOException {
    carry();
    int from = 0;
    while (from < CHUNKS && chunks[from] == 0) {
      from++;
    }
    int to = CHUNKS;
    while (to > from && chunks[to - 1] == 0) {
      to--;
    }
    out.writeByte(from);
    out.writeByte(to);
    for (int i = from; i < to; i++) {
      out.writeLong(chunks[i]);
    }
    out.writeDouble(special);
  }

  /** Reads what {@link #write} wrote. */
  static ExactSum read(DataInput in) throws IOException {
    ExactSum sum = new ExactSum();
    int from = in.readByte();
    int to = in.readByte();
    for (int i = from; i < to; i++) {
      sum.chunks[i] = in.readLong();
    }
    sum.special = in.readDouble();
    return sum;
  }
}
