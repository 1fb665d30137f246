package org.gap2028.engine.random;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads points for tests. */
final class Columns {

  private Columns() {}

  /** {@code n} points of one coordinate from {@code first} on; n a power of two, first aligned. */
  static double[] of(ReplicatePoints points, int position, long first, int n) {
    double[] block = new double[Math.min(n, PointArguments.MAX_FILL)];
    double[] column = new double[n];
    for (int done = 0; done < n; done += block.length) {
      points.fill(position, first + done, block);
      System.arraycopy(block, 0, column, done, block.length);
    }
    return column;
  }

  /** The k of (k + 0.5) 2^-52. */
  static long bits(double u) {
    double k = u * 0x1p52 - 0.5;
    if (k != (long) k || k < 0 || k >= 0x1p52) {
      throw new AssertionError("not of the form (k + 0.5) 2^-52: " + u);
    }
    return (long) k;
  }

  /** SHA-256 of numbers in turn, each 8 bytes, most significant first. */
  static final class Digest {

    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);

    Digest() {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    void add(long number) {
      sha.update(buffer.putLong(0, number).array());
    }

    String hex() {
      return HexFormat.of().formatHex(sha.digest());
    }
  }
}
