package org.gap2028.engine.statistics;

import java.io.Serializable;

/**
 * A statement about a model's first output in a quarter: {@code from <= value < below}.
 *
 * @param name key of the event
 * @param from smallest value that counts; {@link Double#NEGATIVE_INFINITY} for no bound
 * @param below values below this count; {@link Double#POSITIVE_INFINITY} for no bound
 * @param underlying judged before additive noise
 * @param ever whether it has held in this quarter or an earlier one, along the draw's own path and
 *     before additive noise
 */
public record Event(String name, double from, double below, boolean underlying, boolean ever)
    implements Serializable {

  /** Refuses bounds that leave nothing, or no bound at all. */
  public Event {
    if (!(from < below)) {
      throw new IllegalArgumentException(
          "Invalid bounds of event " + name + ": " + from + " to " + below + " (from < to)");
    }
    if (from == Double.NEGATIVE_INFINITY && below == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("Invalid event " + name + ": it has no bound");
    }
  }

  /** Whether a value lies within the bounds. */
  public boolean holds(double value) {
    return from <= value && value < below;
  }
}
