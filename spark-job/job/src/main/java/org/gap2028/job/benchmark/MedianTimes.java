package org.gap2028.job.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times several pieces of work in turn, again and again, so that a machine that slows down for a
 * while slows all of them down. Medians are kept.
 */
final class MedianTimes {

  /** Fewer rounds than this are not worth a median. */
  static final int LEAST_ROUNDS = 5;

  private final LongSupplier nanoTime;

  /**
   * Times by a clock.
   *
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  MedianTimes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * The median time of each piece of work, in nanoseconds.
   *
   * @param work the pieces
   * @param warmUp nanoseconds in which they are repeated before anything counts: a loop is many
   *     times as slow before the compiler is done with it
   * @param measured nanoseconds in which they are repeated and counted, then at least {@link
   *     #LEAST_ROUNDS} times
   */
  double[] of(List<Runnable> work, long warmUp, long measured) {
    long end = nanoTime.getAsLong() + warmUp;
    while (nanoTime.getAsLong() < end) {
      work.forEach(Runnable::run);
    }
    List<double[]> rounds = new ArrayList<>();
    end = nanoTime.getAsLong() + measured;
    while (rounds.size() < LEAST_ROUNDS || nanoTime.getAsLong() < end) {
      rounds.add(work.stream().mapToDouble(this::time).toArray());
    }
    double[] medians = new double[work.size()];
    for (int w = 0; w < medians.length; w++) {
      int index = w;
      medians[w] = median(rounds.stream().mapToDouble(round -> round[index]).toArray());
    }
    return medians;
  }

  private double time(Runnable work) {
    long start = nanoTime.getAsLong();
    work.run();
    return nanoTime.getAsLong() - start;
  }

  /** The median of at least one value: the mean of the middle two where their number is even. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
