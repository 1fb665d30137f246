package org.gap2028.engine.model;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;

/**
 * A model of one draw: uncertain inputs in, outputs by quarter out, under each of several
 * scenarios. Immutable and serialisable; {@link #evaluator} makes what computes.
 *
 * <p>Noise enters in two declared ways, so that the engine may sample each as a statistic allows:
 *
 * <ul>
 *   <li>a Gaussian random walk of {@link #walkSteps} independent standard normal increments, shared
 *       by all scenarios. Each quarter's own law needs one standard normal; what looks across
 *       quarters needs the true path.
 *   <li>independent normal noise added to an output ({@link Output#noise}), which the engine
 *       integrates or adds by itself.
 * </ul>
 */
public interface Model extends Serializable {

  /** Number of inputs that {@link Evaluator#inputs} expects. */
  int inputCount();

  /** Keys of the scenarios, in the order of their index. */
  List<String> scenarios();

  /** Outputs; the first one is what events and differences are about. */
  List<Output> outputs();

  /** Quarters of every output, consecutive. */
  List<Quarter> quarters();

  /**
   * Number of first quarters in which no output depends on the scenario, 0 where there is none:
   * what they have in common is counted once.
   */
  int commonQuarters();

  /** Number of increments of the random walk, 0 where the model has none. */
  int walkSteps();

  /**
   * The input that an output is in a quarter, under every scenario and to the bit, so that the
   * input's atoms are the output's; none where the output is computed.
   */
  default OptionalInt inputOf(int output, int quarter) {
    return OptionalInt.empty();
  }

  /**
   * What computes this model for up to {@code capacity} draws at a time. It owns its scratch and is
   * not safe for use by several threads.
   *
   * @param capacity draws at a time, at least 1
   * @param walkPoints points of the walk a draw, at least 1
   */
  Evaluator evaluator(int capacity, int walkPoints);
}
