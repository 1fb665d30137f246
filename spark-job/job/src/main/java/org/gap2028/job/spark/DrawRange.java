package org.gap2028.job.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.run.RunPlan;

/**
 * Consecutive draws, by id: what one task saves.
 *
 * @param index position among the ranges of a run
 * @param first id of the first draw, a multiple of 1,024
 * @param end id after the last draw
 */
record DrawRange(int index, long first, long end) implements Serializable {

  /** Number of draws. */
  long draws() {
    return end - first;
  }

  /**
   * Cuts the first draws of a run into ranges of nearly equal length. They depend on nothing but
   * the arguments, so that a run that is continued has the same ranges.
   *
   * @param draws number of draws, at least 1
   * @param least draws that a range has at least, where there are so many
   * @param most number of ranges at most
   */
  static List<DrawRange> cut(long draws, long least, int most) {
    long blocks = (draws - 1) / RunPlan.BLOCK + 1;
    long count = Math.max(1, Math.min(Math.min(draws / least, most), blocks));
    List<DrawRange> ranges = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long first = cut(blocks, i, count) * RunPlan.BLOCK;
      long end = Math.min(draws, cut(blocks, i + 1, count) * RunPlan.BLOCK);
      ranges.add(new DrawRange((int) i, first, end));
    }
    return List.copyOf(ranges);
  }

  /** floor(blocks i / count), without overflow. */
  private static long cut(long blocks, long i, long count) {
    return blocks / count * i + blocks % count * i / count;
  }
}
