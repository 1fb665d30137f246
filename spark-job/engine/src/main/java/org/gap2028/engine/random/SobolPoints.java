package org.gap2028.engine.random;

/**
 * Scrambled Sobol' points: randomised quasi-Monte Carlo. Every replicate is an independent
 * randomisation of the same digital sequence; each of its points is uniform on the open unit cube,
 * and each aligned run of 2^m points keeps the sequence's equidistribution, whatever the scramble.
 *
 * <p>Point k of a coordinate is, digit by digit modulo 2 over 52 binary digits, the sum of the
 * scrambled direction numbers of the bits set in k (plain binary order, no Gray code) and of the
 * digital shift; as a number, (digits + 0.5) 2^-52. A direction number is scrambled by a random
 * lower triangular matrix with unit diagonal, multiplied from the left. Matrix and shift are drawn
 * independently for each (seed, replicate, coordinate) from Philox4x32-10 under the seed, for a
 * purpose of their own: they are never the numbers of {@link RandomPoints}.
 *
 * <p>Sources: I. M. Sobol', "On the distribution of points in a cube and the approximate evaluation
 * of integrals", USSR Comput. Math. Math. Phys. 7(4) (1967) 86-112; direction numbers new-joe-kuo-6
 * of S. Joe and F. Y. Kuo (2008, see {@code SobolDirections}); J. Matousek, "On the L2-discrepancy
 * for anchored boxes", J. Complexity 14 (1998) 527-556 (random linear scrambling); A. B. Owen,
 * "Variance with alternative scramblings of digital nets", ACM TOMACS 13 (2003) 363-378: estimates
 * are unbiased and have the variance of nested uniform scrambling.
 *
 * <p>Limits: 2,048 coordinates, of which the first 1,111 have Sobol's property A; 2^40 points a
 * replicate. A mean over a number of points that is no power of two loses part of the gain. Within
 * a replicate points are not independent: errors come from the spread of replicates.
 *
 * <p>Cost: 0.35 ns a value (JDK 17 and 25, one core of an EPYC with AVX-512): a load, an XOR, a
 * subtraction. A replicate takes 8.5 KB and 2.5 microseconds a coordinate, and reads the table of
 * direction numbers up to the last coordinate asked for; the first replicate of a JVM, with 42
 * coordinates, takes about 20 ms.
 *
 * @param seed the seed, 0 to 2^63 - 1
 */
public record SobolPoints(long seed) implements PointSet {

  /** Refuses a negative seed. */
  public SobolPoints {
    PointArguments.seed(seed);
  }

  /**
   * The scrambled Sobol' points of a seed.
   *
   * @param seed the seed, 0 to 2^63 - 1
   * @throws IllegalArgumentException if the seed is negative
   */
  public static SobolPoints of(long seed) {
    return new SobolPoints(seed);
  }

  @Override
  public int coordinates() {
    return SobolDirections.COORDINATES;
  }

  @Override
  public ReplicatePoints replicate(int replicate, int[] coordinates) {
    PointArguments.replicate(replicate);
    int[] checked = PointArguments.coordinates(coordinates, coordinates());
    return new SobolReplicate(new SobolScramble(seed, replicate), checked);
  }
}
