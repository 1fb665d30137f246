package org.gap2028.job.configuration;

import java.util.Optional;

/** What the bounds of an event, and those of an observation, must be together. */
final class EventRules {

  private EventRules() {}

  /** An event has a bound, and its bounds leave something. */
  static Optional<EventConfig> event(Values values, Problems problems) {
    EventConfig event =
        new EventConfig(
            values.get(Schema.EVENT_NAME),
            values.find(Schema.BELOW),
            values.find(Schema.FROM),
            values.find(Schema.TO),
            values.get(Schema.UNDERLYING),
            values.get(Schema.EVER));
    if (event.lower() == Double.NEGATIVE_INFINITY && event.upper() == Double.POSITIVE_INFINITY) {
      problems.error(
          values.tree(),
          "Invalid event: " + event.name() + " (at least one bound: below, from or to)");
      return Optional.empty();
    }
    if (!(event.lower() < event.upper())) {
      String upper = event.below().filter(b -> b == event.upper()).isPresent() ? "below" : "to";
      problems.invalid(
          values.tree(Schema.FROM),
          "less than " + upper + ", which is " + NumberShape.text(event.upper()));
      return Optional.empty();
    }
    return Optional.of(event);
  }

  /** An observation is a number of months, or a range with one end or both. */
  static Optional<ObservationConfig> observation(Values values, Problems problems) {
    Optional<Double> months = values.find(Schema.MONTHS);
    Optional<Double> from = values.find(Schema.OBSERVED_FROM);
    Optional<Double> to = values.find(Schema.OBSERVED_TO);
    boolean range = from.isPresent() || to.isPresent();
    if (months.isPresent() == range) {
      problems.error(
          values.tree(),
          "Invalid observation of "
              + values.get(Schema.DATE)
              + ": "
              + (range ? "months and a range" : "no lead")
              + " (either months, or from, to or both)");
      return Optional.empty();
    }
    if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
      problems.invalid(
          values.tree(Schema.OBSERVED_FROM), "at most to, which is " + NumberShape.text(to.get()));
      return Optional.empty();
    }
    return Optional.of(
        new ObservationConfig(
            values.get(Schema.DATE),
            months,
            from,
            to,
            values.get(Schema.OBSERVATION_LABEL),
            Schema.plain(values.get(Schema.OBSERVATION_EVIDENCE))));
  }
}
