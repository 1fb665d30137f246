package org.gap2028.engine.sensitivity;

import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.RunPlan;

/**
 * What each option of a decision is worth in each of the run's first {@link #DRAWS} draws, given
 * its inputs: additive noise in closed form, the walk's one coordinate by {@link #NODES}
 * Gauss-Hermite nodes.
 */
public final class DecisionStudy implements Study<DecisionPart> {

  /** Draws at most. */
  public static final long DRAWS = 1L << 20;

  /** Nodes of the walk's law in a quarter. */
  static final int NODES = 24;

  private static final long serialVersionUID = 1;

  private final DecisionProblem problem;
  private final int quarter;
  private final FirstDraws draws;

  /**
   * The draws that a decision is judged by.
   *
   * @param problem the decision, between scenarios of the plan's model
   * @param plan the plan
   * @param quarter index of the quarter whose output counts
   */
  public DecisionStudy(DecisionProblem problem, RunPlan plan, int quarter) {
    this.problem = problem;
    this.quarter = quarter;
    draws = FirstDraws.of(plan, DRAWS);
  }

  @Override
  public String name() {
    return "value of information";
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
  public Worker<DecisionPart> worker(CompiledPlan compiled) {
    return new Options(compiled);
  }

  private final class Options implements Worker<DecisionPart> {
    private static final int CHUNK = DrawSampler.CHUNK;

    private final List<BlockRange> units = draws.units();
    private final DrawSampler sampler;
    private final Evaluator evaluator;
    private final GaussHermite rule = GaussHermite.of(NODES);
    private final double[][] nodes = new double[NODES][CHUNK];
    private final double noise;
    private final List<InputBins> bins;

    Options(CompiledPlan compiled) {
      RunPlan plan = compiled.plan();
      sampler = new DrawSampler(compiled);
      evaluator = plan.model().evaluator(CHUNK, NODES);
      noise = plan.model().outputs().get(0).noise().get(quarter);
      bins = plan.inputs().stream().map(input -> InputBins.of(input.distribution())).toList();
      for (int k = 0; k < NODES; k++) {
        Arrays.fill(nodes[k], rule.node(k));
      }
    }

    @Override
    public DecisionPart evaluate(int unit) {
      BlockRange range = units.get(unit);
      int size = Math.toIntExact(range.draws());
      DecisionPart part =
          new DecisionPart(
              range.replicate(),
              new byte[bins.size()][size],
              new double[problem.options().size()][size]);
      sampler.replicate(range.replicate());
      long start = range.first() * RunPlan.BLOCK;
      for (int done = 0; done < size; done += CHUNK) {
        chunk(sampler.inputs(start + done), done, part);
      }
      return part;
    }

    private void chunk(double[][] inputs, int offset, DecisionPart part) {
      evaluator.inputs(inputs, CHUNK);
      evaluator.marginal(quarter, nodes);
      for (int i = 0; i < inputs.length; i++) {
        bins.get(i).fill(inputs[i], part.bins()[i], offset, CHUNK);
      }
      for (int option = 0; option < part.utilities().length; option++) {
        int scenario = problem.options().get(option).scenario();
        double[] out = part.utilities()[option];
        problem
            .payoff()
            .fill(evaluator.column(scenario, 0, quarter), rule, noise, out, offset, CHUNK);
        boolean[] failed = evaluator.failed(scenario);
        for (int i = 0; i < CHUNK; i++) {
          out[offset + i] = failed[i] ? Double.NaN : problem.utility(option, out[offset + i]);
        }
      }
    }
  }
}
