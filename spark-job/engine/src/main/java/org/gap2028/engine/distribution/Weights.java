package org.gap2028.engine.distribution;

import java.util.List;

/** Weights of values or of components. */
final class Weights {

  private Weights() {}

  /**
   * A copy of the weights.
   *
   * @param size how many there must be
   * @param of what they weigh, a parameter's name
   * @throws IllegalArgumentException if there are none, or not as many as {@code size}, or one is
   *     not positive and finite, or their sum is not finite
   */
  static List<Double> checked(List<Double> weights, int size, String of) {
    if (size == 0) {
      throw new IllegalArgumentException("Invalid " + of + ": none (at least one)");
    }
    if (weights.size() != size) {
      throw new IllegalArgumentException(
          "Invalid weights: " + weights.size() + " (as many as " + of + ", " + size + ")");
    }
    for (double weight : weights) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Invalid weights: " + weight + " (each must be positive and finite)");
      }
    }
    if (sum(weights) == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("Invalid weights: Infinity (their sum must be finite)");
    }
    return List.copyOf(weights);
  }

  /** Their sum, from the first to the last. */
  static double sum(List<Double> weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
