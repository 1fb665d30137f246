package org.gap2028.engine.random;

/** The checks that all point sets share, and their words. */
final class PointArguments {

  /** The longest fill, in points. */
  static final int MAX_FILL = 1024;

  private PointArguments() {}

  static long seed(long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException(
          "Invalid seed: " + seed + " (0 to " + Long.MAX_VALUE + ")");
    }
    return seed;
  }

  static int replicate(int replicate) {
    if (replicate < 0) {
      throw new IllegalArgumentException("Invalid replicate: " + replicate + " (0 or more)");
    }
    return replicate;
  }

  /** A copy of the coordinates, each in [0, {@code limit}). */
  static int[] coordinates(int[] coordinates, int limit) {
    int[] copy = coordinates.clone();
    for (int coordinate : copy) {
      if (coordinate < 0 || coordinate >= limit) {
        throw new IllegalArgumentException(
            "Invalid coordinate: " + coordinate + " (0 to " + (limit - 1) + ")");
      }
    }
    return copy;
  }

  static void fill(int position, int positions, long first, int length) {
    if (position < 0 || position >= positions) {
      throw new IllegalArgumentException(
          "Invalid position: " + position + " (0 to " + (positions - 1) + ")");
    }
    if (length < 1 || length > MAX_FILL || (length & (length - 1)) != 0) {
      throw new IllegalArgumentException(
          "Invalid number of points: " + length + " (a power of two, 1 to " + MAX_FILL + ")");
    }
    if (first < 0 || first >= PointSet.MAX_POINTS || (first & (length - 1)) != 0) {
      throw new IllegalArgumentException(
          "Invalid first point: "
              + first
              + " (a multiple of "
              + length
              + ", 0 to "
              + (PointSet.MAX_POINTS - length)
              + ")");
    }
  }
}
