package org.gap2028.job.configuration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lever: {@code constant + slope * input}, then raised to {@code atLeast}, then lowered to {@code
 * atMost}.
 *
 * @param constant the constant part, in the lever's unit
 * @param input name of the input, if there is one
 * @param slope factor of the input; 0 without one
 * @param atLeast lower bound, if there is one
 * @param atMost upper bound, if there is one
 */
public record LeverConfig(
    double constant,
    Optional<String> input,
    double slope,
    Optional<Bound> atLeast,
    Optional<Bound> atMost) {

  /**
   * A bound of a lever: an input where there is one, else a number.
   *
   * @param value the number, in the lever's unit; {@code NaN} where the bound is an input
   * @param input name of the input, if the bound is one
   */
  public record Bound(double value, Optional<String> input) {

    /** A bound that is a number. */
    static Bound of(double value) {
      return new Bound(value, Optional.empty());
    }

    /** A bound that is an input, by its name. */
    static Bound ofInput(String name) {
      return new Bound(Double.NaN, Optional.of(name));
    }
  }

  /** Names of the inputs that the lever uses, bounds included; a name may occur twice. */
  List<String> inputs() {
    return Stream.of(input, atLeast.flatMap(Bound::input), atMost.flatMap(Bound::input))
        .flatMap(Optional::stream)
        .toList();
  }
}
