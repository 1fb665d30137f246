package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;
import static org.gap2028.engine.gap.QuarterGrid.YEARS;

import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.model.Evaluator;

/**
 * Evaluates {@link GapModel} for chunks of draws. Quarters in which no policy is in force are
 * computed once, on the trunk; each scenario is a branch of it. Scenarios that add no exports share
 * the US side.
 */
final class GapEvaluator implements Evaluator {

  private final QuarterGrid grid;
  private final double volatility;
  private final Flows flows;
  private final Drift drift;
  private final UsPath trunkUs;
  private final ChinaPath trunk;
  private final double[][] firstLead = new double[1][];
  private final double[][] trunkLeads;
  private final double[][] trunkPathLeads;
  private final double[] trunkHalf;
  private final Branch[] branches;
  private final double[] walk;
  private int n;

  /** One scenario: its policy, its paths, and what following and the lead are made of. */
  private static final class Branch {
    final Levers levers;
    final UsPath us;
    final ChinaPath china;

    /** Half of d_t, by quarter; the same array wherever the policy is in force to the same part. */
    final double[][] half = new double[QUARTERS + 1][];

    /** Of one quarter, by walk point, then by draw. */
    final double[][] leads;

    final double[][] pathLeads = new double[QUARTERS + 1][];
    final double[][][] ratios = new double[QUARTERS + 1][1][];
    final boolean[] failed;

    Branch(Levers levers, UsPath us, ChinaPath china, double[][] leads, int capacity) {
      this.levers = levers;
      this.us = us;
      this.china = china;
      this.leads = leads;
      failed = new boolean[capacity];
    }
  }

  GapEvaluator(double[] constants, List<Scenario> scenarios, int capacity, int walkPoints) {
    grid = new QuarterGrid(constants);
    volatility = constants[GapConstant.WALK_VOLATILITY.ordinal()] * Math.sqrt(YEARS);
    flows = new Flows(constants, grid, capacity);
    drift = new Drift(constants, capacity);
    trunkUs = new UsPath(constants, grid, capacity);
    trunk = new ChinaPath(constants, grid, capacity);
    trunkLeads = new double[walkPoints][capacity];
    trunkPathLeads = new double[grid.trunk() + 1][capacity];
    firstLead[0] = trunkPathLeads[1];
    trunkHalf = new double[capacity];
    walk = new double[capacity];
    branches = new Branch[scenarios.size()];
    for (int s = 0; s < branches.length; s++) {
      branches[s] = branch(constants, scenarios.get(s), capacity, walkPoints);
    }
  }

  private Branch branch(double[] constants, Scenario scenario, int capacity, int walkPoints) {
    Levers levers = new Levers(scenario, capacity);
    UsPath us = levers.addExports() ? new UsPath(constants, grid, capacity, trunkUs) : trunkUs;
    ChinaPath china = new ChinaPath(constants, grid, capacity, trunk);
    Branch branch = new Branch(levers, us, china, new double[walkPoints][capacity], capacity);
    for (int t = 1; t <= QUARTERS; t++) {
      boolean common = t <= grid.trunk();
      branch.pathLeads[t] = common ? trunkPathLeads[t] : new double[capacity];
      branch.ratios[t][0] = branch.china.ratio(t);
      boolean asBefore = !common && grid.rampWeight(t) == grid.rampWeight(t - 1);
      branch.half[t] = common ? trunkHalf : asBefore ? branch.half[t - 1] : new double[capacity];
    }
    return branch;
  }

