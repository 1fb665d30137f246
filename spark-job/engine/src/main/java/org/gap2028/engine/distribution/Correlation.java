package org.gap2028.engine.distribution;

import java.io.Serializable;

/**
 * The correlation of two inputs on the normal scale.
 *
 * @param first index of one input, at least 0
 * @param second index of the other, at least 0, not {@code first}
 * @param rho correlation of their latent normals, in (-1, 1)
 */
public record Correlation(int first, int second, double rho) implements Serializable {

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if an index is negative, both are the same, or {@code rho} is
   *     not in (-1, 1)
   */
  public Correlation {
    if (first < 0 || second < 0 || first == second) {
      throw new IllegalArgumentException(
          "Invalid inputs of a correlation: "
              + first
              + " and "
              + second
              + " (two different indices, at least 0)");
    }
    if (!(Math.abs(rho) < 1)) {
      throw Parameters.invalid("rho", rho, "must be above -1 and below 1");
    }
  }
}
