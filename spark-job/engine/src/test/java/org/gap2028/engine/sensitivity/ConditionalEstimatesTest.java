package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.FunctionModel;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.Plans;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.StudentT;
import org.junit.jupiter.api.Test;

/** First-order indices and conditional curves against closed forms. */
class ConditionalEstimatesTest {

  private static final int REPLICATES = 16;

  /** 1e-5 for each of some 30 comparisons with fixed seeds. */
  private static final double LIMIT = StudentT.twoSided(1 - 1e-5, REPLICATES - 1);

  private static ConditionalEstimates run(
      List<Distribution> inputs,
      List<Correlation> correlations,
      int walkSteps,
      double noise,
      FunctionModel.Function... functions) {
    RunPlan plan =
        Plans.of(
                SobolPoints.of(3),
                REPLICATES,
                4,
                inputs,
                correlations,
                new FunctionModel(inputs.size(), walkSteps, 0.5, noise, List.of(functions)),
                List.of())
            .withConditioned(walkSteps);
    CompiledPlan compiled = new CompiledPlan(plan);
    return new ConditionalEstimates(compiled, new LocalRunner(1).run(compiled));
  }

  /** Besides sampling: the curvature inside bins, at most 1e-4. */
  private static void check(Estimate estimate, double expected) {
    assertThat(estimate.value())
        .isCloseTo(expected, within(LIMIT * estimate.standardError() + 1e-4));
    assertThat(estimate.standardError()).isLessThan(0.005);
  }

  @Test
  void linearGaussian() {
    for (double rho : new double[] {0.5, 0.9, -0.5}) {
      ConditionalEstimates estimates =
          run(
              Collections.nCopies(3, new Normal(0, 1)),
              List.of(new Correlation(1, 2, rho)),
              2,
              0.8,
              x -> x[0] + 2 * x[1] + 3 * x[2],
              x -> x[0]);
      double both = 13 + 12 * rho;
      double variance = 1 + both + 0.5 + 0.64;
      check(estimates.firstOrder(0, 0), 1 / variance);
      check(estimates.firstOrder(0, 1), (2 + 3 * rho) * (2 + 3 * rho) / variance);
      check(estimates.firstOrder(0, 2), (3 + 2 * rho) * (3 + 2 * rho) / variance);
      check(estimates.noiseFirstOrder(0), 1.14 / variance);
      // The difference: x1 and x2 alone.
      check(estimates.firstOrder(2, 0), 0);
      check(estimates.firstOrder(2, 1), (2 + 3 * rho) * (2 + 3 * rho) / both);
      check(estimates.noiseFirstOrder(2), 0);
    }
  }

  @Test
  void ishigami() {
    double pi = Math.PI;
    ConditionalEstimates estimates =
        run(
            Collections.nCopies(3, new Uniform(-pi, pi)),
            List.of(),
            0,
            0,
            x ->
                StrictMath.sin(x[0]) * (1 + 0.1 * StrictMath.pow(x[2], 4))
                    + 7 * StrictMath.pow(StrictMath.sin(x[1]), 2));
    double first = 0.5 * Math.pow(1 + 0.1 * Math.pow(pi, 4) / 5, 2);
    double variance = first + 49.0 / 8 + 0.01 * Math.pow(pi, 8) * (1.0 / 18 - 1.0 / 50);
    check(estimates.firstOrder(0, 0), first / variance);
    check(estimates.firstOrder(0, 1), 49.0 / 8 / variance);
    check(estimates.firstOrder(0, 2), 0);
  }

  @Test
  void atomsInsideBinsAndFixedInputsAreExact() {
    ConditionalEstimates estimates =
        run(
            List.of(
                new Discrete(List.of(0.0, 1.0, 5.0), List.of(0.31, 0.32, 0.37)),
                new Fixed(2),
                new Uniform(0, 1)),
            List.of(),
            0,
            0,
            x -> x[0] * x[0] + x[1] + x[2]);
    double mean = 0.32 + 25 * 0.37;
    double variance = 0.32 + 625 * 0.37 - mean * mean;
    check(estimates.firstOrder(0, 0), variance / (variance + 1.0 / 12));
    assertThat(estimates.firstOrder(0, 1)).isEqualTo(new Estimate(0, 0, 0, 0));
    check(estimates.firstOrder(0, 2), 1.0 / 12 / (variance + 1.0 / 12));
  }

