package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.QuantileList;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.PersistenceModel;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;

/** The atoms of initial_lead are the atoms of the lead at the first quarter. */
class AtomRunTest {

  private static RunEstimates run(Distribution lead, List<Event> events) {
    PersistenceModel model = PersistenceModel.of(GapDefaults.constants(), List.of("today"));
    RunPlan plan = Plans.of(SobolPoints.of(2028), 8, 8, List.of(lead), List.of(), model, events);
    CompiledPlan compiled = new CompiledPlan(plan);
    return new RunEstimates(compiled, new LocalRunner(2).run(compiled));
  }

  private static void isExactly(double value, Estimate estimate) {
    assertThat(estimate).isEqualTo(new Estimate(value, 0, value, value));
  }

  @Test
  void discreteLeadsAreExactEvenWhereTheyShareABin() {
    // Bins from 4 to 8 are 1/128 wide.
    List<Double> values = List.of(4.1, 7.0, 7.001, 7.002, 12.3);
    Event between = new Event("between", 7.001, 7.002, false, false);
    RunEstimates estimates =
        run(new Discrete(values, List.of(1.0, 3.0, 2.0, 1.0, 3.0)), List.of(between));
    ColumnEstimates lead = estimates.output(0, 0, 0);
    double[] probabilities = {0.05, 0.25, 0.5, 0.65, 0.9};
    for (int i = 0; i < probabilities.length; i++) {
      isExactly(values.get(i), lead.quantile(probabilities[i]));
    }
    Estimate share = estimates.events(0, 0).get(0);
    assertThat(share.value()).isCloseTo(0.2, within(5 * share.standardError()));
  }

  @Test
  void repeatedQuantilesAreExactAndTheRestIsWithinItsError() {
    QuantileList list =
        new QuantileList(List.of(0.0, 0.2, 0.5, 1.0), List.of(3.0, 7.003, 7.003, 10.0));
    Event less = new Event("less", Double.NEGATIVE_INFINITY, 7.003, false, false);
    RunEstimates estimates = run(list, List.of(less));
    ColumnEstimates lead = estimates.output(0, 0, 0);
    for (double p : new double[] {0.21, 0.35, 0.49}) {
      isExactly(7.003, lead.quantile(p));
    }
    for (double p : new double[] {0.01, 0.1, 0.15, 0.55, 0.7, 0.95}) {
      Estimate quantile = lead.quantile(p);
      assertThat(quantile.standardError()).isPositive();
      // Binning may add 1e-5 of the interquartile range, which is near 1.
      assertThat(quantile.value())
          .isCloseTo(list.quantile(p), within(5 * quantile.standardError() + 1e-5));
    }
    Estimate share = estimates.events(0, 0).get(0);
    assertThat(share.value()).isCloseTo(0.2, within(5 * share.standardError()));
  }

  @Test
  void laterQuartersHaveNone() {
    RunEstimates estimates = run(new Discrete(List.of(6.0, 9.0), List.of(1.0, 1.0)), List.of());
    Estimate quantile = estimates.output(0, 0, 3).quantile(0.3);
    assertThat(quantile.standardError()).isPositive();
  }
}
