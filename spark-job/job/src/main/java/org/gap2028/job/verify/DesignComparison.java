package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.job.configuration.Design;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;

/**
 * Runs a configuration with Sobol' points and with random points, and compares all that is
 * published, statistic by statistic. The two share no randomness.
 */
public final class DesignComparison {

  /** Draws of each design at most. */
  public static final long MOST_DRAWS = 1 << 20;

  private final RunConfig config;
  private final Pipeline pipeline;

  /**
   * A comparison.
   *
   * @param config the configuration
   * @param pipeline what is verified
   */
  public DesignComparison(RunConfig config, Pipeline pipeline) {
    this.config = config;
    this.pipeline = pipeline;
  }

  /** Draws of both designs. */
  static long draws(RunConfig config) {
    RunPlan plan = config.plan();
    return 2 * blocks(plan) * RunPlan.BLOCK * plan.replicates();
  }

  private static long blocks(RunPlan plan) {
    long most = Math.max(MOST_DRAWS / RunPlan.BLOCK / plan.replicates(), 1);
    return Math.min(plan.blocks(), most);
  }

  /**
   * Runs both and compares.
   *
   * @throws org.gap2028.job.run.RunFailedException if all draws of a replicate fail in a scenario
   */
  public List<Check> run() {
    PublishedRun sobol = run(Design.SOBOL);
    PublishedRun random = run(Design.RANDOM);
    List<Check> checks = new ArrayList<>();
    compare(sobol, random, "moments", "mean", "mean_standard_error", checks);
    compare(sobol, random, "moments", "sd", "sd_standard_error", checks);
    compare(sobol, random, "quantiles", "value", "standard_error", checks);
    compare(sobol, random, "events", "probability", "standard_error", checks);
    compare(sobol, random, "differences", "value", "standard_error", checks);
    return checks;
  }

  private PublishedRun run(Design design) {
    RunPlan plan = config.plan();
    return pipeline.run(plan.withPoints(design.points(config.seed())).withBlocks(blocks(plan)));
  }

  private void compare(
      PublishedRun sobol,
      PublishedRun random,
      String table,
      String value,
      String error,
      List<Check> checks) {
    TableData one = sobol.table(table);
    TableData other = random.table(table);
    for (int i = 0; i < one.rowCount(); i++) {
      TableRow a = one.row(i);
      TableRow b = other.row(i);
      double errors = Math.hypot(a.number(error), b.number(error));
      double difference = a.number(value) - b.number(value);
      Check check =
          new Check(
              Design.SOBOL.key(),
              config.name(),
              label(table, value, a),
              b.number(value),
              a.number(value),
              errors);
      boolean betweenAtoms = difference != 0 && (a.number(error) == 0 || b.number(error) == 0);
      checks.add(betweenAtoms ? atAtoms(sobol, random, table, a, check) : check);
    }
  }

  /**
   * Quantiles inside atoms have no error, yet two runs may find neighbouring atoms where the
   * probability lies between them. What then must agree is the share below the higher of the two.
   */
  private Check atAtoms(
      PublishedRun sobol, PublishedRun random, String table, TableRow row, Check check) {
    double bound = Math.max(check.expected(), check.estimate());
    if (!table.equals("quantiles")) {
      return check;
    }
    Measured a = share(sobol, row, bound);
    Measured b = share(random, row, bound);
    return new Check(
        check.design(),
        check.problem(),
        check.statistic() + ", share below " + bound,
        b.value(),
        a.value(),
        Math.hypot(a.standardError(), b.standardError()));
  }

  private static Measured share(PublishedRun run, TableRow row, double bound) {
    RunPlan plan = run.compiled().plan();
    int scenario = plan.model().scenarios().indexOf(row.text("scenario"));
    int output = outputs(plan).indexOf(row.text("output"));
    int quarter =
        plan.model().quarters().stream()
            .map(each -> each.label())
            .toList()
            .indexOf(row.text("quarter_label"));
    Estimate share =
        run.estimates()
            .output(scenario, output, quarter)
            .probability(Double.NEGATIVE_INFINITY, bound);
    return new Measured(share.value(), share.standardError());
  }

  private static List<String> outputs(RunPlan plan) {
    return plan.model().outputs().stream().map(output -> output.name()).toList();
  }

  private static String label(String table, String value, TableRow row) {
    String scenario = row.text("scenario");
    String quarter = " " + row.text("quarter_label") + " ";
    return switch (table) {
      case "moments" -> scenario + quarter + row.text("output") + " " + value;
      case "quantiles" ->
          scenario
              + quarter
              + row.text("output")
              + " "
              + QuantileLabel.of(row.number("probability"));
      case "events" -> scenario + quarter + row.text("event");
      default -> scenario + " - " + row.text("reference") + quarter + row.text("statistic");
    };
  }
}
