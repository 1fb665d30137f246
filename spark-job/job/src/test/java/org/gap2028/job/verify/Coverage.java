package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.ColumnEstimates;
import org.gap2028.engine.statistics.StudentT;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableRow;

/**
 * How often 95 % intervals of published statistics hold the truth, over runs that differ in their
 * seed alone. The plain-Java runner makes the runs.
 */
final class Coverage {

  /**
   * Name of a statistic, and how it came out.
   *
   * @param statistic its name
   * @param covered runs whose interval held the truth
   * @param known whether it is known almost exactly: by the model, or because its error hardly
   *     varies between runs, being 0 or the least that a share can have
   * @param runs number of runs
   */
  record Tally(String statistic, int covered, boolean known, int runs) {

    /** A standard deviation, of which no interval is published. */
    boolean isSd() {
      return statistic.startsWith("moments ") && statistic.endsWith(" sd");
    }

    /** Whether the bounds of the experiment are about it. */
    boolean isBound() {
      return !known && !isSd();
    }

    double share() {
      return (double) covered / runs;
    }
  }

  /** Relative spread of an error that comes from 32 replicates is 0.13; of a constant one, 0. */
  private static final double CONSTANT = 0.05;

  private record Interval(double low, double high, double error) {

    boolean holds(double truth) {
      // An interval without width claims to be exact, to rounding.
      double rounding = 1e-9 * Math.max(1, Math.abs(truth));
      return low - rounding <= truth && truth <= high + rounding;
    }
  }

  private Coverage() {}

  /**
   * Counts covers.
   *
   * @param plan the plan of a seed
   * @param truth true values by statistic; others are left out
   * @param known what the model knows almost exactly
   * @param seeds seeds from 1 to this
   */
  static List<Tally> of(
      LongFunction<RunPlan> plan, Map<String, Double> truth, Predicate<String> known, int seeds) {
    Map<String, Count> counts = new TreeMap<>();
    for (long seed = 1; seed <= seeds; seed++) {
      intervals(VerificationTest.sound(plan.apply(seed)))
          .forEach(
              (statistic, interval) -> {
                Double exact = truth.get(statistic);
                if (exact != null) {
                  counts.computeIfAbsent(statistic, name -> new Count()).add(interval, exact);
                }
              });
    }
    List<Tally> tallies = new ArrayList<>();
    counts.forEach(
        (name, count) ->
            tallies.add(
                new Tally(name, count.covered, known.test(name) || count.isConstant(), seeds)));
    return tallies;
  }

  /** Runs that held the truth, and the spread of their errors. */
  private static final class Count {
    private int covered;
    private int runs;
    private double sum;
    private double squares;

    void add(Interval interval, double exact) {
      covered += interval.holds(exact) ? 1 : 0;
      runs++;
      sum += interval.error();
      squares += interval.error() * interval.error();
    }

    boolean isConstant() {
      double mean = sum / runs;
      double variance = squares / runs - mean * mean;
      return variance <= CONSTANT * CONSTANT * mean * mean;
    }
  }

  /** The values that a large run publishes, by statistic. */
  static Map<String, Double> values(PublishedRun run) {
    Map<String, Double> values = new HashMap<>();
    statistics(run).forEach((name, row) -> values.put(name, row.number(valueColumn(name))));
    return values;
  }

  /** The known answers of a problem, by statistic. */
  static Map<String, Double> answers(Problem problem) {
    Map<String, Double> values = new HashMap<>();
    for (KnownAnswer answer : KnownAnswer.all()) {
      if (answer.problem().equals(problem.name())) {
        String quarter = problem.model().quarters().get(answer.quarter()).label();
        values.put(name(answer, quarter), answer.exact());
      }
    }
    return values;
  }

