package org.gap2028.engine.sensitivity;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A region of inputs in which an event is frequent.
 *
 * @param restrictions what holds inside, by input; all other inputs are free
 * @param coverage share of the event's draws that lie inside
 * @param density share of the draws inside in which the event holds
 * @param mass share of all draws that lie inside
 */
public record Box(List<Restriction> restrictions, double coverage, double density, double mass) {

  /** Keeps a copy of the list. */
  public Box {
    restrictions = List.copyOf(restrictions);
  }

  /**
   * An interval of one input: {@code low <= x < high}.
   *
   * @param input index of the input
   * @param low lower end; none where the input is not restricted from below
   * @param high upper end; none where the input is not restricted from above
   */
  public record Restriction(int input, OptionalDouble low, OptionalDouble high) {}
}
