package org.gap2028.engine.statistics;

/**
 * An estimate with its sampling error.
 *
 * @param value the estimate, from all draws of all replicates
 * @param standardError its standard error over replicates
 * @param low lower end of the 95 % confidence interval
 * @param high upper end of the 95 % confidence interval
 */
public record Estimate(double value, double standardError, double low, double high) {}
