package org.gap2028.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gap2028.engine.distribution.Atoms;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.TallyEstimates;
import org.gap2028.engine.statistics.TallyLayout;

/** All estimates of a finished run, from one tally for each replicate. */
public final class RunEstimates {

  private final CompiledPlan compiled;
  private final RunPlan plan;
  private final TallyLayout layout;
  private final List<Output> outputs;
  private final TallyEstimates tallies;

  /**
   * Estimates of a run.
   *
   * @param compiled the run's plan
   * @param replicates one tally for each replicate, in order
   */
  public RunEstimates(CompiledPlan compiled, List<PackedTally> replicates) {
    this.compiled = compiled;
    plan = compiled.plan();
    layout = compiled.layout();
    outputs = plan.model().outputs();
    tallies = new TallyEstimates(replicates);
  }

  /** Draws that failed in at least one scenario. */
  public long failedDraws() {
    return tallies.failedDraws();
  }

  /** The smallest ids of failed draws, ascending, at most ten. */
  public List<Long> failedIds() {
    return tallies.failedIds();
  }

  /**
   * Whether every draw of some replicate failed in a scenario, so that nothing can be estimated.
   */
  public boolean empty() {
    return tallies.anyEmpty(layout.groups());
  }

  /** Estimates of an output under a scenario in a quarter, additive noise integrated. */
  public ColumnEstimates output(int scenario, int output, int quarter) {
    return column(scenario, output, quarter, outputs.get(output).noise().get(quarter));
  }

  private ColumnEstimates column(int scenario, int output, int quarter, double noise) {
    int own = layout.column(scenario, output, quarter);
    List<Integer> columns =
        layout.isCommon(quarter) ? List.of(own, layout.common(output, quarter)) : List.of(own);
    return tallies.column(columns, scenario, compiled.pivot(own), noise, atoms(output, quarter));
  }

  /** Estimates of a pair's difference in a quarter; noise cancels out of it. */
  public ColumnEstimates difference(int pair, int quarter) {
    if (layout.isCommon(quarter)) {
      return tallies.constant(0, layout.pairGroup(pair));
    }
    int column = layout.difference(pair, quarter);
    return tallies.column(
        List.of(column), layout.pairGroup(pair), compiled.pivot(column), 0, Atoms.NONE);
  }

  /** Those of the input that an output is in a quarter; of others none are known. */
  private Atoms atoms(int output, int quarter) {
    OptionalInt input = plan.model().inputOf(output, quarter);
    return input.isPresent()
        ? Atoms.of(plan.inputs().get(input.getAsInt()).distribution())
        : Atoms.NONE;
  }

  /** The probabilities of all events of the plan, in its order, under a scenario in a quarter. */
  public List<Estimate> events(int scenario, int quarter) {
    ColumnEstimates observed = output(scenario, 0, quarter);
    boolean anyUnderlying =
        plan.events().stream().anyMatch(event -> event.underlying() && !event.ever());
    ColumnEstimates underlying = anyUnderlying ? column(scenario, 0, quarter, 0) : observed;
    List<Estimate> estimates = new ArrayList<>();
    int pathEvent = 0;
    for (Event event : plan.events()) {
      if (event.ever()) {
        int index = layout.pathCount(scenario, pathEvent++, quarter);
        estimates.add(tallies.pathProbability(index, scenario));
      } else {
        ColumnEstimates column = event.underlying() ? underlying : observed;
        estimates.add(column.probability(event.from(), event.below()));
      }
    }
    return estimates;
  }
}
