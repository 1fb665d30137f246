package org.gap2028.engine.random;

import java.io.Serializable;

/**
 * A design: {@code R} independent replicates of a sequence of points in the open unit cube, each
 * coordinate of each point computable on its own from (seed, replicate, coordinate, point).
 *
 * <p>Implementations are immutable and serialisable; what they need to be fast is built by {@link
 * #replicate} and belongs to its caller.
 */
public interface PointSet extends Serializable {

  /** Points per replicate at most, 2^40. */
  long MAX_POINTS = 1L << 40;

  /** Number of coordinates that can be addressed. */
  int coordinates();

  /**
   * The given coordinates of one replicate, ready to be filled.
   *
   * @param replicate replicate, 0 or more
   * @param coordinates coordinates, each in [0, {@link #coordinates()})
   * @throws IllegalArgumentException if the replicate or a coordinate is out of range
   */
  ReplicatePoints replicate(int replicate, int[] coordinates);
}
