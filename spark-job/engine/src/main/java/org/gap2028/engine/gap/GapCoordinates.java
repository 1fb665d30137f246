package org.gap2028.engine.gap;

/**
 * Which coordinate of the point set serves what. Coordinates belong to names, not to positions, so
 * that a draw stays the same draw when a configuration grows.
 *
 * <p>0 is initial_lead, 1 the walk's terminal value, 2 to 20 the other inputs by importance ({@link
 * GapInput#coordinate}), 21 to 30 the rest of the walk, 31 to 41 the release noise, 42 to 63 are
 * kept free, and a configuration's further inputs come from 64 on, in its order.
 */
public final class GapCoordinates {

  /** The walk's terminal value. */
  public static final int WALK_TERMINAL = 1;

  /** The first of the ten coordinates of the rest of the walk. */
  public static final int WALK_REST = 21;

  /** The first of the eleven coordinates of the release noise, 2026Q2 first. */
  public static final int RELEASE = 31;

  /** The first coordinate of a configuration's further inputs. */
  public static final int FURTHER_INPUTS = 64;

  private GapCoordinates() {}
}
