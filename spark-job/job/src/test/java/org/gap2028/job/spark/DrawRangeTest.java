package org.gap2028.job.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the draws that are to be saved are shared among tasks. */
class DrawRangeTest {

  @Test
  void rangesTileAllDraws() {
    for (long draws : new long[] {1, 1024, 1025, 7000, 1_000_000, 10_000_000_000_000L}) {
      for (long least : new long[] {1, 3000, 300_000}) {
        List<DrawRange> ranges = DrawRange.cut(draws, least, 50);
        assertThat(ranges).hasSizeBetween(1, 50);
        long next = 0;
        for (DrawRange range : ranges) {
          assertThat(range.index()).isEqualTo(ranges.indexOf(range));
          assertThat(range.first()).isEqualTo(next);
          assertThat(range.first() % 1024).isZero();
          assertThat(range.draws()).isPositive();
          next = range.end();
        }
        assertThat(next).isEqualTo(draws);
      }
    }
  }

  @Test
  void rangesHoldEnoughDrawsForALargeFile() {
    List<DrawRange> ranges = DrawRange.cut(1_000_000, 300_000, 50);
    assertThat(ranges).hasSize(3);
    assertThat(ranges).allSatisfy(r -> assertThat(r.draws()).isGreaterThan(300_000));
    assertThat(DrawRange.cut(299_999, 300_000, 50)).hasSize(1);
  }
}
