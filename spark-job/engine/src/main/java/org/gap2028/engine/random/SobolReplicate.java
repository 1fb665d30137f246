package org.gap2028.engine.random;

/**
 * Some coordinates of one replicate of {@link SobolPoints}. The first 1,024 points of each are kept
 * as bits; any aligned block of points is a head of them, XOR one constant, because points add
 * digit by digit.
 */
final class SobolReplicate implements ReplicatePoints {

  private final long[][] directions;
  private final long[][] table;

  /** Draws the scramble of each coordinate and tabulates its first points. */
  SobolReplicate(SobolScramble scramble, int[] coordinates) {
    directions = SobolDirections.of(coordinates);
    table = new long[coordinates.length][];
    for (int position = 0; position < coordinates.length; position++) {
      scramble.select(coordinates[position]);
      directions[position] = scrambled(directions[position], scramble);
      table[position] = firstPoints(directions[position], scramble.shift());
    }
  }

  @Override
  public void fill(int position, long first, double[] out) {
    PointArguments.fill(position, table.length, first, out.length);
    long change = point(directions[position], first);
    long[] bits = table[position];
    for (int i = 0; i < out.length; i++) {
      out[i] = UniformBits.toUniform(bits[i] ^ change);
    }
  }

  private static long[] scrambled(long[] directions, SobolScramble scramble) {
    long[] products = new long[directions.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = scramble.apply(directions[i]);
    }
    return products;
  }

  private static long[] firstPoints(long[] directions, long shift) {
    long[] bits = new long[PointArguments.MAX_FILL];
    bits[0] = UniformBits.of(shift);
    for (int k = 1; k < bits.length; k++) {
      // Without its lowest bit, k is a point before it.
      bits[k] = bits[k & (k - 1)] ^ directions[Integer.numberOfTrailingZeros(k)];
    }
    return bits;
  }

  private static long point(long[] directions, long k) {
    long sum = 0;
    for (long rest = k; rest != 0; rest &= rest - 1) {
      sum ^= directions[Long.numberOfTrailingZeros(rest)];
    }
    return sum;
  }
}
