package org.gap2028.job.verify;

/**
 * An estimate and its standard error.
 *
 * @param value the estimate
 * @param standardError its standard error; 0 where it is claimed to be exact
 * @param shareError standard error of the share of draws that it rests on, for quantiles and
 *     probabilities; 0 for others
 */
record Measured(double value, double standardError, double shareError) {

  /** An estimate that rests on no share. */
  Measured(double value, double standardError) {
    this(value, standardError, 0);
  }

  /** A probability. */
  static Measured share(double value, double standardError) {
    return new Measured(value, standardError, standardError);
  }
}
