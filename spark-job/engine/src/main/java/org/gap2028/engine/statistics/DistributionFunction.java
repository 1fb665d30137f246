package org.gap2028.engine.statistics;

/** A distribution function on the real line, possibly with jumps. */
interface DistributionFunction {

  /** P(X &lt; x). */
  double below(double x);

  /** P(X &lt;= x). */
  double atMost(double x);

  /** The smallest x with P(X &lt;= x) at least p, p in (0, 1). */
  double quantile(double p);
}
