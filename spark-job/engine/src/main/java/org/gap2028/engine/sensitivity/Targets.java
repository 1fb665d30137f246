package org.gap2028.engine.sensitivity;

import java.util.List;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunPlan;

/**
 * What is looked into: the first output of one quarter under each scenario, then its difference of
 * each pair of the plan.
 */
public final class Targets {

  private final RunPlan plan;
  private final int quarter;

  /**
   * The targets of a plan.
   *
   * @param quarter index of the quarter
   */
  public Targets(RunPlan plan, int quarter) {
    this.plan = plan;
    this.quarter = quarter;
  }

  /** Index of the quarter. */
  public int quarter() {
    return quarter;
  }

  /** Number of scenarios: the first targets. */
  public int scenarios() {
    return plan.model().scenarios().size();
  }

  /** Number of targets. */
  public int count() {
    return scenarios() + plan.pairs().size();
  }

  /** Scenarios of a target: one, or scenario and reference. */
  int[] scenariosOf(int target) {
    if (target < scenarios()) {
      return new int[] {target};
    }
    Pair pair = plan.pairs().get(target - scenarios());
    return new int[] {pair.scenario(), pair.reference()};
  }

  /**
   * Variance of the additive noise in a target, which the evaluation leaves out: it is a scenario's
   * own, and cancels out of a difference.
   */
  double additiveVariance(int target) {
    if (target >= scenarios()) {
      return 0;
    }
    List<Double> noise = plan.model().outputs().get(0).noise();
    return noise.get(quarter) * noise.get(quarter);
  }
}
