package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;
import static org.gap2028.engine.gap.QuarterGrid.YEARS;

import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.model.Evaluator;

/**
 * Evaluates {@link GapModel} for chunks of draws. Quarters in which no policy is in force are
 * computed once, on the trunk; each scenario is a branch of it.
 */
final class GapEvaluator implements Evaluator {

  private final QuarterGrid grid;
  private final double volatility;
  private final Flows flows;
  private final Levers today;
  private final Path trunk;
  private final double[][] trunkLeads;
  private final Branch[] branches;
  private final double[] catchUp;
  private final double[] walk;
  private int n;

  /** One scenario: its policy, its path and what following and the lead are made of. */
  private static final class Branch {
    final Levers levers;
    final Path path;
    final double[] removed;
    final double[][] leads = new double[QUARTERS + 1][];
    final boolean[] failed;

    Branch(Levers levers, Path path, int capacity) {
      this.levers = levers;
      this.path = path;
      removed = new double[capacity];
      failed = new boolean[capacity];
    }
  }

  GapEvaluator(double[] constants, List<Scenario> scenarios, int capacity) {
    grid = new QuarterGrid(constants);
    volatility = constants[GapConstant.WALK_VOLATILITY.ordinal()] * Math.sqrt(YEARS);
    flows = new Flows(constants, grid, capacity);
    today = new Levers(GapDefaults.todaysPolicy("today"), capacity);
    trunk = new Path(constants, grid, capacity);
    trunkLeads = new double[grid.trunk() + 1][capacity];
    catchUp = new double[capacity];
    walk = new double[capacity];
    branches = new Branch[scenarios.size()];
    for (int s = 0; s < branches.length; s++) {
      Branch branch =
          new Branch(
              new Levers(scenarios.get(s), capacity),
              new Path(constants, grid, capacity, trunk),
              capacity);
      for (int t = 1; t <= QUARTERS; t++) {
        branch.leads[t] = t <= grid.trunk() ? trunkLeads[t] : new double[capacity];
      }
      branches[s] = branch;
    }
  }

  @Override
  public void inputs(double[][] inputs, int n) {
    this.n = n;
    System.arraycopy(inputs[GapInput.CATCH_UP_SHARE.ordinal()], 0, catchUp, 0, n);
    System.arraycopy(inputs[GapInput.INITIAL_LEAD.ordinal()], 0, trunkLeads[1], 0, n);
    flows.fill(inputs, n);
    today.fill(inputs, n);
    trunk.start(inputs, n);
    trunk.advance(inputs, flows, today, grid.trunk(), n);
    double[] distillation = inputs[GapInput.DISTILLATION_FRACTION.ordinal()];
    for (Branch branch : branches) {
      branch.levers.fill(inputs, n);
      branch.path.branch(trunk, n);
      branch.path.advance(inputs, flows, branch.levers, QUARTERS, n);
      branch.path.failed(branch.failed, n);
      double[] lever = branch.levers.column(GapLever.DISTILLATION_REMOVED);
      for (int i = 0; i < n; i++) {
        branch.removed[i] = catchUp[i] * distillation[i] * lever[i];
      }
    }
  }

  @Override
  public void marginal(double[] z) {
    for (int t = 2; t <= QUARTERS; t++) {
      leads(t, volatility * Math.sqrt(t - 1), z);
    }
  }

  @Override
  public void path(double[][] increments) {
    Arrays.fill(walk, 0, n, 0);
    for (int t = 2; t <= QUARTERS; t++) {
      double[] step = increments[t - 2];
      for (int i = 0; i < n; i++) {
        walk[i] += step[i];
      }
      leads(t, volatility, walk);
    }
  }

  /** G_t of every scenario, where the walk's sum is {@code scale * walk}. */
  private void leads(int t, double scale, double[] walk) {
    if (t <= grid.trunk()) {
      // No policy is in force: d_t = catch_up_share, whatever a scenario would remove.
      lead(trunk, t, scale, walk, 0, catchUp, trunkLeads[t]);
    } else {
      for (Branch branch : branches) {
        lead(branch.path, t, scale, walk, grid.rampWeight(t), branch.removed, branch.leads[t]);
      }
    }
  }

  /** G_t = 12 (1 - d_t) R_t / p_t where R_t is positive, else 12 R_t / p_t. */
  private void lead(
      Path path, int t, double scale, double[] walk, double w, double[] removed, double[] out) {
    double[] gap = path.rawGap(t);
    double[] months = path.months(t);
    double[] follow = catchUp;
    int n = this.n;
    for (int i = 0; i < n; i++) {
      double raw = gap[i] + scale * walk[i];
      double following = follow[i] - w * removed[i];
      out[i] = (raw - following * Math.max(raw, 0)) * months[i];
    }
  }

  @Override
  public double[] column(int scenario, int output, int quarter) {
    Branch branch = branches[scenario];
    return output == GapModel.LEAD ? branch.leads[quarter + 1] : branch.path.ratio(quarter + 1);
  }

  @Override
  public boolean[] failed(int scenario) {
    return branches[scenario].failed;
  }
}
