package org.gap2028.job.verify;

/** The mean of replicates' values, with its standard error. */
final class Spread {

  private Spread() {}

  /** Mean, and standard deviation (divisor R - 1) over sqrt(R). */
  static Measured of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Measured(mean, Math.sqrt(squares / (values.length - 1.0) / values.length));
  }
}
