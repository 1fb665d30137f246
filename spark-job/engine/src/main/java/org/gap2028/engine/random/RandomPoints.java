package org.gap2028.engine.random;

/**
 * Independent uniform points: plain Monte Carlo. Points 2 i and 2 i + 1 of a coordinate are the two
 * 64-bit words of block i of its {@link AddressedWords}, each cut to its upper 52 bits k and taken
 * as (k + 0.5) 2^-52. Use {@link SobolPoints} unless independence itself is wanted.
 *
 * <p>Source of the randomness: Philox4x32-10 (Salmon et al. 2011, see {@code Philox}), the seed its
 * key. Limits: 2^40 points a replicate; coordinates from 0 to 2^31 - 2, replicates from 0 to 2^31 -
 * 1. No block serves a second pair of points within a seed.
 *
 * <p>Cost: 2.8 ns a value (JDK 17 and 25, one core of an EPYC with AVX-512); 25 KB a replicate,
 * however many coordinates.
 *
 * @param seed the seed, 0 to 2^63 - 1
 */
public record RandomPoints(long seed) implements PointSet {

  /** Refuses a negative seed. */
  public RandomPoints {
    PointArguments.seed(seed);
  }

  /**
   * The random points of a seed.
   *
   * @param seed the seed, 0 to 2^63 - 1
   * @throws IllegalArgumentException if the seed is negative
   */
  public static RandomPoints of(long seed) {
    return new RandomPoints(seed);
  }

  @Override
  public int coordinates() {
    return Integer.MAX_VALUE;
  }

  @Override
  public ReplicatePoints replicate(int replicate, int[] coordinates) {
    return new RandomReplicate(
        seed,
        PointArguments.replicate(replicate),
        PointArguments.coordinates(coordinates, coordinates()));
  }
}
