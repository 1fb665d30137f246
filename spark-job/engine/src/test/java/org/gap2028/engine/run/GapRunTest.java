package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.engine.gap.GapModel;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.random.RandomPoints;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compute-gap model with its defaults, run by the plain runner. */
class GapRunTest {

  private static final long SEED = 2028;
  private static final int LAST = 11;

  private static CompiledPlan plan(int replicates, long blocks, int walkPoints) {
    return new CompiledPlan(Plans.gap(SobolPoints.of(SEED), replicates, blocks, walkPoints));
  }

  private static byte[] run(CompiledPlan plan, int threads) {
    return TestTallies.bytes(new LocalRunner(threads).run(plan));
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    CompiledPlan plan = plan(4, 3, 4);
    assertThat(run(plan, 3)).isEqualTo(run(plan, 1));
  }

  /**
   * The bytes that every JVM must give: made on OpenJDK 17, in its interpreter and by both
   * compilers, and on Temurin 25. A change that is meant to move numbers changes them here.
   */
  @ParameterizedTest
  @CsvSource({
    "sobol, 2710b6ad7d3d600bc6765af9e8bba10c34f500da7361c6f33a38c52d26ed4727",
    "random, 0e7ee6e7cae9317cc82e22db1c23a5ad6df64423e1e12c8bc043664108b060b2"
  })
  void theBitsAreThoseOfEveryJvm(String design, String expected) throws NoSuchAlgorithmException {
    PointSet points = design.equals("sobol") ? SobolPoints.of(SEED) : RandomPoints.of(SEED);
    byte[] bytes = run(new CompiledPlan(Plans.gap(points, 4, 3, 4)), 2);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(expected);
  }

  @Test
  void theOrderOfBlocksChangesNoBit() {
    CompiledPlan compiled = plan(2, 6, 4);
    List<Long> blocks = new ArrayList<>(List.of(0L, 1L, 2L, 3L, 4L, 5L));
    Tally inOrder = tally(compiled, blocks);
    Collections.shuffle(blocks, new Random(SEED));
    Tally shuffled = tally(compiled, blocks);
    Tally parts = tally(compiled, blocks.subList(0, 2));
    parts.merge(tally(compiled, blocks.subList(2, 6)));
    assertThat(TestTallies.bytes(shuffled)).isEqualTo(TestTallies.bytes(inOrder));
    assertThat(TestTallies.bytes(parts)).isEqualTo(TestTallies.bytes(inOrder));
  }

  private static Tally tally(CompiledPlan compiled, List<Long> blocks) {
    BlockEvaluator evaluator = new BlockEvaluator(compiled);
    Tally tally = new Tally(compiled.layout());
    blocks.forEach(block -> evaluator.evaluate(new SuperBlock(1, block, 1), tally));
    return tally;
  }

