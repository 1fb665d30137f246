package org.gap2028.engine.sensitivity;

import java.util.List;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawEvaluator;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;

/**
 * In which of the run's first {@link #DRAWS} draws an event holds under a scenario, with the draw's
 * own noise, as saved draws have it.
 */
public final class DiscoveryStudy implements Study<DiscoveryPart> {

  /** Draws at most. */
  public static final long DRAWS = 1L << 20;

  private static final long serialVersionUID = 1;

  private final Event event;
  private final int scenario;
  private final int quarter;
  private final FirstDraws draws;

  /**
   * The draws in which boxes are searched.
   *
   * @param event the event
   * @param scenario index of the scenario
   * @param plan the plan
   * @param quarter index of the quarter in which the event holds
   */
  public DiscoveryStudy(Event event, int scenario, RunPlan plan, int quarter) {
    this.event = event;
    this.scenario = scenario;
    this.quarter = quarter;
    draws = FirstDraws.of(plan, DRAWS);
  }

  @Override
  public String name() {
    return "scenario discovery";
  }

  @Override
  public int units() {
    return draws.units().size();
  }

  @Override
  public long modelRuns(int unit) {
    return draws.units().get(unit).draws();
  }

  @Override
  public Worker<DiscoveryPart> worker(CompiledPlan compiled) {
    List<BlockRange> units = draws.units();
    DrawEvaluator evaluator = new DrawEvaluator(compiled);
    List<InputBins> bins =
        compiled.plan().inputs().stream().map(input -> InputBins.of(input.distribution())).toList();
    return unit -> evaluate(units.get(unit), evaluator, bins);
  }

  private DiscoveryPart evaluate(BlockRange range, DrawEvaluator evaluator, List<InputBins> bins) {
    int size = Math.toIntExact(range.draws());
    DiscoveryPart part = new DiscoveryPart(new byte[bins.size()][size], new byte[size]);
    long start = range.first() * RunPlan.BLOCK;
    for (int done = 0; done < size; done += DrawSampler.CHUNK) {
      evaluator.evaluate(range.replicate(), start + done);
      for (int input = 0; input < bins.size(); input++) {
        bins.get(input)
            .fill(evaluator.inputs()[input], part.bins()[input], done, DrawSampler.CHUNK);
      }
      for (int q = event.ever() ? 0 : quarter; q <= quarter; q++) {
        double[] values =
            event.ever() || event.underlying()
                ? evaluator.underlying(scenario, 0, q)
                : evaluator.output(scenario, 0, q);
        for (int i = 0; i < values.length; i++) {
          part.held()[done + i] |= (byte) (event.holds(values[i]) ? 1 : 0);
        }
      }
      boolean[] failed = evaluator.failed(scenario);
      for (int i = 0; i < failed.length; i++) {
        part.held()[done + i] = failed[i] ? DiscoveryPart.FAILED : part.held()[done + i];
      }
    }
    return part;
  }
}
