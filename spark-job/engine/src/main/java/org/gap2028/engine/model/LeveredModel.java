package org.gap2028.engine.model;

import java.util.List;

/**
 * A model whose scenarios are made of levers, each of which can be exchanged by itself, so that
 * there are scenarios between any two.
 */
public interface LeveredModel extends Model {

  /**
   * Names of the levers in which two scenarios differ, in the model's order; empty where they are
   * the same policy.
   *
   * @param scenario index of a scenario
   * @param reference index of the scenario it is compared with
   */
  List<String> differingLevers(int scenario, int reference);

  /**
   * This model under the 2^k scenarios between two, k being the number of levers in which they
   * differ: in scenario number S, lever j of {@link #differingLevers} is the scenario's where bit j
   * of S is set, else the reference's. So number 0 is the reference and the last one the scenario.
   *
   * @param scenario index of a scenario
   * @param reference index of the scenario it is compared with
   */
  Model between(int scenario, int reference);
}
