package org.gap2028.engine.statistics;

/**
 * One bin of a published distribution, holding low &lt;= value &lt; high.
 *
 * @param low lower edge, in the column's unit
 * @param high upper edge
 * @param count draws times probability
 * @param density probability per unit
 * @param cumulative probability below {@code high}
 */
public record BinEstimate(
    double low, double high, double count, double density, double cumulative) {}
