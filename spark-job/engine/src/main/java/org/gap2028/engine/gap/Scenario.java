package org.gap2028.engine.gap;

import java.io.Serializable;
import java.util.List;

/**
 * A policy as data: one value for each {@link GapLever}, in its order.
 *
 * @param name key of the scenario
 * @param levers values of the levers, one for each {@link GapLever} in the order of the enum
 */
public record Scenario(String name, List<LeverValue> levers) implements Serializable {

  /** Refuses a list that does not have one value for each lever. */
  public Scenario {
    levers = List.copyOf(levers);
    if (levers.size() != GapLever.values().length) {
      throw new IllegalArgumentException(
          "Invalid number of levers: " + levers.size() + " (" + GapLever.values().length + ")");
    }
  }

  /** The value of one lever. */
  public LeverValue lever(GapLever lever) {
    return levers.get(lever.ordinal());
  }
}
