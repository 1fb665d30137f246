package org.gap2028.engine.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gap2028.engine.GoldenTable;
import org.gap2028.engine.model.Evaluator;
import org.junit.jupiter.api.Test;

class PersistenceModelTest {

  private static final PersistenceModel MODEL =
      PersistenceModel.of(GapDefaults.constants(), List.of("baseline", "tighten"));

  @Test
  void pathsAreTheIndependentImplementations() {
    GoldenTable golden = GoldenTable.read(PersistenceModelTest.class, "golden-persistence.csv");
    int n = golden.rows().size();
    Evaluator evaluator = MODEL.evaluator(n, 1);
    evaluator.inputs(golden.columns("initial_lead", 1), n);
    evaluator.path(golden.columns("walk_2026q2", 11));
    double[][] release = golden.columns("release_2026q2", 11);
    double[][] leads = golden.columns("lead_2026q1", 12);
    List<Double> noise = MODEL.outputs().get(0).noise();
    for (int q = 0; q < 12; q++) {
      for (int i = 0; i < n; i++) {
        double released = q == 0 ? 0 : noise.get(q) * release[q - 1][i];
        // A dozen additions of numbers near 10.
        assertThat(evaluator.pathColumn(1, 0, q)[i] + released)
            .isCloseTo(leads[q][i], within(1e-13 * 10));
        assertThat(evaluator.failed(0)[i]).isFalse();
      }
    }
  }

  @Test
  void theMarginalLawIsTheWalksQuarterByQuarter() {
    Evaluator evaluator = MODEL.evaluator(1, 1);
    evaluator.inputs(new double[][] {{7}}, 1);
    evaluator.marginal(11, new double[][] {{2}});
    // Specification, "The rival": variance 1.6^2 (t - 1)/4 before release noise.
    assertThat(evaluator.column(0, 0, 11)[0][0])
        .isCloseTo(7 + 2 * 1.6 * Math.sqrt(11 / 4.0), within(1e-12));
  }

  @Test
  void hasNoComputeRatio() {
    assertThat(MODEL.outputs()).extracting("name").containsExactly("lead_months");
  }
}
