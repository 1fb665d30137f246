package org.gap2028.engine.sensitivity;

import java.util.Arrays;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.StudentT;

/**
 * The error of a pooled estimate from its replicates, which may hold different numbers of draws:
 * the standard error of the mean weighted by them, with Student's t for the interval. Replicates
 * without draws are none.
 */
final class ReplicateSpread {

  private final double[] weights;
  private final int degrees;

  /**
   * Replicates of these sizes.
   *
   * @param draws draws that count, by replicate; at least two replicates have some
   */
  ReplicateSpread(long[] draws) {
    double all = Arrays.stream(draws).sum();
    weights = Arrays.stream(draws).mapToDouble(n -> n / all).toArray();
    degrees = (int) Arrays.stream(draws).filter(n -> n > 0).count() - 1;
    if (degrees < 1) {
      throw new IllegalArgumentException(
          "Invalid replicates: " + (degrees + 1) + " with draws (at least 2)");
    }
  }

  /** Whether two replicates have draws, so that errors can be estimated. */
  static boolean isEnough(long[] draws) {
    return Arrays.stream(draws).filter(n -> n > 0).count() > 1;
  }

  /** Number of replicates with draws. */
  int replicates() {
    return degrees + 1;
  }

  /** The mean over replicates, weighted by their draws. */
  double mean(double[] values) {
    double mean = 0;
    for (int r = 0; r < values.length; r++) {
      mean += weights[r] == 0 ? 0 : weights[r] * values[r];
    }
    return mean;
  }

  /** Standard error of {@link #mean}. */
  double standardError(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (int r = 0; r < values.length; r++) {
      double deviation = weights[r] == 0 ? 0 : weights[r] * (values[r] - mean);
      squares += deviation * deviation;
    }
    return Math.sqrt(squares * (degrees + 1) / degrees);
  }

  /** Half the width of a 95 % interval, in standard errors. */
  double student() {
    return StudentT.twoSided(ColumnEstimates.CONFIDENCE, degrees);
  }

  /** The mean over replicates with its interval. */
  Estimate estimate(double[] values) {
    double value = mean(values);
    double error = standardError(values);
    double half = student() * error;
    return new Estimate(value, error, value - half, value + half);
  }
}