  private static String name(KnownAnswer answer, String quarter) {
    String[] parts = answer.statistic().split(":", 2);
    String statistic =
        switch (parts[0]) {
          case "quantile" -> QuantileLabel.of(Double.parseDouble(parts[1]));
          case "event" -> parts[1];
          default -> answer.statistic();
        };
    if (!answer.reference().isEmpty()) {
      return String.join(
          " ", "differences", answer.scenario(), answer.reference(), quarter, statistic);
    }
    boolean event = parts[0].equals("event");
    String output = event ? "" : " value";
    String table = event ? "events" : parts[0].equals("quantile") ? "quantiles" : "moments";
    return String.join(" ", table, answer.scenario(), quarter + output, statistic);
  }

  private static String valueColumn(String name) {
    return switch (name.substring(0, name.indexOf(' '))) {
      case "moments" -> name.substring(name.lastIndexOf(' ') + 1);
      case "events" -> "probability";
      default -> "value";
    };
  }

  /** Rows by statistic; a row of moments holds two. */
  private static Map<String, TableRow> statistics(PublishedRun run) {
    Map<String, TableRow> rows = new HashMap<>();
    for (TableRow row : run.table("moments").rows()) {
      String column = place(row) + " " + row.text("output");
      rows.put("moments " + column + " mean", row);
      rows.put("moments " + column + " sd", row);
    }
    for (TableRow row : run.table("quantiles").rows()) {
      String label = QuantileLabel.of(row.number("probability"));
      rows.put("quantiles " + place(row) + " " + row.text("output") + " " + label, row);
    }
    for (TableRow row : run.table("events").rows()) {
      rows.put("events " + place(row) + " " + row.text("event"), row);
    }
    for (TableRow row : run.table("differences").rows()) {
      rows.put(
          String.join(
              " ",
              "differences",
              row.text("scenario"),
              row.text("reference"),
              row.text("quarter_label"),
              row.text("statistic")),
          row);
    }
    return rows;
  }

  private static String place(TableRow row) {
    return row.text("scenario") + " " + row.text("quarter_label");
  }

  private static Map<String, Interval> intervals(PublishedRun run) {
    RunPlan plan = run.compiled().plan();
    double student = StudentT.twoSided(ColumnEstimates.CONFIDENCE, plan.replicates() - 1);
    Map<String, Interval> intervals = new HashMap<>();
    statistics(run)
        .forEach(
            (name, row) -> {
              String column = valueColumn(name);
              boolean moment = name.startsWith("moments ");
              double value = row.number(column);
              double error = row.number(moment ? column + "_standard_error" : "standard_error");
              double low = moment ? value - student * error : row.number("ci_low");
              double high = moment ? value + student * error : row.number("ci_high");
              intervals.put(name, new Interval(low, high, error));
            });
    return intervals;
  }

  /** One line on all statistics, for the documentation. */
  static String line(String name, List<Tally> tallies) {
    List<Tally> all = tallies.stream().filter(Tally::isBound).toList();
    List<Tally> known = tallies.stream().filter(t -> t.known() && !t.isSd()).toList();
    List<Tally> sds = tallies.stream().filter(Tally::isSd).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f %% | %.1f %% | %.2f %% | %d | %s | %d | %.1f %% |",
        name,
        all.size(),
        100 * within(all),
        100 * least(all),
        100 * mean(all),
        known.size(),
        known.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * least(known)),
        sds.size(),
        100 * least(sds));
  }

  /** Share of the statistics that are covered in 91 to 98 % of the runs. */
  static double within(List<Tally> tallies) {
    return tallies.stream()
        .mapToInt(t -> t.share() >= 0.91 && t.share() <= 0.98 ? 1 : 0)
        .average()
        .orElseThrow();
  }

  static double least(List<Tally> tallies) {
    return tallies.stream().mapToDouble(Tally::share).min().orElseThrow();
  }

  static double mean(List<Tally> tallies) {
    return tallies.stream().mapToDouble(Tally::share).average().orElseThrow();
  }
}
