package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;

/**
 * Shapley effects: the variance of a target, divided among the inputs and the noise by the Shapley
 * value of the game c(S) = Var E[Y|X_S], also where inputs depend on each other (A. B. Owen,
 * "Sobol' indices and Shapley value", SIAM/ASA J. Uncertain. Quantif. 2 (2014); E. Song, B. L.
 * Nelson, J. Staum, "Shapley effects for global sensitivity analysis", the same 4 (2016)).
 *
 * <p>A walk goes through the players in a random order. It starts at a draw that is independent of
 * the base draw and takes over one player's innovation of the base draw after the other, the
 * innovations being those of the Cholesky factor in the order of the walk. After k steps both draws
 * share the first k players and are independent given these, so half the expected squared
 * difference of their outputs is Var Y - c(first k), and a step's player gets what that falls by:
 * (f_k - f_(k-1)) (f - (f_k + f_(k-1)) / 2) (T. Goda, "A simple algorithm for global sensitivity
 * analysis with Shapley effects", Reliab. Eng. Syst. Saf. 213 (2021), here with dependence). The
 * walk's end is the base draw, so what its players get adds up to half the squared difference of
 * its ends, whose expectation is the variance: effects add up to 1 but for rounding.
 *
 * <p>All walks of a chunk share an order. The next chunk takes it backwards, so that of any two
 * players each is first in turn, and further ones rotate it until every player had every place;
 * then comes another. The additive noise belongs to the noise, in closed form; the noise of the
 * walk is taken at the plan's stratified points, whose products are averaged.
 *
 * <p>A walk with a failed draw on its way is left out of that target.
 */
public final class ShapleyStudy implements Study<StudySums> {

  private static final long serialVersionUID = 1;

  private static final int CHUNK = 64;

  private final int quarter;
  private final StudyUnits units;
  private final int players;

  /**
   * Shapley effects of a plan.
   *
   * @param quarter index of the target quarter
   * @param walks number of walks, rounded up to a multiple of 64 times the replicates
   */
  public ShapleyStudy(RunPlan plan, int quarter, long walks) {
    this.quarter = quarter;
    units = StudyUnits.of(walks, plan.replicates(), CHUNK);
    players = Players.of(plan).count();
  }

  @Override
  public String name() {
    return "Shapley effects";
  }

  @Override
  public int units() {
    return units.count();
  }

  @Override
  public long modelRuns(int unit) {
    return (units.end(unit) - units.first(unit)) * players;
  }

  @Override
  public Worker<StudySums> worker(CompiledPlan compiled) {
    return new Walker(compiled)::evaluate;
  }

  /**
   * The effects by target, then by player.
   *
   * @param yields what the units yielded, in their order
   */
  public List<List<Estimate>> effects(RunPlan plan, List<StudySums> yields) {
    StudySums[] replicates = StudySums.byReplicate(yields, plan.replicates());
    Targets targets = new Targets(plan, quarter);
    List<List<Estimate>> effects = new ArrayList<>();
    for (int t = 0; t < targets.count(); t++) {
      effects.add(effects(replicates, t, targets.additiveVariance(t)));
    }
    return effects;
  }

  private List<Estimate> effects(StudySums[] replicates, int target, double additive) {
    double[] variance = new double[replicates.length];
    double[][] parts = new double[players][replicates.length];
    for (int r = 0; r < replicates.length; r++) {
      for (int player = 0; player < players; player++) {
        parts[player][r] = replicates[r].sums()[target][player];
      }
      parts[players - 1][r] += additive * replicates[r].draws()[target];
      for (int player = 0; player < players; player++) {
        variance[r] += parts[player][r];
      }
    }
    double scale = 0;
    double total = 0;
    for (int r = 0; r < replicates.length; r++) {
      scale += replicates[r].sums()[target][players];
      total += variance[r];
    }
    List<Estimate> effects = new ArrayList<>();
    for (double[] part : parts) {
      effects.add(
          Variation.isNone(total, scale) ? ReplicateRatio.NONE : ReplicateRatio.of(part, variance));
    }
    return effects;
  }

  /** Walks. */
  private final class Walker {
    private final Players who;
    private final Targets targets;
    private final StudyDraws draws;
    private final TargetValues model;
    private final RunPlan plan;
    private final double[][] correlations;
    private final double[][] factor;
    private final double[][] latent;
    private final double[][][][] values;
    private final boolean[][] failed;
    private final double[] uniform = new double[1];

    Walker(CompiledPlan compiled) {
      plan = compiled.plan();
      who = Players.of(plan);
      targets = new Targets(plan, quarter);
      draws = new StudyDraws(plan, who, StudyDraws.Purpose.WALKS, CHUNK);
      model = new TargetValues(compiled, who, quarter, CHUNK);
      correlations = who.correlations(plan);
      factor = new double[who.inputs()][who.inputs()];
      latent = new double[who.inputs()][CHUNK];
      values = new double[players + 1][targets.scenarios()][plan.walkPoints()][CHUNK];
      failed = new boolean[targets.scenarios()][CHUNK];
    }

