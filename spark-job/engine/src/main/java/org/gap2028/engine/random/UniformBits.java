package org.gap2028.engine.random;

/**
 * From 52 bits k to the uniform number (k + 0.5) 2^-52, by way of the double that has these bits as
 * its fraction and lies in [1, 2).
 */
final class UniformBits {

  /** Bits of a value, the number of digits of every scramble. */
  static final int DIGITS = 52;

  /** Sign and exponent of the doubles in [1, 2). */
  private static final long ONE = 0x3ff0_0000_0000_0000L;

  /** 1 less half a step: 1 + k 2^-52 less this is (2 k + 1) 2^-53, which is a double. */
  private static final double OFFSET = 1 - 0x1p-53;

  private UniformBits() {}

  /** The bits of the double in [1, 2) whose fraction is {@code k}, which is below 2^52. */
  static long of(long k) {
    return ONE | k;
  }

  /** The uniform number of bits made by {@link #of}. Exact. */
  static double toUniform(long bits) {
    return Double.longBitsToDouble(bits) - OFFSET;
  }
}
