/**
 * Statistics whose merging is exact (integer counts and exact sums), and the estimates made of
 * them: moments, quantiles, probabilities, differences, each with its error over replicates.
 */
package org.gap2028.engine.statistics;
