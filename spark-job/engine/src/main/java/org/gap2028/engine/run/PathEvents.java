package org.gap2028.engine.run;

import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.Tally;
import org.gap2028.engine.statistics.TallyLayout;

/**
 * Counts in how many draws of a chunk events along paths have held, quarter by quarter. Flags are
 * the sign bits of ints: a value lies below a bound where their difference is negative.
 */
final class PathEvents {

  private final List<Event> events;
  private final TallyLayout layout;
  private final int[] held = new int[DrawSampler.CHUNK];
  private final int[] valid = new int[DrawSampler.CHUNK];

  /**
   * Counts of these events.
   *
   * @param events events judged along paths
   * @param layout where a tally keeps their counts
   */
  PathEvents(List<Event> events, TallyLayout layout) {
    this.events = List.copyOf(events);
    this.layout = layout;
  }

  /** Adds a chunk's counts, failed draws left out. */
  void count(Evaluator evaluator, Tally tally) {
    for (int s = 0; s < layout.scenarios(); s++) {
      boolean[] failed = evaluator.failed(s);
      for (int i = 0; i < valid.length; i++) {
        valid[i] = failed[i] ? 0 : -1;
      }
      for (int e = 0; e < events.size(); e++) {
        Event event = events.get(e);
        Arrays.fill(held, 0);
        for (int q = 0; q < layout.quarters(); q++) {
          double[] values = evaluator.pathColumn(s, 0, q);
          int count = hold(values, event.from(), event.below(), held, valid);
          tally.addPathCount(layout.pathCount(s, e, q), count);
        }
      }
    }
  }

  /**
   * Raises the flags of values with from &lt;= x &lt; below; returns how many valid ones are up.
   */
  private static int hold(double[] x, double from, double below, int[] held, int[] valid) {
    int count = 0;
    for (int i = 0; i < held.length; i++) {
      held[i] |= sign(x[i] - below) & ~sign(x[i] - from);
      count += (held[i] & valid[i]) >>> 31;
    }
    return count;
  }

  private static int sign(double x) {
    return (int) (Double.doubleToRawLongBits(x) >>> 32);
  }
}
