package org.gap2028.job.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.sensitivity.DecisionProblem;

/**
 * A choice between scenarios, for which it is asked what it is worth to know.
 *
 * @param name its name
 * @param goal whether more of the payoff is better, or less
 * @param payoff {@code lead_months}, or {@code event:} and the name of an event
 * @param options costs by scenario, in the payoff's unit, in their order; at least two
 */
public record DecisionConfig(
    String name, DecisionProblem.Goal goal, String payoff, Map<String, Double> options) {

  /** The payoff that is the lead itself, in months. */
  static final String LEAD = "lead_months";

  /** What the probability of an event begins with, as a payoff. */
  static final String EVENT = "event:";

  /** Keeps a copy of the options, in their order. */
  public DecisionConfig {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The event whose probability is the payoff; none where it is the lead. */
  public Optional<String> event() {
    return payoff.startsWith(EVENT)
        ? Optional.of(payoff.substring(EVENT.length()))
        : Optional.empty();
  }
}
