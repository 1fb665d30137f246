package org.gap2028.engine.run;

import java.io.Serializable;
import java.util.List;
import org.gap2028.engine.distribution.QuantileKernel;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.TallyLayout;

/**
 * A plan and what is computed from it once a machine: quantile kernels and the pivots of power
 * sums. Serialising it carries the plan alone, which is small; the rest is compiled again on first
 * use. Safe for use by several threads.
 */
public final class CompiledPlan implements Serializable {

  private static final long serialVersionUID = 1;

  private final RunPlan plan;
  private transient volatile Compiled compiled;

  @SuppressWarnings("ArrayRecordComponent") // shared by threads, written by none
  private record Compiled(QuantileKernel[] kernels, double[] pivots) {}

  /** A plan, to be compiled on first use. */
  public CompiledPlan(RunPlan plan) {
    this.plan = plan;
  }

  /** The plan. */
  public RunPlan plan() {
    return plan;
  }

  /** Where tallies of this plan keep what. */
  public TallyLayout layout() {
    Model model = plan.model();
    return new TallyLayout(
        model.scenarios().size(),
        model.outputs().size(),
        model.quarters().size(),
        model.commonQuarters(),
        plan.pairs().size(),
        pathEvents().size(),
        plan.conditions());
  }

  /** Events that are judged along paths, in the plan's order. */
  public List<Event> pathEvents() {
    return plan.events().stream().filter(Event::ever).toList();
  }

  /** The quantile kernel of an input. */
  public QuantileKernel kernel(int input) {
    return compiled().kernels[input];
  }

  /** What the power sums of a column are about: its value at the medians, without noise. */
  public double pivot(int column) {
    return compiled().pivots[column];
  }

  /** The pivots of all columns. */
  double[] pivots() {
    return compiled().pivots.clone();
  }

  private Compiled compiled() {
    Compiled result = compiled;
    if (result == null) {
      synchronized (this) {
        result = compiled;
        if (result == null) {
          result = compile();
          compiled = result;
        }
      }
    }
    return result;
  }

  private Compiled compile() {
    QuantileKernel[] kernels =
        plan.inputs().stream()
            .map(input -> QuantileKernel.compile(input.distribution()))
            .toArray(QuantileKernel[]::new);
    return new Compiled(kernels, pivots(kernels));
  }

  private double[] pivots(QuantileKernel[] kernels) {
    double[][] medians = new double[kernels.length][1];
    double[] zero = {0};
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].fill(zero, medians[i], 1);
    }
    Evaluator evaluator = plan.model().evaluator(1, 1);
    evaluator.inputs(medians, 1);
    TallyLayout layout = layout();
    double[] pivots = new double[layout.columns()];
    for (int q = 0; q < layout.quarters(); q++) {
      evaluator.marginal(q, new double[1][1]);
      for (int o = 0; o < layout.outputs(); o++) {
        for (int s = 0; s < layout.scenarios(); s++) {
          pivots[layout.column(s, o, q)] = finite(evaluator.column(s, o, q)[0][0]);
        }
        if (layout.isCommon(q)) {
          pivots[layout.common(o, q)] = pivots[layout.column(0, o, q)];
        }
      }
      for (int p = 0; p < layout.pairs(); p++) {
        Pair pair = plan.pairs().get(p);
        double difference =
            evaluator.column(pair.scenario(), 0, q)[0][0]
                - evaluator.column(pair.reference(), 0, q)[0][0];
        pivots[layout.difference(p, q)] = finite(difference);
      }
    }
    return pivots;
  }

  private static double finite(double x) {
    return Double.isFinite(x) ? x : 0;
  }
}