  @Test
  void whatDoesNotVaryHasNoIndex() {
    ConditionalEstimates estimates =
        run(List.of(new Uniform(0, 1)), List.of(), 0, 0, x -> 0.1 + x[0], x -> 0.3 + x[0]);
    assertThat(estimates.firstOrder(2, 0).value()).isNaN();
    check(estimates.firstOrder(0, 0), 1);
  }

  @Test
  void curvesAreTheMeansInTheirBins() {
    ConditionalEstimates estimates =
        run(
            List.of(new Uniform(2, 4), new Normal(0, 1)),
            List.of(),
            1,
            0,
            x -> x[0] * x[0] + x[1],
            x -> x[1] + 3);
    List<ConditionalEstimates.CurvePoint> curve = estimates.curve(0, 0);
    List<ConditionalEstimates.CurvePoint> difference = estimates.curve(2, 0);
    assertThat(curve).hasSize(20);
    for (int bin = 0; bin < 20; bin++) {
      ConditionalEstimates.CurvePoint point = curve.get(bin);
      double low = 2 + 0.1 * bin;
      double high = low + 0.1;
      assertThat(point.low()).isCloseTo(low, within(1e-12));
      assertThat(point.high()).isCloseTo(high, within(1e-12));
      double mean = (high * high * high - low * low * low) / 0.3;
      assertThat(point.mean()).isCloseTo(mean, within(LIMIT * point.standardError()));
      assertThat(point.standardError()).isLessThan(0.05);
      assertThat(difference.get(bin).mean())
          .isCloseTo(3 - mean, within(LIMIT * difference.get(bin).standardError()));
    }
    assertThat(estimates.curve(0, 1).get(0).low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(estimates.curve(0, 1).get(19).high()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void failedDrawsAreLeftOutOfTheirTargetsAlone() {
    FunctionModel.Function whole = x -> x[0];
    ConditionalEstimates without = run(List.of(new Uniform(0, 1)), List.of(), 0, 0, whole);
    ConditionalEstimates with =
        run(
            List.of(new Uniform(0, 1)),
            List.of(),
            0,
            0,
            whole,
            x -> x[0] > 0.975 ? Double.NaN : x[0]);
    assertThat(with.curve(0, 0)).isEqualTo(without.curve(0, 0));
    assertThat(with.firstOrder(0, 0)).isEqualTo(without.firstOrder(0, 0));
    assertThat(with.curve(1, 0).get(18)).isEqualTo(without.curve(0, 0).get(18));
    assertThat(with.curve(1, 0).get(19).mean()).isCloseTo(0.9625, within(1e-3));
  }

  @Test
  void theSumsChangeNoOtherNumberAndMergeExactly() {
    RunPlan plain = Plans.gap(SobolPoints.of(7), 2, 300, 4);
    RunPlan conditioned = plain.withConditioned(11);
    CompiledPlan compiled = new CompiledPlan(conditioned);
    List<PackedTally> one = new LocalRunner(1).run(compiled);
    List<PackedTally> three = new LocalRunner(3).run(compiled);
    RunEstimates with = new RunEstimates(compiled, one);
    CompiledPlan without = new CompiledPlan(plain);
    RunEstimates estimates = new RunEstimates(without, new LocalRunner(1).run(without));
    assertThat(with.output(1, 0, 11).moments()).isEqualTo(estimates.output(1, 0, 11).moments());
    ConditionalEstimates a = new ConditionalEstimates(compiled, one);
    ConditionalEstimates b = new ConditionalEstimates(compiled, three);
    for (int input = 0; input < 20; input++) {
      assertThat(a.curve(3, input)).isEqualTo(b.curve(3, input));
      assertThat(a.firstOrder(1, input)).isEqualTo(b.firstOrder(1, input));
    }
  }
}
