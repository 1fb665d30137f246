package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.random.RandomPoints;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.FunctionModel;
import org.gap2028.engine.run.Plans;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.StudentT;
import org.junit.jupiter.api.Test;

/** Shapley effects and total indices against closed forms. */
class StudiesTest {

  private static final int REPLICATES = 16;

  /** 1e-5 for each of some 60 comparisons with fixed seeds: a false alarm in 1,600. */
  private static final double LIMIT = StudentT.twoSided(1 - 1e-5, REPLICATES - 1);

  private static final long DRAWS = 1 << 15;

  private static final Distribution UNIT = new Uniform(0, 1);

  private static RunPlan plan(
      List<Distribution> inputs,
      List<Correlation> correlations,
      int walkSteps,
      double walk,
      double noise,
      List<FunctionModel.Function> functions) {
    return plan(SobolPoints.of(3), inputs, correlations, walkSteps, walk, noise, functions);
  }

  private static RunPlan plan(
      PointSet points,
      List<Distribution> inputs,
      List<Correlation> correlations,
      int walkSteps,
      double walk,
      double noise,
      List<FunctionModel.Function> functions) {
    return Plans.of(
        points,
        REPLICATES,
        1,
        inputs,
        correlations,
        new FunctionModel(inputs.size(), walkSteps, walk, noise, functions),
        List.of());
  }

  private static List<List<Estimate>> shapley(RunPlan plan, int quarter) {
    ShapleyStudy study = new ShapleyStudy(plan, quarter, DRAWS);
    return study.effects(plan, new LocalStudies(1).run(study, new CompiledPlan(plan)));
  }

  private static List<TotalStudy.Indices> total(
      RunPlan plan, int quarter, List<List<Integer>> groups) {
    TotalStudy study = new TotalStudy(plan, quarter, groups, DRAWS);
    return study.indices(plan, new LocalStudies(1).run(study, new CompiledPlan(plan)));
  }

