package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.LogNormal;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.random.RandomPoints;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models whose distributions are known in closed form, through the whole engine. With 32 replicates
 * an estimate lies beyond five of its standard errors with a probability of 2.2e-5 (Student's t, 31
 * degrees of freedom); the suite's some 60 checks raise a false alarm with a probability below
 * 2e-3.
 */
class AnalyticModelsTest {

  private static final long SEED = 20281231;
  private static final int REPLICATES = 32;
  private static final int LIMIT = 5;

  /** One comparison: what, the known answer, the estimate. */
  private record Check(String what, double exact, Estimate estimate) {
    double t() {
      return (estimate.value() - exact) / estimate.standardError();
    }
  }

  static Stream<PointSet> designs() {
    return Stream.of(SobolPoints.of(SEED), RandomPoints.of(SEED));
  }

  private static List<Distribution> normals() {
    return List.of(new Normal(1, 2), new Normal(-3, 1), new Normal(0.5, 0.5));
  }

  private static final List<Correlation> CORRELATIONS =
      List.of(new Correlation(0, 1, 0.6), new Correlation(1, 2, -0.4));

  // Scenario 0: x + y + z. Scenario 1: 2 x - y + 1. Walk 0.3 a step over 4 steps, noise sd 1.5.
  private static List<Check> linear(PointSet points) {
    FunctionModel model =
        new FunctionModel(
            3, 4, 0.3, 1.5, List.of(x -> x[0] + x[1] + x[2], x -> 2 * x[0] - x[1] + 1));
    List<Event> events =
        List.of(
            new Event("below", Double.NEGATIVE_INFINITY, 0, false, false),
            new Event("between", -1, 2, true, false));
    RunPlan plan = Plans.of(points, REPLICATES, 8, normals(), CORRELATIONS, model, events);
    RunEstimates estimates = estimates(plan);
    // Var = sum of variances and twice the covariances; the walk adds 0.3^2 q, the noise 1.5^2.
    double mean = 1 - 3 + 0.5;
    double variance = 4 + 1 + 0.25 + 2 * (0.6 * 2 * 1) + 2 * (-0.4 * 1 * 0.5);
    List<Check> checks = new ArrayList<>();
    for (int q : new int[] {0, 4}) {
      double before = Math.sqrt(variance + 0.09 * q);
      double sd = Math.sqrt(variance + 0.09 * q + (q == 0 ? 0 : 2.25));
      ColumnEstimates column = estimates.output(0, 0, q);
      add(checks, "sum, quarter " + q, mean, sd, column);
      List<Estimate> probabilities = estimates.events(0, q);
      checks.add(new Check("below 0", StandardNormal.cdf(-mean / sd), probabilities.get(0)));
      double between =
          StandardNormal.cdf((2 - mean) / before) - StandardNormal.cdf((-1 - mean) / before);
      checks.add(new Check("underlying between", between, probabilities.get(1)));
    }
    // The difference x - 2 y - z + 1: walk and noise cancel.
    double differenceMean = 1 + 6 - 0.5 + 1;
    double differenceVariance = 4 + 4 + 0.25 + 2 * (-2 * 0.6 * 2 * 1) + 2 * (2 * -0.4 * 1 * 0.5);
    ColumnEstimates difference = estimates.difference(0, 4);
    add(checks, "difference", differenceMean, Math.sqrt(differenceVariance), difference);
    checks.add(
        new Check(
            "difference positive",
            StandardNormal.cdf(differenceMean / Math.sqrt(differenceVariance)),
            difference.probabilityPositive()));
    return checks;
  }

  private static void add(
      List<Check> checks, String what, double mean, double sd, ColumnEstimates column) {
    checks.add(new Check(what + " mean", mean, column.mean()));
    double sdEstimate = column.moments().sd();
    double sdError = column.moments().sdStandardError();
    checks.add(new Check(what + " sd", sd, new Estimate(sdEstimate, sdError, 0, 0)));
    for (double p : new double[] {0.01, 0.05, 0.5, 0.95}) {
      double exact = mean + sd * StandardNormal.quantile(p, 1 - p);
      checks.add(new Check(what + " quantile " + p, exact, column.quantile(p)));
    }
  }