  @Test
  void theLeadAtTheFirstQuarterHasTheElicitedQuantiles() {
    CompiledPlan compiled = plan(32, 8, 4);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(2).run(compiled));
    for (int s = 0; s < 3; s++) {
      double[] elicited = {4, 7, 10.5};
      double[] probabilities = {0.05, 0.5, 0.95};
      for (int k = 0; k < 3; k++) {
        Estimate quantile = estimates.output(s, GapModel.LEAD, 0).quantile(probabilities[k]);
        assertThat(quantile.value())
            .isCloseTo(elicited[k], within(5 * quantile.standardError() + 1e-12));
      }
    }
  }

  @Test
  void differencesThroughout2026AreExactlyZero() {
    CompiledPlan compiled = plan(4, 2, 4);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(2).run(compiled));
    for (int pair = 0; pair < 2; pair++) {
      for (int q = 0; q < 4; q++) {
        Estimate zero = new Estimate(0, 0, 0, 0);
        assertThat(estimates.difference(pair, q).mean()).isEqualTo(zero);
        assertThat(estimates.difference(pair, q).quantile(0.05)).isEqualTo(zero);
        assertThat(estimates.difference(pair, q).moments().sd()).isZero();
        assertThat(estimates.difference(pair, q).probabilityPositive().value()).isZero();
      }
    }
  }

  // An independent NumPy implementation, 8 million plain draws (scripts/golden/gap_model.py claims
  // --draws 8000000), standard errors beside; 2028Q4.
  @Test
  void theGapAt2028Q4IsTheIndependentImplementations() {
    CompiledPlan compiled = plan(32, 8, 4);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(2).run(compiled));
    double[][] expected = {
      // mean, p05, p50, p95, P(< 3), P(12 to 24), P(< 0)
      {10.648, 2.022, 10.498, 19.838, 0.0715, 0.3730, 0.0230},
      {14.283, 4.680, 13.991, 24.896, 0.0266, 0.5713, 0.0078},
      {6.321, -3.395, 6.452, 15.449, 0.2550, 0.1438, 0.1190}
    };
    double[] error = {0.0024, 0.007, 0.0032, 0.006, 0.0002, 0.0002, 0.0002};
    for (int s = 0; s < 3; s++) {
      List<Estimate> found = new ArrayList<>();
      found.add(estimates.output(s, GapModel.LEAD, LAST).mean());
      for (double p : new double[] {0.05, 0.5, 0.95}) {
        found.add(estimates.output(s, GapModel.LEAD, LAST).quantile(p));
      }
      found.addAll(estimates.events(s, LAST).subList(0, 3));
      for (int k = 0; k < error.length; k++) {
        // Five joint standard errors, and half a unit of the last digit quoted.
        double both = Math.hypot(error[k], found.get(k).standardError());
        assertThat(found.get(k).value())
            .as("scenario %d, statistic %d", s, k)
            .isCloseTo(expected[s][k], within(5 * both + 0.00005));
      }
    }
  }

  @Test
  void integratedNoiseAgreesWithDrawnNoise() {
    // 2^17 draws with their own noise against the published distribution: five standard errors.
    CompiledPlan compiled = new CompiledPlan(Plans.gap(RandomPoints.of(SEED), 16, 8, 4));
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(2).run(compiled));
    DrawEvaluator draws = new DrawEvaluator(compiled);
    double[] below = new double[3];
    double[] sum = new double[3];
    int n = 0;
    for (int r = 0; r < 16; r++) {
      for (long first = 0; first < 8 * 1024; first += DrawSampler.CHUNK) {
        draws.evaluate(r, first);
        for (int s = 0; s < 3; s++) {
          double[] lead = draws.output(s, GapModel.LEAD, LAST);
          for (int i = 0; i < DrawSampler.CHUNK; i++) {
            below[s] += lead[i] < 3 ? 1 : 0;
            sum[s] += lead[i];
          }
        }
        n += DrawSampler.CHUNK;
      }
    }
    for (int s = 0; s < 3; s++) {
      double p = estimates.events(s, LAST).get(0).value();
      assertThat(below[s] / n).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / n)));
      double sd = estimates.output(s, GapModel.LEAD, LAST).moments().sd();
      double mean = estimates.output(s, GapModel.LEAD, LAST).mean().value();
      assertThat(sum[s] / n).isCloseTo(mean, within(5 * sd / Math.sqrt(n)));
    }
  }

  @Test
  void eventsAlongPathsAgreeWithDrawsOwnPaths() {
    CompiledPlan compiled = plan(2, 2, 4);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(1).run(compiled));
    DrawSampler sampler = new DrawSampler(compiled);
    Evaluator evaluator = compiled.plan().model().evaluator(DrawSampler.CHUNK, 1);
    int[][] reached = new int[3][12];
    for (int r = 0; r < 2; r++) {
      sampler.replicate(r);
      for (long first = 0; first < 2 * 1024; first += DrawSampler.CHUNK) {
        evaluator.inputs(sampler.inputs(first), DrawSampler.CHUNK);
        evaluator.path(sampler.walkIncrements(first));
        for (int s = 0; s < 3; s++) {
          for (int i = 0; i < DrawSampler.CHUNK; i++) {
            boolean ever = false;
            for (int q = 0; q < 12; q++) {
              ever |= evaluator.pathColumn(s, GapModel.LEAD, q)[i] < 3;
              reached[s][q] += ever ? 1 : 0;
            }
          }
        }
      }
    }
    for (int s = 0; s < 3; s++) {
      for (int q = 0; q < 12; q++) {
        assertThat(estimates.events(s, q).get(3).value()).isEqualTo(reached[s][q] / 4096.0);
      }
    }
  }

  @Test
  void anotherScenarioOrEventChangesNoOtherNumber() {
    assertAdditionChangesNothing(Plans.gap(SobolPoints.of(SEED), 4, 1, 4));
  }

  /** A slower US pace under relaxed exports makes draws fail there that do not fail elsewhere. */
  @Test
  void drawsThatFailInAnotherScenarioChangeNoOtherNumber() {
    RunPlan plan = Plans.gap(SobolPoints.of(SEED), 4, 1, 4);
    List<PlannedInput> inputs = new ArrayList<>(plan.inputs());
    int growth = GapInput.ALGORITHMIC_GROWTH.ordinal();
    inputs.set(
        growth,
        new PlannedInput(
            "algorithmic_growth", inputs.get(growth).coordinate(), new Normal(0.2, 0.25)));
    RunPlan failing = with(plan, inputs, (GapModel) plan.model(), plan.pairs(), plan.events());
    CompiledPlan compiled = new CompiledPlan(failing);
    Tally tally = tally(compiled, List.of(0L));
    assertThat(tally.failed(0)).isPositive();
    assertThat(tally.failed(2)).isGreaterThan(tally.failed(0));
    assertThat(tally.failed(2)).isLessThan(RunPlan.BLOCK / 2);
    assertAdditionChangesNothing(failing);
  }

  private static RunPlan with(
      RunPlan plan,
      List<PlannedInput> inputs,
      GapModel model,
      List<Pair> pairs,
      List<Event> events) {
    return new RunPlan(
        plan.points(),
        plan.replicates(),
        plan.blocks(),
        inputs,
        plan.copula(),
        plan.walkCoordinates(),
        plan.noiseCoordinates(),
        model,
        pairs,
        events,
        plan.quantiles(),
        plan.walkPoints());
  }

  private static void assertAdditionChangesNothing(RunPlan all) {
    GapModel two = GapModel.of(GapDefaults.constants(), GapDefaults.scenarios().subList(0, 2), 20);
    RunPlan fewer =
        with(all, all.inputs(), two, all.pairs().subList(0, 1), all.events().subList(0, 1));
    CompiledPlan more = new CompiledPlan(all);
    CompiledPlan less = new CompiledPlan(fewer);
    RunEstimates a = new RunEstimates(more, new LocalRunner(2).run(more));
    RunEstimates b = new RunEstimates(less, new LocalRunner(2).run(less));
    for (int q = 0; q < 12; q++) {
      for (int s = 0; s < 2; s++) {
        for (int o = 0; o < 2; o++) {
          assertThat(b.output(s, o, q).moments()).isEqualTo(a.output(s, o, q).moments());
          assertThat(b.output(s, o, q).quantile(0.5)).isEqualTo(a.output(s, o, q).quantile(0.5));
        }
        assertThat(b.events(s, q).get(0)).isEqualTo(a.events(s, q).get(0));
      }
      assertThat(b.difference(0, q).moments()).isEqualTo(a.difference(0, q).moments());
    }
  }

  @Test
  void aWarmBlockAllocatesNothing() {
    CompiledPlan compiled = plan(2, 8, 4);
    BlockEvaluator evaluator = new BlockEvaluator(compiled);
    Tally tally = new Tally(compiled.layout());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int warm = 0; warm < 3; warm++) {
      for (long block = 0; block < 8; block++) {
        evaluator.evaluate(new SuperBlock(0, block, 1), tally);
      }
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (long block = 0; block < 8; block++) {
      evaluator.evaluate(new SuperBlock(0, block, 1), tally);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // The counter itself allocates a little; 8 blocks are 8,192 draws.
    assertThat(allocated).isLessThan(1024);
  }
}
