package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting and summing allocate nothing once the range of the values was seen. */
class HistogramAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aWarmBlockAllocatesNothing() {
    Random random = new Random(2028);
    double[] values = random.doubles(1024, -5, 30).toArray();
    TallyLayout layout = new TallyLayout(2, 1, 2, 1, 1);
    Tally tally = new Tally(layout);
    addBlock(tally, layout, values);
    // The first measurement loads the classes of the measurement itself.
    allocated(tally, layout, values);
    assertThat(allocated(tally, layout, values)).isZero();
  }

  private static long allocated(Tally tally, TallyLayout layout, double[] values) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int block = 0; block < 3000; block++) {
      addBlock(tally, layout, values);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void addBlock(Tally tally, TallyLayout layout, double[] values) {
    for (int column = 0; column < layout.columns(); column++) {
      tally.add(column, values, 7, values.length);
    }
    tally.addPathCount(1, 3);
    tally.addFailed(1, 2);
    tally.endBlock(values.length);
  }
}
