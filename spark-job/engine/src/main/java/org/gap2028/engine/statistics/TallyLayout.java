package org.gap2028.engine.statistics;

/**
 * Where a tally keeps what: the columns of every scenario (by scenario, output, quarter), those of
 * every pair's differences (by pair, quarter), those that all scenarios have in common (by output,
 * quarter), and the path counts (by scenario, event, quarter). A group is a set of columns that
 * leave out the same failed draws: a scenario, or a pair.
 *
 * <p>In the first quarters no output may depend on the scenario. Chunks of draws without a failed
 * one are then counted once, in the common column; what a scenario's own column holds is to be
 * added. Differences of such quarters are 0 and their columns empty.
 *
 * @param scenarios number of scenarios
 * @param outputs number of outputs
 * @param quarters number of quarters
 * @param commonQuarters number of first quarters in which no output depends on the scenario
 * @param pairs number of paired differences of the first output
 * @param pathEvents number of events judged along paths
 * @param conditions number of what means by bins are taken of: every input and the walk, or none
 */
public record TallyLayout(
    int scenarios,
    int outputs,
    int quarters,
    int commonQuarters,
    int pairs,
    int pathEvents,
    int conditions) {

  /** Refuses more common quarters than there are. */
  public TallyLayout {
    if (commonQuarters < 0 || commonQuarters > quarters) {
      throw new IllegalArgumentException(
          "Invalid number of common quarters: " + commonQuarters + " (0 to " + quarters + ")");
    }
  }

  /** A layout without conditional sums. */
  public TallyLayout(
      int scenarios, int outputs, int quarters, int commonQuarters, int pairs, int pathEvents) {
    this(scenarios, outputs, quarters, commonQuarters, pairs, pathEvents, 0);
  }

  /** Number of columns. */
  public int columns() {
    return firstCommon() + outputs * commonQuarters;
  }

  private int firstCommon() {
    return scenarios * outputs * quarters + pairs * quarters;
  }

  /** Number of path counts. */
  public int pathCounts() {
    return scenarios * pathEvents * quarters;
  }

  /** Number of groups: scenarios, then pairs. */
  public int groups() {
    return scenarios + pairs;
  }

  /** Whether no output depends on the scenario in a quarter. */
  public boolean isCommon(int quarter) {
    return quarter < commonQuarters;
  }

  /** A scenario's own column of an output in a quarter. */
  public int column(int scenario, int output, int quarter) {
    return (scenario * outputs + output) * quarters + quarter;
  }

  /** Column of a pair's difference in a quarter. */
  public int difference(int pair, int quarter) {
    return scenarios * outputs * quarters + pair * quarters + quarter;
  }

  /** The column that all scenarios have in common of an output in a common quarter. */
  public int common(int output, int quarter) {
    return firstCommon() + output * commonQuarters + quarter;
  }

  /** Path count of an event in a scenario and quarter; {@code event} counts path events only. */
  public int pathCount(int scenario, int event, int quarter) {
    return (scenario * pathEvents + event) * quarters + quarter;
  }

  /** Group of a pair; a scenario's group is its index. */
  public int pairGroup(int pair) {
    return scenarios + pair;
  }
}
