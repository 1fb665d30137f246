package org.gap2028.engine.distribution;

/**
 * A probability at which a quantile function kinks or jumps.
 *
 * @param p probability below, in (0, 1)
 * @param q probability above, 1 - p, in (0, 1)
 * @param below limit of the quantile function from below
 * @param above limit of the quantile function from above, at least {@code below}
 */
public record Kink(double p, double q, double below, double above) {}
