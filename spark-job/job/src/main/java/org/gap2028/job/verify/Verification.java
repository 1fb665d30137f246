package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gap2028.job.configuration.Design;

/**
 * Runs {@link Problems} with known answers under both designs, and compares what is published with
 * the answers. Standard errors have known answers too: with random points that of a mean is sd over
 * the root of the number of draws; with Sobol' points, the share of whole strata does not vary.
 */
public final class Verification {

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
    return Problems.all().stream().mapToLong(Problem::draws).sum() * Design.values().length;
  }

  /** Runs all problems. */
  public List<Check> run() {
    return run(Problems.all());
  }

  /** Runs some problems. */
  List<Check> run(List<Problem> problems) {
    Map<String, List<KnownAnswer>> answers =
        KnownAnswer.all().stream()
            .collect(
                Collectors.groupingBy(KnownAnswer::problem, TreeMap::new, Collectors.toList()));
    List<Check> checks = new ArrayList<>();
    for (Problem problem : problems) {
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
      if (!answer.isFor(design)) {
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
              error(problem, design, measured) + ACCURACY * Math.max(1, Math.abs(answer.exact()))));
      double sd = spread(problem, answer, answers);
      if (design == Design.RANDOM && problem.isPlain() && sd > 0) {
        double exact = sd / Math.sqrt((double) problem.draws());
        checks.add(
            new Check(
                design.key(),
                problem.name(),
                label + ", standard error",
                exact,
                measured.standardError(),
                exact / Math.sqrt(2.0 * (problem.replicates() - 1))));
      }
    }
    return checks;
  }

  /**
   * The published error. Sobol' points can leave a share to one point of each replicate, a yes or
   * no whose spread is too discrete for Student's t: half a point a replicate is added then.
   */
  private static double error(Problem problem, Design design, Measured measured) {
    if (design != Design.SOBOL || measured.shareError() == 0) {
      return measured.standardError();
    }
    double half = 0.5 / problem.replicateDraws() / Math.sqrt(problem.replicates());
    return measured.standardError() * Math.hypot(1, half / measured.shareError());
  }

  /** Standard deviation of one draw's share in a mean or probability; 0 where it is not known. */
  private static double spread(Problem problem, KnownAnswer answer, List<KnownAnswer> answers) {
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
    boolean often = Math.min(p, 1 - p) * problem.replicateDraws() >= ENOUGH;
    return share && often ? Math.sqrt(p * (1 - p)) : 0;
  }
}
