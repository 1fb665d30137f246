package org.gap2028.job.verify;

/**
 * An estimate and its standard error.
 *
 * @param value the estimate
 * @param standardError its standard error; 0 where it is claimed to be exact
 */
record Measured(double value, double standardError) {}
