package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import java.util.List;

/**
 * What a unit of a study yields: sums over its draws, one for each target and quantity, and how
 * many draws of each target entered. Sums are made in one order, so a unit's are the same bits
 * wherever it was evaluated.
 *
 * @param replicate replicate of the draws
 * @param draws draws that entered, by target
 * @param sums sums by target, then by quantity
 */
@SuppressWarnings("ArrayRecordComponent") // handed from a task to the driver, changed by nobody
public record StudySums(int replicate, long[] draws, double[][] sums) implements Serializable {

  /** Nothing yet. */
  static StudySums empty(int replicate, int targets, int quantities) {
    return new StudySums(replicate, new long[targets], new double[targets][quantities]);
  }

  /** The sums of each replicate: those of its units, added in their order. */
  static StudySums[] byReplicate(List<StudySums> units, int replicates) {
    StudySums[] merged = new StudySums[replicates];
    for (StudySums unit : units) {
      if (merged[unit.replicate] == null) {
        merged[unit.replicate] = empty(unit.replicate, unit.draws.length, unit.sums[0].length);
      }
      merged[unit.replicate].add(unit);
    }
    return merged;
  }

  private void add(StudySums other) {
    for (int t = 0; t < draws.length; t++) {
      draws[t] += other.draws[t];
      for (int q = 0; q < sums[t].length; q++) {
        sums[t][q] += other.sums[t][q];
      }
    }
  }
}
