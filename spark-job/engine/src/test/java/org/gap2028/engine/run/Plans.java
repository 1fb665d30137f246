package org.gap2028.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.GaussianCopula;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.engine.gap.GapModel;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.statistics.Event;

/** Plans for tests. */
public final class Plans {

  private static final double NO_BOUND = Double.NEGATIVE_INFINITY;

  /** The specification's events. */
  public static final List<Event> GAP_EVENTS =
      List.of(
          new Event("near_parity", NO_BOUND, 3, false, false),
          new Event("one_to_two_years", 12, 24, false, false),
          new Event("china_ahead", NO_BOUND, 0, false, false),
          new Event("parity_reached", NO_BOUND, 3, false, true));

  private static final List<Double> QUANTILES = List.of(0.05, 0.5, 0.95);

  private Plans() {}

  /** The compute-gap model with all its defaults. */
  public static RunPlan gap(PointSet points, int replicates, long blocks, int walkPoints) {
    List<PlannedInput> inputs = new ArrayList<>();
    for (GapInput input : GapInput.values()) {
      Distribution distribution =
          Metalog.of(input.p05(), input.p50(), input.p95(), input.lower(), input.upper());
      inputs.add(new PlannedInput(input.key(), input.coordinate(), distribution));
    }
    List<Correlation> correlations =
        GapDefaults.correlations().stream()
            .map(c -> new Correlation(c.first().ordinal(), c.second().ordinal(), c.rho()))
            .toList();
    Model model = GapModel.of(GapDefaults.constants(), GapDefaults.scenarios(), inputs.size());
    return new RunPlan(
        points,
        replicates,
        blocks,
        inputs,
        GaussianCopula.of(inputs.size(), correlations),
        walk(model.walkSteps()),
        IntStream.range(31, 42).boxed().toList(),
        model,
        List.of(new Pair(1, 0), new Pair(2, 0)),
        GAP_EVENTS,
        QUANTILES,
        walkPoints);
  }

  /** A model with inputs on coordinates from 64 on, differences of all scenarios from the first. */
  public static RunPlan of(
      PointSet points,
      int replicates,
      long blocks,
      List<Distribution> distributions,
      List<Correlation> correlations,
      Model model,
      List<Event> events) {
    List<PlannedInput> inputs = new ArrayList<>();
    for (Distribution distribution : distributions) {
      inputs.add(new PlannedInput("input" + inputs.size(), 64 + inputs.size(), distribution));
    }
    List<Pair> pairs =
        IntStream.range(1, model.scenarios().size()).mapToObj(s -> new Pair(s, 0)).toList();
    return new RunPlan(
        points,
        replicates,
        blocks,
        inputs,
        GaussianCopula.of(inputs.size(), correlations),
        walk(model.walkSteps()),
        List.of(),
        model,
        pairs,
        events,
        QUANTILES,
        4);
  }

  private static List<Integer> walk(int steps) {
    return IntStream.range(0, steps).mapToObj(step -> step == 0 ? 1 : 20 + step).toList();
  }
}
