package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.PersistenceModel;
import org.gap2028.engine.gap.Rival;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.MomentEstimates;
import org.junit.jupiter.api.Test;

/** A run of the persistence model finds what the rival's quadrature says. */
class RivalRunTest {

  /**
   * Standard errors, of 32 replicates. Student's t with 31 degrees is beyond five with a
   * probability of 2e-5, so that one of the 132 comparisons fails by chance for at most one seed in
   * 350; the seed is fixed.
   */
  private static final double ERRORS = 5;

  @Test
  void agreesWithinFiveStandardErrors() {
    Distribution lead = Metalog.of(4, 7, 10.5, 0, Double.POSITIVE_INFINITY);
    List<Event> events = new ArrayList<>(Plans.GAP_EVENTS);
    events.add(new Event("under_six", Double.NEGATIVE_INFINITY, 6, true, false));
    PersistenceModel model = PersistenceModel.of(GapDefaults.constants(), List.of("today"));
    RunPlan plan = Plans.of(SobolPoints.of(2028), 32, 16, List.of(lead), List.of(), model, events);
    CompiledPlan compiled = new CompiledPlan(plan);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(2).run(compiled));
    Rival rival = new Rival(lead, GapDefaults.constants());

    for (int quarter = 0; quarter < 12; quarter++) {
      ColumnEstimates column = estimates.output(0, 0, quarter);
      for (double p : plan.quantiles()) {
        agrees(column.quantile(p), rival.quantile(quarter, p), "quantile " + p, quarter);
      }
      MomentEstimates moments = column.moments();
      assertThat(moments.mean())
          .isCloseTo(rival.mean(), within(ERRORS * moments.meanStandardError()));
      assertThat(moments.sd())
          .isCloseTo(rival.standardDeviation(quarter), within(ERRORS * moments.sdStandardError()));
      List<Estimate> probabilities = estimates.events(0, quarter);
      for (int e = 0; e < events.size(); e++) {
        Event event = events.get(e);
        double expected =
            event.ever()
                ? rival.everProbabilities(event.from(), event.below())[quarter]
                : event.underlying()
                    ? rival.underlyingProbability(quarter, event.from(), event.below())
                    : rival.probability(quarter, event.from(), event.below());
        agrees(probabilities.get(e), expected, event.name(), quarter);
      }
    }
  }

  private static void agrees(Estimate estimate, double expected, String what, int quarter) {
    assertThat(estimate.value())
        .as(what + " in quarter " + quarter)
        .isCloseTo(expected, within(ERRORS * estimate.standardError()));
  }
}
