/**
 * Uniform numbers with addresses: scrambled Sobol' points and a counter-based generator. Every
 * number is a function of (seed, replicate, coordinate, point) alone. Beside them, the order in
 * which a random walk uses its coordinates. Read {@link org.gap2028.engine.random.PointSet} first.
 */
package org.gap2028.engine.random;
