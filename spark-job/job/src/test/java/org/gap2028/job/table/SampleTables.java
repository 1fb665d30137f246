package org.gap2028.job.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.gap.TornadoBar;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.BinEstimate;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.MomentEstimates;

/**
 * A small but whole set of tables, with the values that tend to get lost on the way: doubles whose
 * last bit matters, subnormals, negative zero, NULLs, text that is not ASCII.
 */
public final class SampleTables {

  /** Id of the run that the tables are of. */
  public static final String RUN_ID = "sample-0123456789ab";

  private static final Quarter FIRST = new Quarter(2026, 1);
  private static final Quarter LAST = new Quarter(2028, 4);
  private static final String LEAD = "lead_months";
  private static final String MONTHS = "months";

  private SampleTables() {}

  /** A distribution with the bounds given and easy quantiles, as no real family is needed here. */
  record Sample(double lower, double upper, double mean, double standardDeviation, double tailIndex)
      implements Distribution {

    @Override
    public String family() {
      return "sample";
    }

    @Override
    public double quantile(double p, double q) {
      return p < 0.5 ? p : 1 - q;
    }

    @Override
    public double cdf(double x) {
      return x;
    }
  }

  /** Schemas of the draws of a model with two inputs. */
  public static DrawTables draws() {
    return DrawTables.withComputeRatio(
        List.of(
            new DrawInput("initial_lead", MONTHS, "the lead at 2026Q1"),
            new DrawInput("lead_retention", "", "undiffused lead")),
        quarters());
  }

  /** The twelve quarters of a run. */
  public static List<Quarter> quarters() {
    List<Quarter> quarters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      quarters.add(FIRST.plus(i));
    }
    return quarters;
  }

  /** All small tables but {@code run}. */
  public static List<TableData> results() {
    double inf = Double.POSITIVE_INFINITY;
    return List.of(
        ScenariosRow.TABLE.rows(
            RUN_ID,
            List.of(
                new ScenariosRow("tighten", "Tighter controls", Optional.of("éß漢🙂"), 2, false),
                new ScenariosRow("baseline", "Today's \"policy\"", Optional.empty(), 1, true))),
        LeversRow.TABLE.rows(
            RUN_ID,
            List.of(
                new LeversRow(
                    "tighten",
                    "smuggling",
                    1,
                    Optional.of("enforcement"),
                    OptionalDouble.of(-1),
                    OptionalDouble.of(0.1),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.of("smuggled_share")),
                new LeversRow(
                    "baseline",
                    "smuggling",
                    1,
                    Optional.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Optional.empty()))),
        InputsRow.TABLE.rows(
            RUN_ID,
            List.of(
                new InputsRow(
                    "initial_lead",
                    Optional.of(MONTHS),
                    new Sample(0, inf, 7.1, 2.03, 12.5),
                    List.of("ECI-7", "CAISI"),
                    Optional.of("the lead at 2026Q1")),
                new InputsRow(
                    "heavy",
                    Optional.empty(),
                    new Sample(-inf, inf, Double.NaN, inf, inf),
                    List.of(),
                    Optional.empty()))),
        MomentsRow.TABLE.rows(
            RUN_ID,
            List.of(
                new MomentsRow(
                    "baseline",
                    LEAD,
                    MONTHS,
                    LAST,
                    new MomentEstimates(
                        4_194_304L,
                        Math.nextUp(10.1),
                        Double.MIN_VALUE,
                        4.2,
                        1e-300,
                        -0.0,
                        -Double.MAX_VALUE,
                        Double.MAX_VALUE)),
                new MomentsRow(
                    "baseline",
                    LEAD,
                    MONTHS,
                    FIRST,
                    new MomentEstimates(4_194_304L, 7, 0, 0, 0, Double.NaN, 7, 7)))),
        QuantilesRow.TABLE.rows(
            RUN_ID,
            List.of(
                new QuantilesRow(
                    "baseline", LEAD, MONTHS, LAST, 0.95, new Estimate(17.5, 0.01, 17.4, 17.6)),
                new QuantilesRow(
                    "baseline",
                    LEAD,
                    MONTHS,
                    LAST,
                    0.05,
                    new Estimate(0.1 + 0.2, 0.01, 0.2, 0.4)))),
        DistributionRow.TABLE.rows(
            RUN_ID,
            List.of(
                new DistributionRow(
                    "baseline", LEAD, MONTHS, LAST, new BinEstimate(-0.25, 0, 1.5, 0.25, 0.375)),
                new DistributionRow(
                    "baseline", LEAD, MONTHS, LAST, new BinEstimate(0, 0.25, 2.5, 0.625, 1)))),
        EventsRow.TABLE.rows(
            RUN_ID,
            List.of(
                new EventsRow(
                    "baseline",
                    LAST,
                    new Event("near_parity", Double.NEGATIVE_INFINITY, 3, false, false),
                    new Estimate(0.05, 0.001, 0.048, 0.052)),
                new EventsRow(
                    "baseline",
                    LAST,
                    new Event("parity_reached", Double.NEGATIVE_INFINITY, 3, true, true),
                    new Estimate(0.25, 0.001, 0.248, 0.252)))),
        DifferencesRow.TABLE.rows(
            RUN_ID,
            List.of(
                new DifferencesRow(
                    "tighten", "baseline", LAST, "mean", new Estimate(3.3, 0.002, 3.29, 3.31)),
                new DifferencesRow(
                    "tighten",
                    "baseline",
                    LAST,
                    "probability_positive",
                    new Estimate(0.97, 0.001, 0.968, 0.972)))),
        RivalRow.TABLE.rows(
            RUN_ID,
            List.of(
                new RivalRow(LAST, "p05", Math.nextUp(0.78)),
                new RivalRow(LAST, "event:near_parity", 0.145),
                new RivalRow(LAST, "sd", Double.POSITIVE_INFINITY))),
        TornadoRow.TABLE.rows(
            RUN_ID,
            List.of(
                new TornadoRow("baseline", new TornadoBar(0, "enforcement", 0.25, 0.9, 10.8, 10.8)),
                new TornadoRow(
                    "baseline", new TornadoBar(0, "initial_lead", 4, 10.5, Double.NaN, 14)))),
        ConvergenceRow.TABLE.rows(
            RUN_ID,
            List.of(
                new ConvergenceRow(
                    "tighten",
                    Optional.of("baseline"),
                    LAST,
                    "mean",
                    Optional.empty(),
                    65_536,
                    3.3,
                    0.01),
                new ConvergenceRow(
                    "baseline",
                    Optional.empty(),
                    LAST,
                    "probability",
                    Optional.of("near_parity"),
                    65_536,
                    0.05,
                    0.001))),
        PublishedTables.dataDictionary(RUN_ID, draws(), List.of()));
  }

  /** The table {@code run}, for results with this digest. */
  public static TableData run(String resultDigest) {
    return RunRow.TABLE.rows(
        RUN_ID,
        List.of(
            new RunRow(
                "sample",
                "compute-gap",
                "sobol",
                Long.MAX_VALUE,
                4_194_304,
                32,
                3,
                "00ff",
                resultDigest,
                "0.1.0",
                Optional.empty(),
                "4.2.0",
                "17.0.15",
                "local[2]",
                Instant.parse("2026-11-24T10:15:30.123456Z"),
                12.75,
                23.5,
                1_234_567)));
  }

  /** All small tables. */
  public static List<TableData> all() {
    List<TableData> results = results();
    List<TableData> all = new ArrayList<>();
    all.add(run(ResultDigest.of(results)));
    all.addAll(results);
    return all;
  }
}
