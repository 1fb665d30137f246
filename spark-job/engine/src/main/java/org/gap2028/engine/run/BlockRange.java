package org.gap2028.engine.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive blocks of one replicate, any number of them.
 *
 * @param replicate replicate, 0 to R - 1
 * @param first index of the first block
 * @param end index after the last block, more than {@code first}
 */
public record BlockRange(int replicate, long first, long end) implements Serializable {

  /** Refuses an empty range. */
  public BlockRange {
    if (replicate < 0 || first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "Invalid range of blocks: " + first + " to " + end + " of replicate " + replicate);
    }
  }

  /** Number of blocks. */
  public long blocks() {
    return end - first;
  }

  /** Draws in these blocks. */
  public long draws() {
    return blocks() * RunPlan.BLOCK;
  }

  /** Number of super-blocks that the range is cut into, from its first block on. */
  public long superBlocks() {
    return (blocks() + SuperBlock.BLOCKS - 1) / SuperBlock.BLOCKS;
  }

  /**
   * Cuts ranges between super-blocks into parts of nearly as many of them.
   *
   * @param ranges the ranges
   * @param parts number of parts, at least 1
   * @return the parts, in order, each a list of ranges; fewer where there are fewer super-blocks
   */
  public static List<List<BlockRange>> cut(List<BlockRange> ranges, int parts) {
    long total = ranges.stream().mapToLong(BlockRange::superBlocks).sum();
    long count = Math.min(total, parts);
    List<List<BlockRange>> cut = new ArrayList<>();
    int range = 0;
    long taken = 0;
    for (long p = 0; p < count; p++) {
      long wanted = share(total, p + 1, count) - share(total, p, count);
      List<BlockRange> part = new ArrayList<>();
      while (wanted > 0) {
        BlockRange whole = ranges.get(range);
        long n = Math.min(wanted, whole.superBlocks() - taken);
        long first = whole.first() + taken * SuperBlock.BLOCKS;
        long end = Math.min(whole.end(), first + n * SuperBlock.BLOCKS);
        part.add(new BlockRange(whole.replicate(), first, end));
        wanted -= n;
        taken += n;
        if (taken == whole.superBlocks()) {
          range++;
          taken = 0;
        }
      }
      cut.add(List.copyOf(part));
    }
    return cut;
  }

  /** floor(total p / count), without overflow. */
  private static long share(long total, long p, long count) {
    return total / count * p + total % count * p / count;
  }
}
