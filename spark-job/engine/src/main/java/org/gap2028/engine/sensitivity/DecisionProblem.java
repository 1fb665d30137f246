package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import java.util.List;

/**
 * A choice between scenarios that cost something.
 *
 * @param goal whether more of the payoff is better, or less
 * @param payoff what is got
 * @param options what can be chosen, at least two
 */
public record DecisionProblem(Goal goal, Payoff payoff, List<Option> options)
    implements Serializable {

  /** Whether more is better, or less. */
  public enum Goal {
    /** The payoff less the cost is to be large. */
    MAXIMISE,
    /** The payoff and the cost are to be small together. */
    MINIMISE
  }

  /**
   * One option.
   *
   * @param scenario index of the scenario
   * @param cost what it costs, in the payoff's unit
   */
  public record Option(int scenario, double cost) implements Serializable {}

  /** Refuses a choice of one. */
  public DecisionProblem {
    options = List.copyOf(options);
    if (options.size() < 2) {
      throw new IllegalArgumentException(
          "Invalid number of options: " + options.size() + " (at least 2)");
    }
  }

  /** What an option is worth, larger being better, for a payoff. */
  double utility(int option, double payoff) {
    double cost = options.get(option).cost();
    return goal == Goal.MAXIMISE ? payoff - cost : -(payoff + cost);
  }
}
