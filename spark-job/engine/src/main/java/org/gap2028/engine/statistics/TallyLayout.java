package org.gap2028.engine.statistics;

/**
 * Where a tally keeps what: the columns of every scenario (by scenario, output, quarter), then
 * those of every pair's differences (by pair, quarter), and the path counts (by scenario, event,
 * quarter). A group is a set of columns that leave out the same failed draws: a scenario, or a
 * pair.
 *
 * @param scenarios number of scenarios
 * @param outputs number of outputs
 * @param quarters number of quarters
 * @param pairs number of paired differences of the first output
 * @param pathEvents number of events judged along paths
 */
public record TallyLayout(int scenarios, int outputs, int quarters, int pairs, int pathEvents) {

  /** Number of columns. */
  public int columns() {
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

  /** Column of an output of a scenario in a quarter. */
  public int column(int scenario, int output, int quarter) {
    return (scenario * outputs + output) * quarters + quarter;
  }

  /** Column of a pair's difference in a quarter. */
  public int difference(int pair, int quarter) {
    return scenarios * outputs * quarters + pair * quarters + quarter;
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
