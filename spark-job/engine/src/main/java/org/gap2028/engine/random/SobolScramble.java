package org.gap2028.engine.random;

/**
 * The randomisations of one replicate's coordinates: for each a lower triangular matrix of bits
 * with unit diagonal, and a digital shift, both over 52 binary digits.
 *
 * <p>Column j of the matrix, j = 1 to 40, is one random word: its digit j is 1, the digits below
 * are random, those above 0. The first 40 columns are all there is to draw, because a direction
 * number V_i, i up to 40, has no digit after its i-th.
 *
 * <p>Not safe for use by several threads.
 */
final class SobolScramble {

  private static final int COLUMNS = SobolDirections.DIRECTIONS;

  /** Two words a block: the columns, the shift, one left over. */
  private static final int BLOCKS = COLUMNS / 2 + 1;

  private final AddressedWords addressed;
  private final long[] words = new long[2 * BLOCKS];

  /** The randomisations of a replicate, for {@link #select} to choose from. */
  SobolScramble(long seed, int replicate) {
    addressed = new AddressedWords(seed, StreamPurpose.SOBOL_SCRAMBLE, replicate, BLOCKS);
  }

  /** Draws the randomisation of a coordinate, which {@link #shift} and {@link #apply} then use. */
  void select(int coordinate) {
    addressed.fill(coordinate, 0, words, BLOCKS);
    for (int j = 0; j < COLUMNS; j++) {
      long diagonal = 1L << (UniformBits.DIGITS - 1 - j);
      words[j] = diagonal | (words[j] & (diagonal - 1));
    }
  }

  /** The digital shift, 52 bits. */
  long shift() {
    return words[COLUMNS] >>> (Long.SIZE - UniformBits.DIGITS);
  }

  /** The matrix times a direction number: the sum of the columns of its digits. */
  long apply(long direction) {
    long product = 0;
    for (long rest = direction; rest != 0; rest &= rest - 1) {
      product ^= words[UniformBits.DIGITS - 1 - Long.numberOfTrailingZeros(rest)];
    }
    return product;
  }
}
