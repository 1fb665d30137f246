package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;

/**
 * Total indices of every input and of groups of inputs, and first-order indices of groups, by
 * pick-freeze under the joint distribution (S. Kucherenko, S. Tarantola, P. Annoni, "Estimation of
 * global sensitivity indices for models with dependent variables", Comput. Phys. Commun. 183 (2012)
 * 937-946).
 *
 * <p>Total: a group's inputs are drawn again given all others, all else left as it is; half the
 * mean squared change of the output is E Var[Y|X_-G] (M. J. W. Jansen, "Analysis of variance
 * designs for model output", Comput. Phys. Commun. 117 (1999)). First-order: all else is drawn
 * again given the group's inputs; the covariance of both outputs is Var E[Y|X_G]. There the outputs
 * are averaged over the plan's points of the walk first, which changes no expectation. The noise is
 * drawn again by itself; the additive part belongs to it in closed form.
 *
 * <p>A base draw is left out of a target where it or one of its changed draws failed.
 */
public final class TotalStudy implements Study<StudySums> {

  private static final long serialVersionUID = 1;

  private static final int CHUNK = 256;

  /** Quantities about the base draws, after those about players and groups. */
  private static final int MOMENTS = 3;

  private final int quarter;
  private final StudyUnits units;
  private final int players;
  private final List<List<Integer>> groups;

  /**
   * Indices of a plan.
   *
   * @param quarter index of the target quarter
   * @param groups players that are inputs, by group; a group may be empty
   * @param baseDraws number of base draws, rounded up to a multiple of 256 times the replicates
   */
  public TotalStudy(RunPlan plan, int quarter, List<List<Integer>> groups, long baseDraws) {
    this.quarter = quarter;
    this.groups = groups.stream().map(List::copyOf).toList();
    units = StudyUnits.of(baseDraws, plan.replicates(), CHUNK);
    players = Players.of(plan).count();
  }

  @Override
  public String name() {
    return "total indices";
  }

  @Override
  public int units() {
    return units.count();
  }

  @Override
  public long modelRuns(int unit) {
    return (units.end(unit) - units.first(unit)) * (players + 2L * groups.size());
  }

  @Override
  public Worker<StudySums> worker(CompiledPlan compiled) {
    return new Picker(compiled)::evaluate;
  }

  /**
   * Total and first-order indices of one target.
   *
   * @param total total indices by player
   * @param groupTotal total indices by group
   * @param groupFirstOrder first-order indices by group
   */
  public record Indices(
      List<Estimate> total, List<Estimate> groupTotal, List<Estimate> groupFirstOrder) {

    /** Keeps copies. */
    public Indices {
      total = List.copyOf(total);
      groupTotal = List.copyOf(groupTotal);
      groupFirstOrder = List.copyOf(groupFirstOrder);
    }
  }

  // Where a target's quantities are: half squared changes by player, by group; then of each group
  // the product of both averages and the changed average; then the moments of the base draws.

  private int product(int group) {
    return players + groups.size() + 2 * group;
  }

  private int moments() {
    return players + 3 * groups.size();
  }

  /**
   * The indices by target.
   *
   * @param yields what the units yielded, in their order
   */
  public List<Indices> indices(RunPlan plan, List<StudySums> yields) {
    StudySums[] replicates = StudySums.byReplicate(yields, plan.replicates());
    Targets targets = new Targets(plan, quarter);
    List<Indices> indices = new ArrayList<>();
    for (int t = 0; t < targets.count(); t++) {
      indices.add(indices(replicates, t, targets.additiveVariance(t)));
    }
    return indices;
  }

