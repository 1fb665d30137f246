package org.gap2028.engine.run;

import java.io.Serializable;
import java.util.List;
import org.gap2028.engine.distribution.GaussianCopula;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.statistics.Event;

/**
 * What will be run: resolved, immutable, serialisable. Together with a block's address it fixes
 * every bit of what the block computes.
 *
 * @param points the design
 * @param replicates number of replicates R, at least 2
 * @param blocks blocks of {@link #BLOCK} points in each replicate
 * @param inputs the model's inputs, in the order of the Cholesky factor
 * @param copula dependence between the inputs
 * @param walkCoordinates coordinates of the model's walk, its terminal value first; one for each
 *     step
 * @param noiseCoordinates coordinates of the additive noise of the first output, one for each of
 *     the last quarters
 * @param model the model
 * @param pairs paired differences
 * @param events events, about the model's first output
 * @param quantiles probabilities of the published quantiles, ascending, in (0, 1)
 * @param walkPoints points of the walk at which each draw is evaluated for what is published
 *     quarter by quarter: 1, 2, 4 or 8
 * @param conditionedQuarter index of the quarter whose first output is summed by bins of every
 *     input and of the walk; {@link #NO_QUARTER} where nothing is
 */
public record RunPlan(
    PointSet points,
    int replicates,
    long blocks,
    List<PlannedInput> inputs,
    GaussianCopula copula,
    List<Integer> walkCoordinates,
    List<Integer> noiseCoordinates,
    Model model,
    List<Pair> pairs,
    List<Event> events,
    List<Double> quantiles,
    int walkPoints,
    int conditionedQuarter)
    implements Serializable {

  /** Instead of a quarter, where no sums by bins of inputs are wanted. */
  public static final int NO_QUARTER = -1;

  /** Points in a block, the unit of reproducibility. */
  public static final int BLOCK = 1024;

  /** Refuses a plan whose parts do not fit each other. */
  public RunPlan {
    inputs = List.copyOf(inputs);
    walkCoordinates = List.copyOf(walkCoordinates);
    noiseCoordinates = List.copyOf(noiseCoordinates);
    pairs = List.copyOf(pairs);
    events = List.copyOf(events);
    quantiles = List.copyOf(quantiles);
    if (replicates < 2) {
      throw new IllegalArgumentException("Invalid replicates: " + replicates + " (at least 2)");
    }
    if (blocks < 1 || blocks > PointSet.MAX_POINTS / BLOCK) {
      throw new IllegalArgumentException(
          "Invalid blocks: " + blocks + " (1 to " + PointSet.MAX_POINTS / BLOCK + ")");
    }
    if (inputs.size() != model.inputCount() || inputs.size() != copula.size()) {
      throw new IllegalArgumentException(
          "Invalid number of inputs: "
              + inputs.size()
              + " (the model takes "
              + model.inputCount()
              + ", the copula has "
              + copula.size()
              + ")");
    }
    if (walkCoordinates.size() != model.walkSteps()) {
      throw new IllegalArgumentException(
          "Invalid number of walk coordinates: "
              + walkCoordinates.size()
              + " ("
              + model.walkSteps()
              + ")");
    }
    if (noiseCoordinates.size() > model.quarters().size()) {
      throw new IllegalArgumentException(
          "Invalid number of noise coordinates: "
              + noiseCoordinates.size()
              + " (at most "
              + model.quarters().size()
              + ")");
    }
    if (walkPoints != 1 && walkPoints != 2 && walkPoints != 4 && walkPoints != 8) {
      throw new IllegalArgumentException("Invalid walk points: " + walkPoints + " (1, 2, 4 or 8)");
    }
    if (conditionedQuarter < NO_QUARTER || conditionedQuarter >= model.quarters().size()) {
      throw new IllegalArgumentException(
          "Invalid quarter to be conditioned: "
              + conditionedQuarter
              + " (below "
              + model.quarters().size()
              + ")");
    }
  }

  /** A plan without sums by bins of inputs. */
  public RunPlan(
      PointSet points,
      int replicates,
      long blocks,
      List<PlannedInput> inputs,
      GaussianCopula copula,
      List<Integer> walkCoordinates,
      List<Integer> noiseCoordinates,
      Model model,
      List<Pair> pairs,
      List<Event> events,
      List<Double> quantiles,
      int walkPoints) {
    this(
        points,
        replicates,
        blocks,
        inputs,
        copula,
        walkCoordinates,
        noiseCoordinates,
        model,
        pairs,
        events,
        quantiles,
        walkPoints,
        NO_QUARTER);
  }

  /**
   * The same plan with another number of blocks, whose draws are the same draws.
   *
   * @param blocks blocks in each replicate
   */
  public RunPlan withBlocks(long blocks) {
    return with(points, replicates, blocks, model, events, walkPoints, conditionedQuarter);
  }

  /** The same plan with another number of replicates, at least 2, the first of them the same. */
  public RunPlan withReplicates(int replicates) {
    return with(points, replicates, blocks, model, events, walkPoints, conditionedQuarter);
  }

  /** The same plan on other points. */
  public RunPlan withPoints(PointSet points) {
    return with(points, replicates, blocks, model, events, walkPoints, conditionedQuarter);
  }

  /** The same plan of another model that takes the same inputs, walk and noise. */
  public RunPlan withModel(Model model) {
    return with(points, replicates, blocks, model, events, walkPoints, conditionedQuarter);
  }

  /** The same plan with other events. */
  public RunPlan withEvents(List<Event> events) {
    return with(points, replicates, blocks, model, events, walkPoints, conditionedQuarter);
  }

  /** The same plan with another number of points of the walk: 1, 2, 4 or 8. */
  public RunPlan withWalkPoints(int walkPoints) {
    return with(points, replicates, blocks, model, events, walkPoints, conditionedQuarter);
  }

  /** The same plan with the first output of a quarter summed by bins of every input. */
  public RunPlan withConditioned(int quarter) {
    return with(points, replicates, blocks, model, events, walkPoints, quarter);
  }

  private RunPlan with(
      PointSet points,
      int replicates,
      long blocks,
      Model model,
      List<Event> events,
      int walkPoints,
      int conditionedQuarter) {
    return new RunPlan(
        points,
        replicates,
        blocks,
        inputs,
        copula,
        walkCoordinates,
        noiseCoordinates,
        model,
        pairs,
        events,
        quantiles,
        walkPoints,
        conditionedQuarter);
  }

  /** Number of what means by bins are taken of: every input, then the walk; 0 where none is. */
  public int conditions() {
    return conditionedQuarter == NO_QUARTER ? 0 : inputs.size() + 1;
  }

  /** Draws of the whole run. */
  public long draws() {
    return Math.multiplyExact(blocks * BLOCK, replicates);
  }

  /** The id of a draw: replicates take turns by blocks. */
  public long drawId(int replicate, long point) {
    return point / BLOCK * BLOCK * replicates + (long) BLOCK * replicate + point % BLOCK;
  }
}
