package org.gap2028.job.verify;

import java.util.List;
import org.gap2028.engine.statistics.StudentT;

/**
 * Checks that are judged by one limit.
 *
 * @param checks the checks
 * @param limit largest |t| that passes
 */
public record Checks(List<Check> checks, double limit) {

  /** A false alarm in any of the checks of a verification is rarer than this. */
  static final double FALSE_ALARM = 1e-4;

  /** Keeps a copy of the list. */
  public Checks {
    checks = List.copyOf(checks);
  }

  /**
   * Checks judged by Student's t, so that the chance of a false alarm in any of all is below {@link
   * #FALSE_ALARM}, however they depend on each other.
   *
   * @param checks these checks
   * @param replicates replicates that their errors come from
   * @param all number of checks of the whole verification
   */
  static Checks of(List<Check> checks, int replicates, int all) {
    return new Checks(checks, StudentT.twoSided(1 - FALSE_ALARM / all, replicates - 1));
  }

  /** The checks that fail. */
  public List<Check> failed() {
    return checks.stream().filter(check -> !check.passes(limit)).toList();
  }

  /** The largest |t|. */
  public double worst() {
    return checks.stream().mapToDouble(check -> Math.abs(check.t())).max().orElse(0);
  }
}
