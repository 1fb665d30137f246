package org.gap2028.engine.distribution;

/**
 * Both tail probabilities of the latent normal at the places where a {@link QuantileKernel} looks
 * at a distribution: in pieces of equal width, centred at multiples of the width, {@link #PLACES}
 * places each, the first of which is the left end; the right end of the last piece follows.
 */
final class NormalGrid {

  /** The inner nodes, at plus and minus this: (sqrt(2) - 1)/2. */
  static final double INNER_NODE = 217_167 * 0x1p-20;

  /** Where, besides the middle, the error is largest: sqrt((1 + 4 INNER_NODE^2)/2)/2. */
  static final double OUTER_CHECK = 401_273 * 0x1p-20;

  /** Places of a piece, in units of its width; multiples of 2^-20, so that z is exact. */
  private static final double[] PLACE = {
    -0.5, -OUTER_CHECK, -INNER_NODE, 0, INNER_NODE, OUTER_CHECK
  };

  /** Places of a piece; the right end is the next one's. */
  static final int PLACES = PLACE.length;

  private final int piecesPerUnit;
  private final int half;
  private final double[] below;
  private final double[] above;

  /** The grid that covers |z| up to {@link QuantileKernel#LARGEST_LATENT}. */
  NormalGrid(int piecesPerUnit) {
    this.piecesPerUnit = piecesPerUnit;
    this.half = (int) Math.rint(QuantileKernel.LARGEST_LATENT * piecesPerUnit);
    int size = pieces() * PLACES + 1;
    this.below = new double[size];
    this.above = new double[size];
    for (int i = 0; i <= size / 2; i++) {
      double z = latent(i);
      below[i] = StandardNormal.cdf(z);
      above[i] = StandardNormal.survival(z);
      // The places are symmetric about 0.
      below[size - 1 - i] = above[i];
      above[size - 1 - i] = below[i];
    }
  }

  /** Number of pieces, an odd number; the one in the middle is centred at 0. */
  int pieces() {
    return 2 * half + 1;
  }

  /** The latent normal at a place. */
  double latent(int i) {
    return (i / PLACES - half + PLACE[i % PLACES]) / piecesPerUnit;
  }

  /** Phi of the latent normal at a place. */
  double below(int i) {
    return below[i];
  }

  /** 1 - Phi of the latent normal at a place. */
  double above(int i) {
    return above[i];
  }
}
