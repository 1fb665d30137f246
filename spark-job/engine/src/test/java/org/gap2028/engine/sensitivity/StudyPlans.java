package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.GaussianCopula;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.PlannedInput;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;

/** Plans for tests of studies. */
final class StudyPlans {

  static final int REPLICATES = 16;

  private StudyPlans() {}

  /** A plan whose pair is the second scenario less the first, where there are two. */
  static RunPlan of(
      LeverModel model,
      List<Distribution> distributions,
      List<Correlation> correlations,
      List<Event> events,
      long blocks) {
    List<PlannedInput> inputs = new ArrayList<>();
    for (Distribution distribution : distributions) {
      inputs.add(new PlannedInput("input" + inputs.size(), 64 + inputs.size(), distribution));
    }
    return new RunPlan(
        new SobolPoints(5),
        REPLICATES,
        blocks,
        inputs,
        GaussianCopula.of(inputs.size(), correlations),
        IntStream.range(0, model.walkSteps()).mapToObj(s -> s == 0 ? 1 : 20 + s).toList(),
        IntStream.range(31, 31 + model.walkSteps()).boxed().toList(),
        model,
        model.policies().size() == 1 ? List.of() : List.of(new Pair(1, 0)),
        events,
        List.of(0.5),
        4);
  }
}