    StudySums evaluate(int unit) {
      int replicate = units.replicate(unit);
      draws.replicate(replicate);
      ReplicatePoints orders =
          plan.points()
              .replicate(
                  StudyDraws.Purpose.PERMUTATIONS.replicate(replicate),
                  IntStream.range(0, Math.max(players - 1, 1)).toArray());
      StudySums sums = StudySums.empty(replicate, targets.count(), players + 1);
      for (long first = units.first(unit); first < units.end(unit); first += CHUNK) {
        draws.fill(first);
        int[] order = order(orders, first / CHUNK);
        walk(order);
        for (int t = 0; t < targets.count(); t++) {
          add(order, t, sums);
        }
      }
      return sums;
    }

    /**
     * The order of a chunk: a random one (Fisher and Yates), rotated, every other one backwards.
     */
    private int[] order(ReplicatePoints points, long chunk) {
      int[] random = IntStream.range(0, players).toArray();
      for (int last = players - 1; last > 0; last--) {
        points.fill(last - 1, chunk / 2 / players, uniform);
        int other = (int) (uniform[0] * (last + 1));
        int swapped = random[last];
        random[last] = random[other];
        random[other] = swapped;
      }
      int rotation = (int) (chunk / 2 % players);
      boolean backwards = chunk % 2 == 1;
      return IntStream.range(0, players)
          .map(k -> random[((backwards ? players - 1 - k : k) + rotation) % players])
          .toArray();
    }

    private void walk(int[] order) {
      int[] inputs = IntStream.of(order).filter(player -> player != who.noise()).toArray();
      NormalFactor.fill(correlations, inputs, factor);
      for (boolean[] each : failed) {
        Arrays.fill(each, false);
      }
      start(inputs);
      double[][] noise = draws.freshNoise();
      take(noise, 0);
      int innovation = 0;
      for (int k = 0; k < players; k++) {
        if (order[k] == who.noise()) {
          noise = draws.baseNoise();
        } else {
          step(inputs, innovation++);
          model.evaluate(CHUNK);
          model.markFailed(failed, CHUNK);
        }
        model.values(noise, values[k + 1], CHUNK);
      }
    }

    /** The independent draw. */
    private void start(int[] inputs) {
      for (int k = 0; k < inputs.length; k++) {
        double[] z = latent[inputs[k]];
        Arrays.fill(z, 0);
        for (int j = 0; j <= k; j++) {
          ConditionalNormals.add(factor[k][j], draws.fresh()[inputs[j]], z, CHUNK);
        }
        model.latent(inputs[k], z, CHUNK);
      }
    }

    private void take(double[][] noise, int step) {
      model.evaluate(CHUNK);
      model.markFailed(failed, CHUNK);
      model.values(noise, values[step], CHUNK);
    }

    /** Takes over the innovation of the base draw, in all normals that it enters. */
    private void step(int[] inputs, int innovation) {
      double[] base = draws.base()[inputs[innovation]];
      double[] fresh = draws.fresh()[inputs[innovation]];
      for (int k = innovation; k < inputs.length; k++) {
        double weight = factor[k][innovation];
        if (weight != 0) {
          double[] z = latent[inputs[k]];
          for (int i = 0; i < CHUNK; i++) {
            z[i] = Math.fma(weight, base[i] - fresh[i], z[i]);
          }
          model.latent(inputs[k], z, CHUNK);
        }
      }
    }

    private void add(int[] order, int target, StudySums sums) {
      int[] scenarios = targets.scenariosOf(target);
      double[] into = sums.sums()[target];
      int points = plan.walkPoints();
      for (int i = 0; i < CHUNK; i++) {
        boolean out = false;
        for (int s : scenarios) {
          out |= failed[s][i];
        }
        if (out) {
          continue;
        }
        sums.draws()[target]++;
        for (int point = 0; point < points; point++) {
          double end = value(scenarios, players, point, i);
          double before = value(scenarios, 0, point, i);
          into[players] += scale(scenarios, point, i) / points;
          for (int k = 0; k < players; k++) {
            double after = value(scenarios, k + 1, point, i);
            into[order[k]] += (after - before) * (end - 0.5 * (after + before)) / points;
            before = after;
          }
        }
      }
    }

    private double value(int[] scenarios, int step, int point, int i) {
      double value = values[step][scenarios[0]][point][i];
      return scenarios.length == 1 ? value : value - values[step][scenarios[1]][point][i];
    }

    private double scale(int[] scenarios, int point, int i) {
      double value = values[0][scenarios[0]][point][i];
      double other = values[0][scenarios[scenarios.length - 1]][point][i];
      return value * value + other * other;
    }
  }
}
