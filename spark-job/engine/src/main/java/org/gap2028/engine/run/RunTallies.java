package org.gap2028.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;

/**
 * How far a run is: one tally for each replicate, of its first blocks. What is added is exact, so
 * neither the order in which blocks came nor how they were grouped leaves a trace. Not safe for use
 * by several threads.
 */
public final class RunTallies {

  private final List<PackedTally> tallies;

  private RunTallies(List<PackedTally> tallies) {
    this.tallies = tallies;
  }

  /** Tallies of a plan before its first draw. */
  public static RunTallies empty(CompiledPlan compiled) {
    List<PackedTally> tallies = new ArrayList<>();
    for (int r = 0; r < compiled.plan().replicates(); r++) {
      tallies.add(PackedTally.of(new Tally(compiled.layout())));
    }
    return new RunTallies(tallies);
  }

  /** Number of replicates. */
  public int replicates() {
    return tallies.size();
  }

  /** Blocks of a replicate that are in its tally: its first ones. */
  public long blocks(int replicate) {
    return tallies.get(replicate).draws() / RunPlan.BLOCK;
  }

  /** Draws of all replicates. */
  public long draws() {
    return tallies.stream().mapToLong(PackedTally::draws).sum();
  }

  /** The tally of a replicate. */
  public PackedTally tally(int replicate) {
    return tallies.get(replicate);
  }

  /** The tallies, in the order of the replicates. */
  public List<PackedTally> all() {
    return List.copyOf(tallies);
  }

  /**
   * Adds the tally of a replicate's next blocks.
   *
   * @throws IllegalArgumentException if it has another layout
   */
  public void add(int replicate, PackedTally tally) {
    tallies.set(replicate, tallies.get(replicate).plus(tally));
  }
}
