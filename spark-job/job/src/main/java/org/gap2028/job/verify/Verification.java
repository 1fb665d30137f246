package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.Design;

/**
 * Runs {@link Problems} with known answers under both designs, and compares what is published with
 * the answers. Standard errors have known answers too: with random points that of a mean is sd over
 * the root of the number of draws; with Sobol' points, the share of whole strata does not vary.
 */
public final class Verification {

  private static final double DRAWS = (double) Problem.REPLICATES * Problem.BLOCKS * RunPlan.BLOCK;

  /** What compiled distributions owe, in units of the answer or relative to it. */
  private static final double ACCURACY = 1e-10;

  /** Draws of a replicate that must fall on either side for a share to be nearly normal. */
  private static final double ENOUGH = 50;

  private final long seed;
  private final Pipeline pipeline;

  /**
   * A verification.
   *
   * @param seed seed of all randomness, at least 0
   * @param pipeline what is verified
   */
  public Verification(long seed, Pipeline pipeline) {
    this.seed = seed;
    this.pipeline = pipeline;
  }

  /** Draws of all problems under both designs. */
  static long draws() {
    return (long) DRAWS * Problems.all().size() * Design.values().length;
  }

  /** Runs all problems. */
  public List<Check> run() {
    Map<String, List<KnownAnswer>> answers =
        KnownAnswer.all().stream()
            .collect(Collectors.groupingBy(KnownAnswer::problem, TreeMap::new, Collectors.toList()));
    List<Check> checks = new ArrayList<>();
    for (Problem problem : Problems.all()) {
      for (Design design : Design.values()) {
        PublishedRun run = pipeline.run(problem.plan(design.points(seed)));
        checks.addAll(checks(problem, design, run, answers.get(problem.name())));
      }
    }
    return checks;
  }

  private static List<Check> checks(
      Problem problem, Design design, PublishedRun run, List<KnownAnswer> answers) {
    Statistics statistics = new Statistics(run);
    List<Check> checks = new ArrayList<>();
    for (KnownAnswer answer : answers) {
      if (answer.statistic().startsWith(Statistics.SOBOL_ERROR) && design != Design.SOBOL) {
        continue;
      }
      String label = answer.label(problem.model().quarters().get(answer.quarter()).label());
      Measured measured = statistics.of(answer);
      checks.add(
          new Check(
              design.key(),
              problem.name(),
              label,
              answer.exact(),
              measured.value(),
              measured.standardError() + ACCURACY * Math.max(1, Math.abs(answer.exact()))));
      double sd = spread(answer, answers);
      if (design == Design.RANDOM && problem.isPlain() && sd > 0) {
        double exact = sd / Math.sqrt(DRAWS);
        checks.add(
            new Check(
                design.key(),
                problem.name(),
                label + ", standard error",
                exact,
                measured.standardError(),
                errorOfError(exact)));
      }
    }
    return checks;
  }

  /** Of a standard deviation of R nearly normal values. */
  private static double errorOfError(double exact) {
    return exact / Math.sqrt(2.0 * (Problem.REPLICATES - 1));
  }

  /** Standard deviation of one draw's share in a mean or probability; 0 where it is not known. */
  private static double spread(KnownAnswer answer, List<KnownAnswer> answers) {
    if (answer.statistic().equals("mean")) {
      return answers.stream()
          .filter(other -> other.scenario().equals(answer.scenario()))
          .filter(other -> other.reference().equals(answer.reference()))
          .filter(other -> other.quarter() == answer.quarter())
          .filter(other -> other.statistic().equals("sd"))
          .mapToDouble(KnownAnswer::exact)
          .findFirst()
          .orElse(0);
    }
    double p = answer.exact();
    boolean share = answer.statistic().startsWith("event:");
    boolean often = Math.min(p, 1 - p) * DRAWS / Problem.REPLICATES >= ENOUGH;
    return share && often ? Math.sqrt(p * (1 - p)) : 0;
  }
}
