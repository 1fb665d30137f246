package org.gap2028.engine.statistics;

/**
 * Moments of one column, additive noise included except in the extremes. All in the column's unit.
 *
 * @param draws draws that did not fail
 * @param mean mean, with its standard error
 * @param meanStandardError standard error of the mean over replicates
 * @param sd standard deviation, divisor N
 * @param sdStandardError standard error of the standard deviation over replicates
 * @param skewness g1 (third central moment over sd cubed); {@code NaN} where sd is 0
 * @param min smallest value before additive noise
 * @param max largest value before additive noise
 */
public record MomentEstimates(
    long draws,
    double mean,
    double meanStandardError,
    double sd,
    double sdStandardError,
    double skewness,
    double min,
    double max) {}
