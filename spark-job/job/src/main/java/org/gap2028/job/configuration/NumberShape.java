package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * A finite number within bounds.
 *
 * @param min smallest number allowed; may be infinite
 * @param max largest number allowed; may be infinite
 * @param rule what is allowed, in words
 */
record NumberShape(double min, double max, String rule) implements Shape<Double> {

  /** Any finite number. */
  static NumberShape any() {
    return new NumberShape(-Double.MAX_VALUE, Double.MAX_VALUE, "a finite number");
  }

  /** A number from {@code min} to {@code max}, both included. */
  static NumberShape within(double min, double max) {
    return new NumberShape(min, max, "a number, " + text(min) + " to " + text(max));
  }

  /** A number between two others, both excluded. */
  static NumberShape between(double min, double max) {
    return new NumberShape(
        Math.nextUp(min),
        Math.nextDown(max),
        "a number, more than " + text(min) + ", less than " + text(max));
  }

  @Override
  public Optional<Double> read(Tree tree, Problems problems) {
    if (tree instanceof Tree.Decimal decimal && decimal.value() >= min && decimal.value() <= max) {
      return Optional.of(positiveZero(decimal));
    }
    problems.invalid(tree, rule);
    return Optional.empty();
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return JsonNodeFactory.instance.numberNode(positiveZero((Tree.Decimal) tree));
  }

  /** A number as messages show it, whole ones without a fraction. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 0x1p53
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** -0 and 0 are the same number and must have the same bits. */
  private static double positiveZero(Tree.Decimal decimal) {
    return decimal.value() + 0.0;
  }
}