  private static void check(List<Estimate> estimates, double... expected) {
    assertThat(estimates).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      Estimate estimate = estimates.get(i);
      assertThat(estimate.value())
          .as("index " + i + " of " + estimates)
          .isCloseTo(expected[i], within(LIMIT * estimate.standardError() + 1e-12));
      assertThat(estimate.standardError()).isLessThan(0.01);
    }
  }

  /**
   * Y = x0 + 2 x1 + 3 x2 + walk + noise with normal inputs, correlation rho between x1 and x2 (S.
   * Song et al. 2016, section 4.2, for three inputs): with 2 quarters of a walk of 0.5 and noise of
   * 0.8, the noise has 0.5 + 0.64 of the variance.
   */
  private static void linear(double rho) {
    RunPlan plan =
        plan(
            Collections.nCopies(3, new Normal(0, 1)),
            List.of(new Correlation(1, 2, rho)),
            2,
            0.5,
            0.8,
            List.of(x -> x[0] + 2 * x[1] + 3 * x[2], x -> x[0]));
    double noise = 2 * 0.25 + 0.64;
    double own1 = 4 * (1 - rho * rho);
    double own2 = 9 * (1 - rho * rho);
    double given1 = (2 + 3 * rho) * (2 + 3 * rho);
    double given2 = (3 + 2 * rho) * (3 + 2 * rho);
    double both = 4 + 9 + 12 * rho;
    double variance = 1 + both + noise;
    check(
        shapley(plan, 2).get(0),
        1 / variance,
        (given1 + both - given2) / 2 / variance,
        (given2 + both - given1) / 2 / variance,
        noise / variance);
    TotalStudy.Indices indices =
        total(plan, 2, List.of(List.of(1, 2), List.of(2), List.of())).get(0);
    check(indices.total(), 1 / variance, own1 / variance, own2 / variance, noise / variance);
    check(indices.groupTotal(), both / variance, own2 / variance, 0);
    check(indices.groupFirstOrder(), both / variance, given2 / variance, 0);
    // The second scenario less the first: x1 and x2 alone, without noise, for it cancels out.
    check(
        shapley(plan, 2).get(2),
        0,
        (given1 + both - given2) / 2 / both,
        (given2 + both - given1) / 2 / both,
        0);
    check(total(plan, 2, List.of()).get(2).total(), 0, own1 / both, own2 / both, 0);
  }

  @Test
  void linearGaussianWithPositiveCorrelation() {
    linear(0.5);
  }

  @Test
  void linearGaussianWithStrongCorrelation() {
    linear(0.9);
  }

  @Test
  void linearGaussianWithNegativeCorrelation() {
    linear(-0.5);
  }

  /** T. Ishigami and T. Homma 1990, a = 7, b = 0.1; closed forms as in every textbook. */
  @Test
  void ishigami() {
    double pi = Math.PI;
    RunPlan plan =
        plan(
            Collections.nCopies(3, new Uniform(-pi, pi)),
            List.of(),
            0,
            0,
            0,
            List.of(
                x ->
                    StrictMath.sin(x[0]) * (1 + 0.1 * Math.pow(x[2], 4))
                        + 7 * StrictMath.pow(StrictMath.sin(x[1]), 2)));
    double first = 0.5 * Math.pow(1 + 0.1 * Math.pow(pi, 4) / 5, 2);
    double second = 49.0 / 8;
    double together = 0.01 * Math.pow(pi, 8) * (1.0 / 18 - 1.0 / 50);
    double variance = first + second + together;
    check(
        shapley(plan, 0).get(0),
        (first + together / 2) / variance,
        second / variance,
        together / 2 / variance,
        0);
    TotalStudy.Indices indices = total(plan, 0, List.of(List.of(0, 2), List.of(0))).get(0);
    check(
        indices.total(), (first + together) / variance, second / variance, together / variance, 0);
    check(indices.groupFirstOrder(), (first + together) / variance, first / variance);
  }

  /** Sobol's G-function with a = 0, 1, 4.5: total indices are products. */
  @Test
  void gFunction() {
    double[] a = {0, 1, 4.5};
    RunPlan plan =
        plan(
            Collections.nCopies(3, UNIT),
            List.of(),
            0,
            0,
            0,
            List.of(
                x -> {
                  double product = 1;
                  for (int i = 0; i < 3; i++) {
                    product *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
                  }
                  return product;
                }));
    double[] v =
        IntStream.range(0, 3).mapToDouble(i -> 1 / (3 * (1 + a[i]) * (1 + a[i]))).toArray();
    double variance = (1 + v[0]) * (1 + v[1]) * (1 + v[2]) - 1;
    double[] totals = new double[4];
    double[] effects = new double[4];
    for (int i = 0; i < 3; i++) {
      double j = v[(i + 1) % 3];
      double k = v[(i + 2) % 3];
      totals[i] = v[i] * (1 + j) * (1 + k) / variance;
      effects[i] = v[i] * (1 + (j + k) / 2 + j * k / 3) / variance;
    }
    check(total(plan, 0, List.of()).get(0).total(), totals);
    check(shapley(plan, 0).get(0), effects);
  }

  @Test
  void fixedInputsAreNoPlayers() {
    RunPlan plan = plan(List.of(new Fixed(3), UNIT), List.of(), 0, 0, 0, List.of(x -> x[0] * x[1]));
    Players players = Players.of(plan);
    assertThat(players.count()).isEqualTo(2);
    assertThat(players.player(0)).isNegative();
    assertThat(players.input(players.player(1))).isEqualTo(1);
    check(shapley(plan, 0).get(0), 1, 0);
  }

  @Test
  void whatDoesNotVaryHasNoIndex() {
    RunPlan plan =
        plan(
            List.of(UNIT, UNIT),
            List.of(),
            0,
            0,
            0,
            List.of(x -> 0.1 + x[0], x -> 0.3 + x[0], x -> 7));
    for (int target : new int[] {2, 3}) {
      assertThat(shapley(plan, 0).get(target)).allSatisfy(e -> assertThat(e.value()).isNaN());
      assertThat(total(plan, 0, List.of(List.of(0))).get(target).total())
          .allSatisfy(e -> assertThat(e.value()).isNaN());
    }
  }

  @Test
  void failedDrawsAreLeftOutOfTheirTargetsAlone() {
    FunctionModel.Function whole = x -> x[0] + x[1];
    FunctionModel.Function failing = x -> x[0] > 0.9 ? Double.NaN : x[0] + x[1];
    List<Distribution> inputs = List.of(UNIT, UNIT);
    RunPlan without = plan(inputs, List.of(), 0, 0, 0, List.of(whole));
    RunPlan with = plan(inputs, List.of(), 0, 0, 0, List.of(whole, failing));
    assertThat(shapley(with, 0).get(0)).isEqualTo(shapley(without, 0).get(0));
    assertThat(total(with, 0, List.of()).get(0)).isEqualTo(total(without, 0, List.of()).get(0));
    // Uniform on 0 to 0.9 and on 0 to 1.
    check(shapley(with, 0).get(1), 0.81 / 1.81, 1 / 1.81, 0);
    check(total(with, 0, List.of()).get(1).total(), 0.81 / 1.81, 1 / 1.81, 0);
  }

  @Test
  void sharesAddUpToOneAndStandardErrorsAreThoseOfOtherSeeds() {
    List<Double> first = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      RunPlan plan =
          plan(
              RandomPoints.of(seed),
              Collections.nCopies(2, new Normal(0, 1)),
              List.of(new Correlation(0, 1, 0.6)),
              1,
              1,
              0,
              List.of(x -> x[0] + x[0] * x[1]));
      ShapleyStudy study = new ShapleyStudy(plan, 1, 1024);
      List<Estimate> effects =
          study.effects(plan, new LocalStudies(1).run(study, new CompiledPlan(plan))).get(0);
      assertThat(effects.stream().mapToDouble(Estimate::value).sum()).isCloseTo(1, within(1e-12));
      first.add(effects.get(0).value());
      errors.add(effects.get(0).standardError());
    }
    double mean = first.stream().mapToDouble(x -> x).average().orElseThrow();
    double spread = Math.sqrt(first.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / 39);
    double stated = errors.stream().mapToDouble(x -> x).average().orElseThrow();
    // The spread of 40 is good to 11 %: four standard errors of it.
    assertThat(spread / stated).isBetween(0.55, 1.45);
  }

  @Test
  void yieldsAreTheSameOnAnyNumberOfThreads() {
    RunPlan plan = Plans.gap(SobolPoints.of(5), 4, 1, 2);
    CompiledPlan compiled = new CompiledPlan(plan);
    ShapleyStudy shapley = new ShapleyStudy(plan, 11, 40_000);
    assertThat(shapley.units()).isEqualTo(8);
    assertThat(shapley.effects(plan, new LocalStudies(3).run(shapley, compiled)))
        .isEqualTo(shapley.effects(plan, new LocalStudies(1).run(shapley, compiled)));
    TotalStudy total = new TotalStudy(plan, 11, List.of(List.of(0, 5)), 10_000);
    assertThat(total.indices(plan, new LocalStudies(3).run(total, compiled)))
        .isEqualTo(total.indices(plan, new LocalStudies(1).run(total, compiled)));
  }
}
