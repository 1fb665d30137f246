package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawEvaluator;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.Plans;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;

class AttributionTest {

  /** Student's t with 15 degrees exceeds this once in a million times. */
  private static final double LIMIT = 7.6;

  private static final List<Event> EVENTS =
      List.of(
          new Event("below", Double.NEGATIVE_INFINITY, 0, false, false),
          new Event("ever", 2, Double.POSITIVE_INFINITY, true, true));

  /** Levers 0 and 2 differ; they interact in the third input, the first input is in both. */
  private static LeverModel model() {
    return new LeverModel(
        3,
        List.of("first", "same", "last"),
        List.of(2, 7),
        1,
        0.5,
        1.5,
        (policy, x) ->
            x[0]
                + ((policy & 1) == 1 ? 1 + 2 * x[1] : 0)
                + ((policy & 4) == 4 ? -0.5 : 0)
                + ((policy & 5) == 5 ? 2 * x[2] : 0));
  }

  private static RunPlan plan(long blocks) {
    return StudyPlans.of(
        model(),
        List.of(new Normal(0, 1), new Normal(0, 1), new Normal(1, 1)),
        List.of(new Correlation(1, 2, 0.5)),
        EVENTS,
        blocks);
  }

  private static Map<String, Estimate> shares(RunPlan plan, int quarter, int threads) {
    AttributionStudy study = AttributionStudy.of(plan, quarter).orElseThrow();
    List<AttributionPart> parts = new LocalStudies(threads).run(study, new CompiledPlan(plan));
    Map<String, Estimate> shares = new TreeMap<>();
    for (LeverShare share : new Attribution(study, plan, parts).shares()) {
      LeverShare.Statistic statistic = share.statistic();
      shares.put(
          share.lever()
              + " "
              + statistic.kind()
              + " "
              + statistic.probability()
              + statistic.event(),
          share.estimate());
    }
    return shares;
  }

  private static void check(Estimate estimate, double exact) {
    assertThat(estimate.value()).isCloseTo(exact, within(LIMIT * estimate.standardError() + 1e-12));
    assertThat(estimate.standardError()).isLessThan(0.02);
  }

  /** P(N(mean, variance) < 0). */
  private static double negative(double mean, double variance) {
    return StandardNormal.cdf(-mean / Math.sqrt(variance));
  }

  @Test
  void givesKnownShares() {
    Map<String, Estimate> shares = shares(plan(8), 1, 2);

    // In a draw: 1 + 2 x1 + x2 and -0.5 + x2.
    check(shares.get("first MEAN NaN"), 2);
    check(shares.get("last MEAN NaN"), 0.5);
    double sd = Math.sqrt(4 + 1 + 2 * 2 * 0.5);
    for (double p : new double[] {0.05, 0.5, 0.95}) {
      double z = StandardNormal.quantile(p, 1 - p);
      check(shares.get("first QUANTILE " + p), 2 + sd * z);
      check(shares.get("last QUANTILE " + p), 0.5 + z);
    }
    // Variances of x0 + walk + noise, and with the levers.
    double none = 1 + 0.25 + 2.25;
    double p0 = negative(0, none);
    double p1 = negative(1, none + 4);
    double p2 = negative(-0.5, none);
    double p12 = negative(2.5, none + 4 + 4 + 4);
    check(shares.get("first EVENT NaNbelow"), (p1 - p0 + p12 - p2) / 2);
    check(shares.get("last EVENT NaNbelow"), (p2 - p0 + p12 - p1) / 2);
  }

  @Test
  void sharesAddUpDrawByDraw() {
    RunPlan plan = plan(1);
    AttributionStudy study = AttributionStudy.of(plan, 0).orElseThrow();
    AttributionPart.OfPair part = study.worker(new CompiledPlan(plan)).evaluate(3).pairs().get(0);
    DrawSampler sampler = new DrawSampler(new CompiledPlan(plan));
    sampler.replicate(3);
    double[][] x = sampler.inputs(256);

    for (int i = 0; i < 256; i++) {
      double difference = 1 + 2 * x[1][i] - 0.5 + 2 * x[2][i];
      assertThat(part.shares()[0][256 + i] + part.shares()[1][256 + i])
          .isCloseTo(difference, within(1e-12));
    }
  }

