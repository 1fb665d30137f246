package org.gap2028.engine.sensitivity;

import java.io.Serializable;

/**
 * How the draws of a study are cut into units: each of one replicate, consecutive points of it.
 *
 * @param replicates number of replicates
 * @param perReplicate draws in each replicate, a multiple of {@code step}
 * @param step draws that are evaluated together, a power of two
 */
record StudyUnits(int replicates, long perReplicate, int step) implements Serializable {

  /** Draws in a unit at most: some tens of milliseconds. */
  private static final long MOST = 1 << 13;

  /** Units for so many draws, rounded up so that all replicates have the same size. */
  static StudyUnits of(long draws, int replicates, int step) {
    long steps = (draws + (long) replicates * step - 1) / ((long) replicates * step);
    return new StudyUnits(replicates, steps * step, step);
  }

  private int unitsPerReplicate() {
    return Math.toIntExact((perReplicate + MOST - 1) / MOST);
  }

  int count() {
    return Math.multiplyExact(replicates, unitsPerReplicate());
  }

  int replicate(int unit) {
    return unit / unitsPerReplicate();
  }

  /** First point of a unit. */
  long first(int unit) {
    return unit % unitsPerReplicate() * MOST;
  }

  /** Point after the last one of a unit. */
  long end(int unit) {
    return Math.min(perReplicate, first(unit) + MOST);
  }
}
