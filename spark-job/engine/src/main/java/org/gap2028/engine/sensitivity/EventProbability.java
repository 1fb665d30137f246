package org.gap2028.engine.sensitivity;

import org.gap2028.engine.statistics.Event;

/**
 * The probability of an event about a value with additive normal noise, in closed form: Phi((below
 * - g)/sd) - Phi((from - g)/sd). Without noise it is 0 or 1.
 */
final class EventProbability {

  private final Event event;
  private final double sd;

  /**
   * The probability of an event in one quarter.
   *
   * @param event the event, which is not one of {@link Event#ever}
   * @param noise standard deviation of the noise in that quarter
   */
  EventProbability(Event event, double noise) {
    this.event = event;
    sd = event.underlying() ? 0 : noise;
  }

  /** Whether noise enters. */
  boolean isNoisy() {
    return sd > 0;
  }

  /** The probability for a value before noise. */
  double of(double value) {
    if (sd == 0) {
      return event.holds(value) ? 1 : 0;
    }
    return NormalTable.cdf((event.below() - value) / sd)
        - NormalTable.cdf((event.from() - value) / sd);
  }
}