  /** Along paths: without walk the second quarter adds nothing, and noise does not enter. */
  @Test
  void countsEventsAlongPaths() {
    LeverModel model = model();
    LeverModel still =
        new LeverModel(3, model.levers(), model.policies(), 1, 0, 1.5, model.function());
    Map<String, Estimate> shares = shares(plan(8).withModel(still), 1, 2);

    double p0 = negative(2, 1);
    double p1 = negative(1, 1 + 4);
    double p2 = negative(2.5, 1);
    double p12 = negative(-0.5, 1 + 4 + 4 + 4);
    check(shares.get("first EVENT NaNever"), (p1 - p0 + p12 - p2) / 2);
    check(shares.get("last EVENT NaNever"), (p2 - p0 + p12 - p1) / 2);
  }

  @Test
  void isTheSameOnThreadsAndWithMoreDraws() {
    assertThat(shares(plan(8), 1, 3)).isEqualTo(shares(plan(8), 1, 1)).hasSize(12);
    assertThat(shares(plan(11), 1, 2)).isEqualTo(shares(plan(8), 1, 1));
  }

  @Test
  void leavesOutDrawsThatFail() {
    LeverModel model = model();
    LeverModel.Function failing =
        (policy, x) -> policy == 3 && x[0] > 0 ? Double.NaN : model.function().of(policy, x);
    LeverModel fails = new LeverModel(3, model.levers(), model.policies(), 1, 0.5, 1.5, failing);
    Map<String, Estimate> shares = shares(plan(8).withModel(fails), 0, 2);

    check(shares.get("first MEAN NaN"), 2);
    // Under the reference the output is x0, which is negative in all that is left, noise or not.
    assertThat(shares.get("last EVENT NaNever").value()).isBetween(-0.5, 0.5);
  }

  @Test
  void isNothingWhereNoLeverDiffers() {
    LeverModel same =
        new LeverModel(3, List.of("one"), List.of(1, 1), 0, 0, 0, (policy, x) -> x[0]);

    assertThat(AttributionStudy.of(plan(1).withModel(model()), 0)).isPresent();
    RunPlan plan =
        StudyPlans.of(
            same,
            List.of(new Normal(0, 1), new Normal(0, 1), new Normal(0, 1)),
            List.of(),
            List.of(),
            1);
    assertThat(AttributionStudy.of(plan, 0)).isEmpty();
  }

  /** The gap's own scenarios: five levers differ, and their mean shares are the mean effect. */
  @Test
  void attributesTheEffectsOfPolicies() {
    RunPlan plan = Plans.gap(new SobolPoints(2028), 16, 1, 4);
    CompiledPlan compiled = new CompiledPlan(plan);
    AttributionStudy study = AttributionStudy.of(plan, 11).orElseThrow();
    List<AttributionPart> parts = new LocalStudies(2).run(study, compiled);
    Map<Integer, Double> sums = new TreeMap<>();
    Map<Integer, List<String>> levers = new TreeMap<>();
    for (LeverShare share : new Attribution(study, plan, parts).shares()) {
      if (share.statistic().equals(LeverShare.Statistic.MEAN)) {
        sums.merge(share.pair().scenario(), share.estimate().value(), Double::sum);
        levers.computeIfAbsent(share.pair().scenario(), s -> new ArrayList<>()).add(share.lever());
      }
    }

    assertThat(levers.get(1))
        .containsExactly(
            "legal_exports", "smuggling", "offshore_access", "domestic", "distillation_removed");
    assertThat(levers.get(2))
        .containsExactly(
            "legal_exports", "smuggling", "offshore", "domestic", "distillation_removed");
    for (int pair = 0; pair < 2; pair++) {
      DrawEvaluator draws = new DrawEvaluator(compiled);
      double difference = 0;
      for (int chunk = 0; chunk < 16 * 4; chunk++) {
        draws.evaluate(chunk / 4, chunk % 4 * 256L);
        double[] reference = draws.underlying(0, 0, 11).clone();
        double[] values = draws.underlying(pair + 1, 0, 11);
        for (int i = 0; i < values.length; i++) {
          difference += values[i] - reference[i];
        }
      }
      assertThat(sums.get(pair + 1)).isCloseTo(difference / (16 * 1024), within(1e-10));
    }
  }
}