  @Override
  public void inputs(double[][] inputs, int n) {
    this.n = n;
    flows.fill(inputs, n);
    trunkUs.fill(inputs, flows, n);
    trunk.fill(inputs, flows, trunkUs, drift, n);
    double[] catchUp = inputs[GapInput.CATCH_UP_SHARE.ordinal()];
    double[] distilled = inputs[GapInput.DISTILLATION_FRACTION.ordinal()];
    double[] lead = inputs[GapInput.INITIAL_LEAD.ordinal()];
    System.arraycopy(lead, 0, firstLead[0], 0, n);
    halves(catchUp, distilled, 0, distilled, trunkHalf, n);
    for (Branch branch : branches) {
      branch.levers.fill(inputs, n);
      if (branch.us != trunkUs) {
        double[] exports = branch.levers.column(GapLever.LEGAL_EXPORTS);
        branch.us.fill(inputs, flows, exports, n);
      }
      branch.china.fill(inputs, flows, branch.levers, branch.us, drift, trunk, n);
      branch.china.health().failed(branch.failed, n);
      double[] removed = branch.levers.column(GapLever.DISTILLATION_REMOVED);
      for (int t = grid.trunk() + 1; t <= QUARTERS; t++) {
        if (branch.half[t] != branch.half[t - 1]) {
          halves(catchUp, distilled, grid.rampWeight(t), removed, branch.half[t], n);
        }
      }
    }
  }

  /** d_t / 2 = catch_up_share (1 - distillation_fraction w_t distillation_removed) / 2. */
  private static void halves(
      double[] catchUp, double[] distilled, double w, double[] removed, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 0.5 * catchUp[i] * Math.fma(-w * distilled[i], removed[i], 1);
    }
  }

  @Override
  public void marginal(int quarter, double[][] z) {
    int t = quarter + 1;
    double scale = volatility * Math.sqrt(quarter);
    if (t == 1) {
      return; // lead_1 is the initial lead
    }
    if (t <= grid.trunk()) {
      leads(trunk.rawGap(t), trunkUs.months(t), trunkHalf, scale, z, trunkLeads);
      return;
    }
    for (Branch branch : branches) {
      leads(branch.china.rawGap(t), branch.us.months(t), branch.half[t], scale, z, branch.leads);
    }
  }

  private void leads(
      double[] gap, double[] months, double[] half, double scale, double[][] z, double[][] out) {
    for (int point = 0; point < z.length; point++) {
      lead(gap, months, half, scale, z[point], out[point], n);
    }
  }

  @Override
  public void path(double[][] increments) {
    Arrays.fill(walk, 0, n, 0);
    for (int t = 2; t <= QUARTERS; t++) {
      step(walk, increments[t - 2], n);
      if (t <= grid.trunk()) {
        lead(trunk.rawGap(t), trunkUs.months(t), trunkHalf, volatility, walk, trunkPathLeads[t], n);
      } else {
        for (Branch branch : branches) {
          lead(
              branch.china.rawGap(t),
              branch.us.months(t),
              branch.half[t],
              volatility,
              walk,
              branch.pathLeads[t],
              n);
        }
      }
    }
  }

  private static void step(double[] walk, double[] increment, int n) {
    for (int i = 0; i < n; i++) {
      walk[i] += increment[i];
    }
  }

  /**
   * G_t = 12 (1 - d_t) R_t / p_t where R_t is positive, else 12 R_t / p_t: what following closes is
   * d_t max(R_t, 0), which is d_t/2 (R_t + |R_t|).
   */
  private static void lead(
      double[] gap,
      double[] months,
      double[] half,
      double scale,
      double[] walk,
      double[] out,
      int n) {
    for (int i = 0; i < n; i++) {
      double raw = Math.fma(scale, walk[i], gap[i]);
      out[i] = Math.fma(-half[i], raw + Math.abs(raw), raw) * months[i];
    }
  }

  @Override
  public double[][] column(int scenario, int output, int quarter) {
    Branch branch = branches[scenario];
    if (output == GapModel.COMPUTE_RATIO) {
      return branch.ratios[quarter + 1];
    }
    if (quarter == 0) {
      return firstLead;
    }
    return quarter < grid.trunk() ? trunkLeads : branch.leads;
  }

  @Override
  public double[] pathColumn(int scenario, int output, int quarter) {
    Branch branch = branches[scenario];
    return output == GapModel.LEAD ? branch.pathLeads[quarter + 1] : branch.ratios[quarter + 1][0];
  }

  @Override
  public boolean[] failed(int scenario) {
    return branches[scenario].failed;
  }
}
