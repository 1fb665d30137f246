package org.gap2028.engine.distribution;

/**
 * Both tail probabilities of the latent normal at the places where a {@link QuantileKernel} looks
 * at a distribution: in pieces of equal width, centred at multiples of the width, {@link #PLACES}
 * places each, the first of which is the left end; the right end of the last piece follows.
 */
final class NormalGrid {

  /** Places of a piece ({@link Septic#place}); the right end is the next one's first. */
  static final int PLACES = Septic.LAST;

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
    return (i / PLACES - half + Septic.place(i % PLACES)) / piecesPerUnit;
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
