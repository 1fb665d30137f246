package org.gap2028.job.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTimesTest {

  private long now;
  private int warmRuns;

  private Runnable lasting(long... nanoseconds) {
    int[] run = {0};
    return () -> {
      now += nanoseconds[Math.min(run[0]++, nanoseconds.length - 1)];
      warmRuns++;
    };
  }

  @Test
  void leavesOutTheWarmUpAndTakesMedians() {
    // Two rounds of warm-up; then one slow moment in each, in different rounds.
    Runnable first = lasting(500, 500, 10, 900, 12, 11, 13);
    Runnable second = lasting(500, 500, 20, 20, 20, 700, 20);
    double[] medians = new MedianTimes(() -> now).of(List.of(first, second), 2000, 1);
    assertThat(medians).containsExactly(12, 20);
    assertThat(warmRuns).isEqualTo(2 * (2 + MedianTimes.LEAST_ROUNDS));
  }

  @Test
  void measuresForTheTimeAskedFor() {
    double[] medians = new MedianTimes(() -> now).of(List.of(lasting(10)), 0, 1000);
    assertThat(medians).containsExactly(10);
    assertThat(warmRuns).isEqualTo(100);
  }

  @Test
  void ofAnEvenNumberTakesTheMiddleTwo() {
    assertThat(MedianTimes.median(4, 1, 3, 100)).isEqualTo(3.5);
    assertThat(MedianTimes.median(2)).isEqualTo(2);
  }
}
