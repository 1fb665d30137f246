package org.gap2028.job.configuration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A lead that was measured, shown beside the results and used in no number.
 *
 * @param date when
 * @param months the lead, in months, where it is one number
 * @param from the lead is at least this, in months
 * @param to the lead is at most this, in months
 * @param label what was measured
 * @param evidence keys of the evidence behind it
 */
public record ObservationConfig(
    LocalDate date,
    Optional<Double> months,
    Optional<Double> from,
    Optional<Double> to,
    String label,
    List<String> evidence) {

  /** Keeps a copy of the evidence. */
  public ObservationConfig {
    evidence = List.copyOf(evidence);
  }
}