  private Indices indices(StudySums[] replicates, int target, double additive) {
    int moments = moments();
    double draws = 0;
    double sum = 0;
    double square = 0;
    for (StudySums each : replicates) {
      draws += each.draws()[target];
      sum += each.sums()[target][moments];
      square += each.sums()[target][moments + 2];
    }
    double mean = sum / draws;
    double[] variance = new double[replicates.length];
    double total = 0;
    for (int r = 0; r < replicates.length; r++) {
      double[] sums = replicates[r].sums()[target];
      long n = replicates[r].draws()[target];
      variance[r] = sums[moments + 1] - 2 * mean * sums[moments] + n * mean * mean + additive * n;
      total += variance[r];
    }
    boolean none = Variation.isNone(total, square);
    List<Estimate> totals = new ArrayList<>();
    List<Estimate> groupTotals = new ArrayList<>();
    List<Estimate> groupFirst = new ArrayList<>();
    for (int quantity = 0; quantity < players + groups.size(); quantity++) {
      double[] parts = new double[replicates.length];
      for (int r = 0; r < parts.length; r++) {
        long n = replicates[r].draws()[target];
        parts[r] =
            replicates[r].sums()[target][quantity] + (quantity == players - 1 ? additive * n : 0);
      }
      (quantity < players ? totals : groupTotals)
          .add(none ? ReplicateRatio.NONE : ReplicateRatio.of(parts, variance));
    }
    for (int group = 0; group < groups.size(); group++) {
      double[] parts = new double[replicates.length];
      for (int r = 0; r < parts.length; r++) {
        double[] sums = replicates[r].sums()[target];
        long n = replicates[r].draws()[target];
        // Covariance about the mean of all base draws, which both have in common.
        parts[r] =
            sums[product(group)]
                - mean * (sums[moments] + sums[product(group) + 1])
                + n * mean * mean;
      }
      boolean empty = groups.get(group).isEmpty();
      groupFirst.add(
          none
              ? ReplicateRatio.NONE
              : empty ? ReplicateRatio.exact(0) : ReplicateRatio.of(parts, variance));
    }
    return new Indices(totals, groupTotals, groupFirst);
  }

  /** Evaluates base draws and their changes. */
  private final class Picker {
    private final Players who;
    private final Targets targets;
    private final StudyDraws draws;
    private final TargetValues model;
    private final int points;
    private final double[][] factor;
    private final ConditionalNormals[] again;
    private final ConditionalNormals[] others;
    private final double[] pivots;
    private final double[][] latent;
    private final double[][] changed;
    private final double[][][] base;
    private final double[][][] other;
    private final boolean[][] failed;

    /** What draws add to the sums, by target, quantity, draw: a failed change takes all back. */
    private final double[][][] terms;

    Picker(CompiledPlan compiled) {
      RunPlan plan = compiled.plan();
      who = Players.of(plan);
      targets = new Targets(plan, quarter);
      draws = new StudyDraws(plan, who, StudyDraws.Purpose.PICK_FREEZE, CHUNK);
      model = new TargetValues(compiled, who, quarter, CHUNK);
      points = plan.walkPoints();
      double[][] correlations = who.correlations(plan);
      int size = who.inputs();
      factor = new double[size][size];
      NormalFactor.fill(correlations, IntStream.range(0, size).toArray(), factor);
      again = new ConditionalNormals[size + groups.size()];
      others = new ConditionalNormals[groups.size()];
      for (int i = 0; i < size; i++) {
        again[i] = ConditionalNormals.of(correlations, marked(size, List.of(i)));
      }
      for (int g = 0; g < groups.size(); g++) {
        boolean[] members = marked(size, groups.get(g));
        again[size + g] = ConditionalNormals.of(correlations, members);
        boolean[] rest = new boolean[size];
        for (int i = 0; i < size; i++) {
          rest[i] = !members[i];
        }
        others[g] = ConditionalNormals.of(correlations, rest);
      }
      pivots = new double[targets.count()];
      for (int t = 0; t < pivots.length; t++) {
        pivots[t] = compiled.pivot(column(compiled, t));
      }
      latent = new double[size][CHUNK];
      changed = new double[size][CHUNK];
      base = new double[targets.scenarios()][points][CHUNK];
      other = new double[targets.scenarios()][points][CHUNK];
      failed = new boolean[targets.scenarios()][CHUNK];
      terms = new double[targets.count()][moments() + MOMENTS][CHUNK];
    }

    private int column(CompiledPlan compiled, int target) {
      return target < targets.scenarios()
          ? compiled.layout().column(target, 0, quarter)
          : compiled.layout().difference(target - targets.scenarios(), quarter);
    }

    private static boolean[] marked(int size, List<Integer> members) {
      boolean[] marks = new boolean[size];
      members.forEach(i -> marks[i] = true);
      return marks;
    }

    StudySums evaluate(int unit) {
      int replicate = units.replicate(unit);
      draws.replicate(replicate);
      StudySums sums = StudySums.empty(replicate, targets.count(), moments() + MOMENTS);
      for (long first = units.first(unit); first < units.end(unit); first += CHUNK) {
        draws.fill(first);
        chunk();
        for (int t = 0; t < targets.count(); t++) {
          add(t, sums);
        }
      }
      return sums;
    }

