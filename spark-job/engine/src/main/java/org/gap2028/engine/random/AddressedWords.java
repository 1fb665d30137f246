package org.gap2028.engine.random;

/**
 * Random 64-bit words of one replicate, addressed by coordinate and block of two words.
 *
 * <p>A block is {@link Philox} under the seed as key. Its counter is, word by word of 32 bits:
 *
 * <ol start="0">
 *   <li>the lower 32 bits of the block number
 *   <li>the coordinate
 *   <li>the replicate
 *   <li>the purpose in the upper 16 bits, bits 32 to 47 of the block number in the lower 16
 * </ol>
 *
 * <p>So different addresses (purpose, replicate, coordinate, block) have different counters for all
 * block numbers below 2^48 and all coordinates and replicates from 0 to 2^31 - 1.
 *
 * <p>Not safe for use by several threads.
 */
final class AddressedWords {

  private static final int PURPOSE_SHIFT = 16;

  private final long seed;
  private final int replicate;
  private final int purpose;
  private final Philox philox;

  /** Words of a replicate for a purpose, up to {@code capacity} blocks at a time. */
  AddressedWords(long seed, StreamPurpose purpose, int replicate, int capacity) {
    this.seed = seed;
    this.replicate = replicate;
    this.purpose = purpose.id() << PURPOSE_SHIFT;
    this.philox = new Philox(capacity);
  }

  /**
   * Fills {@code out} with two words for each of some consecutive blocks.
   *
   * @param coordinate coordinate, 0 or more
   * @param first the first block, below 2^48; no multiple of 2^32 lies between it and the last
   * @param out receives the words
   * @param blocks number of blocks, up to the capacity
   */
  void fill(int coordinate, long first, long[] out, int blocks) {
    int upper = (int) (first >>> 32);
    assert upper >>> PURPOSE_SHIFT == 0 : "block " + first;
    assert (first + Math.max(blocks, 1) - 1) >>> 32 == upper : "block " + first + ", " + blocks;
    philox.fill(seed, (int) first, coordinate, replicate, purpose | upper, out, blocks);
  }
}
