package org.gap2028.job.configuration;

import java.util.Optional;

/**
 * A statement about the lead in a quarter; all bounds that are given must hold.
 *
 * @param name its name
 * @param below the lead is less than this, in months
 * @param from the lead is at least this, in months
 * @param to the lead is less than this, in months
 * @param underlying judged on the lead before release noise
 * @param ever whether it has held in this quarter or an earlier one
 */
public record EventConfig(
    String name,
    Optional<Double> below,
    Optional<Double> from,
    Optional<Double> to,
    boolean underlying,
    boolean ever) {

  /** Smallest lead that counts, in months; negative infinity where there is no such bound. */
  public double lower() {
    return from.orElse(Double.NEGATIVE_INFINITY);
  }

  /** Leads below this count, in months; positive infinity where there is no such bound. */
  public double upper() {
    return Math.min(below.orElse(Double.POSITIVE_INFINITY), to.orElse(Double.POSITIVE_INFINITY));
  }
}