    private void chunk() {
      for (boolean[] each : failed) {
        Arrays.fill(each, false);
      }
      for (int i = 0; i < latent.length; i++) {
        Arrays.fill(latent[i], 0);
        for (int j = 0; j <= i; j++) {
          ConditionalNormals.add(factor[i][j], draws.base()[j], latent[i], CHUNK);
        }
        model.latent(i, latent[i], CHUNK);
      }
      run(draws.baseNoise(), base);
      baseMoments(base);
      model.values(draws.freshNoise(), other, CHUNK);
      squares(who.noise());
      for (int i = 0; i < latent.length; i++) {
        change(again[i], draws.baseNoise());
        squares(i);
        restore(again[i]);
      }
      for (int g = 0; g < groups.size(); g++) {
        change(again[latent.length + g], draws.baseNoise());
        squares(players + g);
        restore(again[latent.length + g]);
        change(others[g], draws.freshNoise());
        products(g);
        restore(others[g]);
      }
    }

    private void run(double[][] noise, double[][][] values) {
      model.evaluate(CHUNK);
      model.markFailed(failed, CHUNK);
      model.values(noise, values, CHUNK);
    }

    private void change(ConditionalNormals which, double[][] noise) {
      which.fill(latent, draws.fresh(), changed, CHUNK);
      for (int i : which.drawn()) {
        model.latent(i, changed[i], CHUNK);
      }
      run(noise, other);
    }

    private void restore(ConditionalNormals which) {
      for (int i : which.drawn()) {
        model.latent(i, latent[i], CHUNK);
      }
    }

    private void squares(int quantity) {
      for (int t = 0; t < targets.count(); t++) {
        int[] scenarios = targets.scenariosOf(t);
        double[] out = terms[t][quantity];
        Arrays.fill(out, 0);
        for (int point = 0; point < points; point++) {
          for (int i = 0; i < CHUNK; i++) {
            double change = value(base, scenarios, point, i) - value(other, scenarios, point, i);
            out[i] += 0.5 / points * (change * change);
          }
        }
      }
    }

    private void products(int group) {
      for (int t = 0; t < targets.count(); t++) {
        int[] scenarios = targets.scenariosOf(t);
        for (int i = 0; i < CHUNK; i++) {
          double first = average(base, scenarios, i) - pivots[t];
          double second = average(other, scenarios, i) - pivots[t];
          terms[t][product(group)][i] = first * second;
          terms[t][product(group) + 1][i] = second;
        }
      }
    }

    /** Sum, sum of squares about the pivot, and the squares that rounding is measured by. */
    private void baseMoments(double[][][] values) {
      int at = TotalStudy.this.moments();
      for (int t = 0; t < targets.count(); t++) {
        int[] scenarios = targets.scenariosOf(t);
        for (int i = 0; i < CHUNK; i++) {
          double sum = 0;
          double squares = 0;
          double scale = 0;
          for (int point = 0; point < points; point++) {
            double value = value(values, scenarios, point, i) - pivots[t];
            double whole = values[scenarios[0]][point][i];
            sum += value;
            squares += value * value;
            scale += whole * whole;
          }
          terms[t][at][i] = sum / points;
          terms[t][at + 1][i] = squares / points;
          terms[t][at + 2][i] = scale / points;
        }
      }
    }

    private double average(double[][][] values, int[] scenarios, int i) {
      double sum = 0;
      for (int point = 0; point < points; point++) {
        sum += value(values, scenarios, point, i);
      }
      return sum / points;
    }

    private static double value(double[][][] values, int[] scenarios, int point, int i) {
      double value = values[scenarios[0]][point][i];
      return scenarios.length == 1 ? value : value - values[scenarios[1]][point][i];
    }

    private void add(int target, StudySums sums) {
      int[] scenarios = targets.scenariosOf(target);
      boolean[] out = failed[scenarios[0]];
      boolean[] alsoOut = failed[scenarios[scenarios.length - 1]];
      for (int i = 0; i < CHUNK; i++) {
        sums.draws()[target] += out[i] || alsoOut[i] ? 0 : 1;
      }
      for (int quantity = 0; quantity < terms[target].length; quantity++) {
        double[] values = terms[target][quantity];
        double sum = 0;
        for (int i = 0; i < CHUNK; i++) {
          sum += out[i] || alsoOut[i] ? 0 : values[i];
        }
        sums.sums()[target][quantity] += sum;
      }
    }
  }
}
