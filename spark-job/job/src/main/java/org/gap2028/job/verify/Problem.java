package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.GaussianCopula;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.PlannedInput;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;

/**
 * A problem with known answers. All scenarios but the first are compared with the first.
 *
 * @param name key of the problem
 * @param firstCoordinate coordinate of the first input; the others follow
 * @param inputs distributions of the inputs
 * @param correlations correlations of the inputs
 * @param model the model
 * @param events events
 * @param replicates replicates
 * @param blocks blocks of a replicate
 */
record Problem(
    String name,
    int firstCoordinate,
    List<Distribution> inputs,
    List<Correlation> correlations,
    FunctionModel model,
    List<Event> events,
    int replicates,
    int blocks) {

  /** Replicates of a problem, where nothing else is said; no problem has fewer. */
  static final int REPLICATES = 32;

  /** Blocks of a replicate: 8,192 draws, 262,144 in all. */
  private static final int BLOCKS = 8;

  private static final List<Double> QUANTILES =
      List.of(0.0001, 0.0002, 0.001, 0.05, 0.5, 0.95, 0.999, 0.9998, 0.9999);

  private static final int WALK_POINTS = 4;
  private static final int WALK_TERMINAL = 0;
  private static final int WALK_REST = 40;
  private static final int NOISE = 50;

  Problem {
    inputs = List.copyOf(inputs);
    correlations = List.copyOf(correlations);
    events = List.copyOf(events);
  }

  /** A problem of 32 replicates of 8,192 draws. */
  Problem(
      String name,
      int firstCoordinate,
      List<Distribution> inputs,
      List<Correlation> correlations,
      FunctionModel model,
      List<Event> events) {
    this(name, firstCoordinate, inputs, correlations, model, events, REPLICATES, BLOCKS);
  }

  /** Draws of a replicate. */
  int replicateDraws() {
    return blocks * RunPlan.BLOCK;
  }

  /** Draws of the problem. */
  long draws() {
    return (long) replicateDraws() * replicates;
  }

  /** The plan of the problem under a design. */
  RunPlan plan(PointSet points) {
    List<PlannedInput> planned = new ArrayList<>();
    for (Distribution distribution : inputs) {
      int index = planned.size();
      planned.add(new PlannedInput("input" + index, firstCoordinate + index, distribution));
    }
    int steps = model.walkSteps();
    return new RunPlan(
        points,
        replicates,
        blocks,
        planned,
        GaussianCopula.of(inputs.size(), correlations),
        IntStream.range(0, steps).mapToObj(s -> s == 0 ? WALK_TERMINAL : WALK_REST + s).toList(),
        IntStream.range(NOISE, NOISE + steps).boxed().toList(),
        model,
        IntStream.range(1, model.scenarios().size()).mapToObj(s -> new Pair(s, 0)).toList(),
        events,
        QUANTILES,
        WALK_POINTS);
  }

  /** Whether draws of a replicate are independent values, one a draw, under random points. */
  boolean isPlain() {
    return model.walkSteps() == 0;
  }
}