  // The product of correlated lognormals is lognormal: log-mean sum of mu, log-variance as linear.
  private static List<Check> product(PointSet points) {
    List<Distribution> inputs =
        List.of(LogNormal.of(0.2, 0.3), LogNormal.of(-0.1, 0.25), LogNormal.of(1, 0.2));
    FunctionModel model = new FunctionModel(3, 0, 0, 0, List.of(x -> x[0] * x[1] * x[2]));
    RunPlan plan = Plans.of(points, REPLICATES, 8, inputs, CORRELATIONS, model, List.of());
    ColumnEstimates column = estimates(plan).output(0, 0, 0);
    double mu = 0.2 - 0.1 + 1;
    double variance = 0.09 + 0.0625 + 0.04 + 2 * 0.6 * 0.3 * 0.25 - 2 * 0.4 * 0.25 * 0.2;
    List<Check> checks = new ArrayList<>();
    checks.add(new Check("product mean", StrictMath.exp(mu + variance / 2), column.mean()));
    for (double p : new double[] {0.05, 0.5, 0.99}) {
      double z = StandardNormal.quantile(p, 1 - p);
      double exact = StrictMath.exp(mu + Math.sqrt(variance) * z);
      checks.add(new Check("product quantile " + p, exact, column.quantile(p)));
    }
    return checks;
  }

  private static RunEstimates estimates(RunPlan plan) {
    CompiledPlan compiled = new CompiledPlan(plan);
    return new RunEstimates(compiled, new LocalRunner(2).run(compiled));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void aSumOfCorrelatedNormalsIsNormal(PointSet points) {
    assertThat(linear(points))
        .allSatisfy(check -> assertThat(Math.abs(check.t())).as(check.what()).isLessThan(LIMIT));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void aProductOfCorrelatedLogNormalsIsLogNormal(PointSet points) {
    assertThat(product(points))
        .allSatisfy(check -> assertThat(Math.abs(check.t())).as(check.what()).isLessThan(LIMIT));
  }

  @Test
  void aReusedCoordinateIsCaught() {
    assertCaught(new Broken(SobolPoints.of(SEED), u -> u, 66, 65));
  }

  @Test
  void uniformsThatAreOnePartInAThousandTooSmallAreCaught() {
    assertCaught(new Broken(SobolPoints.of(SEED), u -> u * 0.999, 0, 0));
  }

  @Test
  void tailsCutAtTwoInAThousandAreCaught() {
    assertCaught(new Broken(SobolPoints.of(SEED), u -> Math.min(Math.max(u, 0.002), 0.998), 0, 0));
  }

  private static void assertCaught(PointSet broken) {
    assertThat(linear(broken))
        .anySatisfy(check -> assertThat(Math.abs(check.t())).isGreaterThan(5));
  }

  @Test
  void aPairedDifferenceHasTheVarianceOfTheDifferenceNotTheSumOfVariances() {
    FunctionModel model = new FunctionModel(1, 0, 0, 0, List.of(x -> x[0], x -> x[0] + 1));
    RunPlan plan =
        Plans.of(
            SobolPoints.of(SEED),
            REPLICATES,
            1,
            List.of(new Uniform(0, 1)),
            List.of(),
            model,
            List.of());
    ColumnEstimates difference = estimates(plan).difference(0, 0);
    assertThat(difference.moments().sd()).isLessThan(1e-15);
    assertThat(difference.mean().value()).isEqualTo(1);
  }

  /** A point set with a defect: values changed, or one coordinate read where another was meant. */
  private record Broken(PointSet points, Change change, int coordinate, int instead)
      implements PointSet {

    interface Change extends Serializable {
      double of(double u);
    }

    @Override
    public int coordinates() {
      return points.coordinates();
    }

    @Override
    public ReplicatePoints replicate(int replicate, int[] coordinates) {
      int[] read = coordinates.clone();
      for (int i = 0; i < read.length; i++) {
        read[i] = read[i] == coordinate ? instead : read[i];
      }
      ReplicatePoints right = points.replicate(replicate, read);
      return (position, first, out) -> {
        right.fill(position, first, out);
        for (int i = 0; i < out.length; i++) {
          out[i] = change.of(out[i]);
        }
      };
    }
  }
}
