package org.gap2028.job.run;

import java.util.Locale;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.TallyLayout;

/**
 * The heap that a run needs: in the driver, the packed tallies of all replicates and, column by
 * column, the estimates made of them; in each thread that evaluates, the tallies that it fills and
 * merges. In local mode both are one JVM's.
 *
 * <p>The sizes were measured on {@code policies.json} and {@code levers.json} (OpenJDK 17): of a
 * column's open tally 29 KB at 2^15 points a replicate, 38 KB at 2^19, 45 KB at 2^22; packed, a
 * quarter of that. A quarter is added for what the collector needs and for wider columns.
 *
 * @param driver bytes for the driver alone
 * @param threads bytes for the evaluating threads
 */
public record HeapNeed(long driver, long threads) {

  /** Spark, its class data, the tables. */
  private static final double FIXED = 120e6;

  /** A column's open tally at 2^15 points, and how much more it takes for each doubling. */
  private static final double OPEN = 29e3;

  private static final double OPEN_DOUBLING = 2.1e3;
  private static final double PACKED = 8e3;
  private static final double PACKED_DOUBLING = 1e3;
  private static final double LOG_POINTS = 15;

  /** A column's counters: 28 KB on the mean of both, and room for rarer values. */
  private static final double COUNTERS = 35e3;

  /** The driver has the packed tallies so far, and those of a round. */
  private static final double COPIES = 2;

  /** One column of one replicate, unpacked, with its distribution function. */
  private static final double ESTIMATES = 200e3;

  /** A column's rows of all tables. */
  private static final double ROWS = 60e3;

  /** Sums by bins of one condition and one target: 80 exact sums, and the same packed. */
  private static final double CONDITION = 52e3;

  private static final double CONDITION_PACKED = 5e3;

  private static final double RESERVE = 1.25;

  /** Spark does not start with less than 450 MB. */
  private static final double LEAST = 512 * 1024 * 1024;

  private static final double COUNTED = 0.95;

  private static final long MEGABYTE = 1L << 20;

  /** Heaps are told in steps of this. */
  private static final long STEP = 64 * MEGABYTE;

  /**
   * The need of a plan's run.
   *
   * @param plan what would be run
   * @param threads threads that evaluate at once in this JVM; 0 where executors do
   */
  public static HeapNeed of(RunPlan plan, int threads) {
    int paths = (int) plan.events().stream().filter(event -> event.ever()).count();
    TallyLayout layout =
        new TallyLayout(
            plan.model().scenarios().size(),
            plan.model().outputs().size(),
            plan.model().quarters().size(),
            plan.model().commonQuarters(),
            plan.pairs().size(),
            paths,
            plan.conditions());
    double points = (double) plan.blocks() * RunPlan.BLOCK * plan.walkPoints();
    double doublings = Math.max(0, StrictMath.log(points) / StrictMath.log(2) - LOG_POINTS);
    double open = layout.columns() * (OPEN + OPEN_DOUBLING * doublings);
    double packed = layout.columns() * (PACKED + PACKED_DOUBLING * doublings);
    // Of each condition its own value is summed as well, as one more target.
    double conditional = (double) layout.conditions() * (layout.groups() + 1);
    open += conditional * CONDITION;
    packed += conditional * CONDITION_PACKED;
    double driver =
        FIXED + layout.columns() * ROWS + plan.replicates() * (packed * COPIES + ESTIMATES);
    // A task fills one tally, and has counters besides or merges another one into it.
    double thread = open + Math.max(open, layout.columns() * COUNTERS);
    return new HeapNeed(
        (long) Math.max(driver * RESERVE, LEAST), (long) (thread * threads * RESERVE));
  }

  /** Bytes that one JVM needs which is driver and executor, as in local mode. */
  public long together() {
    return driver + threads;
  }

  /**
   * Refuses a heap that is too small.
   *
   * @param present bytes that the JVM may use, as it says itself
   * @throws RefusedException if that is less than is needed {@link #together}
   */
  void check(long present) {
    // Some collectors do not count a part of what -Xmx gave.
    if (present < COUNTED * together()) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "Cannot run in a heap of %d MB: this run needs %s. Give it that with"
                  + " GAP2028_JAVA_OPTIONS=-Xmx%s (spark-submit: --driver-memory %s), or ask for"
                  + " fewer replicates, scenarios or differences",
              present / MEGABYTE,
              option().replace("m", " MB"),
              option(),
              option()));
    }
  }

  /** What is needed together, as {@code -Xmx} takes it. */
  public String option() {
    return (together() + STEP - 1) / STEP * (STEP / MEGABYTE) + "m";
  }
}
