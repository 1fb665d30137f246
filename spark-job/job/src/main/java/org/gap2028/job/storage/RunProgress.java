package org.gap2028.job.storage;

import java.util.List;
import java.util.Map;
import org.gap2028.engine.statistics.PackedTally;

/**
 * What a run that is not finished has kept.
 *
 * @param runId id of the run
 * @param configuration its resolved configuration
 * @param tallies tallies by replicate, of the first draws of each; replicates without draws are
 *     left out
 * @param notes what else the run has to remember, as plain JSON values
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record RunProgress(
    String runId, byte[] configuration, Map<Integer, PackedTally> tallies, List<Object> notes) {

  /** Keeps copies of the collections. */
  public RunProgress {
    tallies = Map.copyOf(tallies);
    notes = List.copyOf(notes);
  }

  /** Draws that are in the tallies. */
  public long draws() {
    return tallies.values().stream().mapToLong(PackedTally::draws).sum();
  }
}
