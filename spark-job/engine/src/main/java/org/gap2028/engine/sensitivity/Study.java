package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import org.gap2028.engine.run.CompiledPlan;

/**
 * Work beside a run's draws: draws of its own, or the run's first draws again. It is cut into units
 * that know nothing of each other; what a unit yields depends on the plan, the study and the unit's
 * number alone, so they may run anywhere, in any order, and twice. The caller gets all yields in
 * the order of the units, and adds doubles in that order and no other.
 *
 * <p>Immutable and serialisable; {@link #worker} makes what computes.
 *
 * @param <P> what a unit yields: small, for the driver holds all of them
 */
public interface Study<P extends Serializable> extends Serializable {

  /** What is computed, as progress shows it before a count of model runs. */
  String name();

  /** Number of units, at least 1. */
  int units();

  /**
   * Model runs of a unit: draws, each evaluated under all scenarios that the study needs.
   *
   * @param unit 0 to {@link #units}, exclusive
   */
  long modelRuns(int unit);

  /** What evaluates units of this study for a plan, one after the other, on one thread. */
  Worker<P> worker(CompiledPlan compiled);

  /** Model runs of all units. */
  default long modelRuns() {
    long runs = 0;
    for (int unit = 0; unit < units(); unit++) {
      runs = Math.addExact(runs, modelRuns(unit));
    }
    return runs;
  }

  /**
   * Evaluates units. Owns its scratch; not safe for use by several threads.
   *
   * @param <P> what a unit yields
   */
  @FunctionalInterface
  interface Worker<P> {

    /**
     * Evaluates a unit.
     *
     * @param unit 0 to {@link Study#units}, exclusive
     */
    P evaluate(int unit);
  }
}
