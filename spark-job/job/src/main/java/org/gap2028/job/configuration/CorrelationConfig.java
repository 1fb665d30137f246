package org.gap2028.job.configuration;

/**
 * A correlation of two inputs, on the normal scale of the copula.
 *
 * @param first name of an input
 * @param second name of another input
 * @param rho the correlation, more than -1 and less than 1
 */
public record CorrelationConfig(String first, String second, double rho) {}
