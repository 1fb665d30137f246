package org.gap2028.job.configuration;

import java.util.List;
import java.util.Optional;

/**
 * An interval of values.
 *
 * @param min lower end; negative infinity where it was left out
 * @param max upper end; positive infinity where it was left out
 */
record Interval(double min, double max) {

  private static final Field<Double> MIN =
      Field.optional("min", NumberShape.any(), "lower end, none where left out");

  private static final Field<Double> MAX =
      Field.optional("max", NumberShape.any(), "upper end, none where left out");

  /** An interval with at least one end. */
  static final Shape<Interval> SHAPE = ObjectShape.complete(List.of(MIN, MAX), Interval::build);

  private static Optional<Interval> build(Values values, Problems problems) {
    if (values.find(MIN).isEmpty() && values.find(MAX).isEmpty()) {
      problems.error(values.tree(), "Missing field 'min' or 'max' (an end of the interval)");
      return Optional.empty();
    }
    return Optional.of(
        new Interval(
            values.find(MIN).orElse(Double.NEGATIVE_INFINITY),
            values.find(MAX).orElse(Double.POSITIVE_INFINITY)));
  }
}
