package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counting and summing allocate nothing once the range of the values was seen. */
class CounterAllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aWarmBlockAllocatesNothing() {
    Random random = new Random(2028);
    double[][] rows = {
      random.doubles(ColumnCounters.CHUNK, -5, 30).toArray(),
      random.doubles(ColumnCounters.CHUNK, -5e-9, 5e-9).toArray()
    };
    TallyLayout layout = new TallyLayout(2, 1, 2, 0, 1, 1);
    Tally tally = new Tally(layout);
    ColumnCounters counters = new ColumnCounters(new double[layout.columns()]);
    addBlock(tally, counters, layout, rows);
    // The first measurement loads the classes of the measurement itself.
    allocated(tally, counters, layout, rows);
    assertThat(allocated(tally, counters, layout, rows)).isZero();
  }

  private static long allocated(
      Tally tally, ColumnCounters counters, TallyLayout layout, double[][] rows) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int block = 0; block < 3000; block++) {
      addBlock(tally, counters, layout, rows);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static void addBlock(
      Tally tally, ColumnCounters counters, TallyLayout layout, double[][] rows) {
    for (int column = 0; column < layout.columns(); column++) {
      counters.add(column, rows, ColumnCounters.CHUNK);
    }
    tally.take(counters);
    tally.addPathCount(1, 3);
    tally.addFailed(1, 2);
    tally.addDraws(ColumnCounters.CHUNK);
  }
}
