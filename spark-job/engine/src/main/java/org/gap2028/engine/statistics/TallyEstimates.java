package org.gap2028.engine.statistics;

import java.util.List;
import java.util.stream.LongStream;
import org.gap2028.engine.distribution.Atoms;

/** Estimates from one tally for each replicate of a run. */
public final class TallyEstimates {

  private final List<PackedTally> packed;
  private final List<Tally> replicates;

  /**
   * Estimates of a run.
   *
   * @param replicates one tally for each replicate, at least two, all of one layout
   */
  public TallyEstimates(List<PackedTally> replicates) {
    if (replicates.size() < 2) {
      throw new IllegalArgumentException(
          "Invalid number of replicates: " + replicates.size() + " (at least 2)");
    }
    packed = List.copyOf(replicates);
    this.replicates = packed.stream().map(PackedTally::counts).toList();
  }

  /** Draws that failed in at least one scenario. */
  public long failedDraws() {
    return replicates.stream().mapToLong(Tally::failedDraws).sum();
  }

  /** The smallest ids of failed draws, ascending, at most {@link Tally#FAILED_IDS}. */
  public List<Long> failedIds() {
    return replicates.stream()
        .flatMapToLong(tally -> LongStream.of(tally.failedIds()))
        .sorted()
        .limit(Tally.FAILED_IDS)
        .boxed()
        .toList();
  }

  /** Whether a replicate has no draw left in one of the groups. */
  public boolean anyEmpty(int groups) {
    for (Tally tally : replicates) {
      for (int group = 0; group < groups; group++) {
        if (tally.draws() == tally.failed(group)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Estimates of a column.
   *
   * @param columns indices of the columns whose values are this column's
   * @param group the group whose failed draws it leaves out
   * @param pivot what its power sums are about
   * @param noise standard deviation of noise to be integrated, 0 for none
   * @param atoms the atoms that the column is known to have, before noise
   */
  public ColumnEstimates column(
      List<Integer> columns, int group, double pivot, double noise, Atoms atoms) {
    return new ColumnEstimates(
        packed.stream().map(tally -> tally.merged(columns)).toList(),
        pivot,
        noise,
        draws(group),
        atoms);
  }

  /** Estimates of a column that has one value in all draws of a group. */
  public ColumnEstimates constant(double value, int group) {
    List<ColumnTally> columns =
        replicates.stream()
            .map(tally -> ColumnTally.constant(value, tally.draws() - tally.failed(group)))
            .toList();
    return new ColumnEstimates(columns, value, 0, draws(group), Atoms.NONE);
  }

  /** The probability of an event along paths. */
  public Estimate pathProbability(int index, int group) {
    double[] shares = new double[replicates.size()];
    long held = 0;
    for (int r = 0; r < shares.length; r++) {
      Tally tally = replicates.get(r);
      held += tally.pathCount(index);
      shares[r] = (double) tally.pathCount(index) / (tally.draws() - tally.failed(group));
    }
    long draws = draws(group);
    return ColumnEstimates.probability((double) held / draws, shares, draws);
  }

  private long draws(int group) {
    return replicates.stream().mapToLong(tally -> tally.draws() - tally.failed(group)).sum();
  }
}
