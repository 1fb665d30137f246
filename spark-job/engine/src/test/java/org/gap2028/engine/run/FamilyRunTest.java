package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gap2028.engine.distribution.Beta;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.LogNormal;
import org.gap2028.engine.distribution.LogUniform;
import org.gap2028.engine.distribution.LogitNormal;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.distribution.Mixture;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.Pert;
import org.gap2028.engine.distribution.QuantileList;
import org.gap2028.engine.distribution.Triangular;
import org.gap2028.engine.distribution.Truncated;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.random.RandomPoints;
import org.junit.jupiter.api.Test;

/** The draws of a run have the quantiles that are published of its inputs. */
class FamilyRunTest {

  private static final List<Distribution> FAMILIES =
      List.of(
          new Fixed(3),
          new Normal(0.05, 0.1),
          LogNormal.ofQuantiles(0.15, 0.9),
          new Uniform(-1, 2),
          new LogUniform(0.01, 100),
          new Triangular(0, 1, 4),
          new Pert(0, 1, 4),
          new Beta(0.7, 2.5, -1, 1),
          LogitNormal.ofQuantiles(0.2, 0.7),
          Metalog.of(4, 7, 10.5, 0, Double.POSITIVE_INFINITY),
          new QuantileList(List.of(0.0, 0.1, 0.4, 0.7, 1.0), List.of(3.0, 4.5, 7.0, 7.0, 13.0)),
          Discrete.of(List.of(0.08, 0.2, 0.12), List.of(1.0, 1.0, 2.0)),
          new Mixture(List.of(0.7, 0.3), List.of(new Normal(3, 1), new Uniform(0.2, 1))),
          new Truncated(new Normal(0.55, 0.2), 0.2, 1.2));

  private static final double[] PROBABILITIES = {0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999};
  private static final int REPLICATES = 4;
  private static final long BLOCKS = 16;

  @Test
  void drawsHaveThePublishedQuantiles() {
    FunctionModel model = new FunctionModel(FAMILIES.size(), 0, 0, 0, List.of(inputs -> 0));
    RunPlan plan =
        Plans.of(RandomPoints.of(2028), REPLICATES, BLOCKS, FAMILIES, List.of(), model, List.of());
    int[][] upTo = new int[FAMILIES.size()][PROBABILITIES.length];
    DrawSampler sampler = new DrawSampler(new CompiledPlan(plan));
    for (int r = 0; r < REPLICATES; r++) {
      sampler.replicate(r);
      for (long first = 0; first < BLOCKS * RunPlan.BLOCK; first += DrawSampler.CHUNK) {
        count(sampler.inputs(first), upTo);
      }
    }
    double draws = plan.draws();
    for (int f = 0; f < FAMILIES.size(); f++) {
      Distribution family = FAMILIES.get(f);
      for (int k = 0; k < PROBABILITIES.length; k++) {
        // More than its probability lies up to a quantile that is an atom.
        double p = family.cdf(limit(family, k));
        // 98 binomial counts, five standard errors: one seed in 18,000 fails by chance.
        assertThat(upTo[f][k] / draws)
            .as("%s, %s", family, PROBABILITIES[k])
            .isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / draws)));
      }
    }
  }

  private static void count(double[][] inputs, int[][] upTo) {
    for (int f = 0; f < upTo.length; f++) {
      for (int k = 0; k < PROBABILITIES.length; k++) {
        double limit = limit(FAMILIES.get(f), k);
        for (int i = 0; i < DrawSampler.CHUNK; i++) {
          upTo[f][k] += inputs[f][i] <= limit ? 1 : 0;
        }
      }
    }
  }

  private static double limit(Distribution family, int k) {
    return family.quantile(PROBABILITIES[k], 1 - PROBABILITIES[k]);
  }
}
