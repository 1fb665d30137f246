package org.gap2028.engine.random;

/** Some coordinates of one replicate of a {@link PointSet}. Not safe for use by several threads. */
public interface ReplicatePoints {

  /**
   * Fills {@code out} with one coordinate of {@code out.length} consecutive points. Each value is
   * (k + 0.5) 2^-52 with an integer k in [0, 2^52), so it is never 0 or 1, and 1 - u is exact.
   *
   * @param position index into the coordinates that were asked for
   * @param first the first point, a multiple of {@code out.length}
   * @param out receives the values; its length is a power of two of at most 1,024
   */
  void fill(int position, long first, double[] out);
}
