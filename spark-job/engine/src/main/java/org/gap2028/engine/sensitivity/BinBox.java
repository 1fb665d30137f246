package org.gap2028.engine.sensitivity;

import java.util.stream.IntStream;

/** A box in terms of bins: of each input, the first and the last bin inside. Mutable. */
final class BinBox {

  final int[] low;
  final int[] high;
  private final int[] sizes;

  /**
   * All there is.
   *
   * @param sizes number of bins, by input
   */
  BinBox(int[] sizes) {
    this.sizes = sizes;
    low = new int[sizes.length];
    high = IntStream.of(sizes).map(size -> size - 1).toArray();
  }

  /** A copy. */
  BinBox copy() {
    BinBox copy = new BinBox(sizes);
    System.arraycopy(low, 0, copy.low, 0, low.length);
    System.arraycopy(high, 0, copy.high, 0, high.length);
    return copy;
  }

  /** Inputs that are restricted. */
  int[] restricted() {
    return IntStream.range(0, sizes.length).filter(this::isRestricted).toArray();
  }

  private boolean isRestricted(int input) {
    return low[input] > 0 || high[input] < sizes[input] - 1;
  }

  /** Whether a bin of an input lies inside. */
  boolean holds(int input, int bin) {
    return low[input] <= bin && bin <= high[input];
  }
}
