package org.gap2028.engine.gap;

import java.io.Serializable;

/**
 * The value of a lever in a draw: {@code constant + slope * input}, then raised to {@code atLeast},
 * then lowered to {@code atMost}.
 *
 * @param constant the constant part, in the lever's unit
 * @param input index of the input, or {@link #NO_INPUT}
 * @param slope factor of the input; 0 without one
 * @param atLeast lower bound; a constant of negative infinity for none
 * @param atMost upper bound; a constant of positive infinity for none
 */
public record LeverValue(double constant, int input, double slope, Bound atLeast, Bound atMost)
    implements Serializable {

  /** Stands for an input where there is none. */
  public static final int NO_INPUT = -1;

  /**
   * A bound of a lever: an input where there is one, else a number.
   *
   * @param value the number, where {@code input} is {@link #NO_INPUT}
   * @param input index of the input, or {@link #NO_INPUT}
   */
  public record Bound(double value, int input) implements Serializable {

    /** No lower bound. */
    public static final Bound NO_LOWER = of(Double.NEGATIVE_INFINITY);

    /** No upper bound. */
    public static final Bound NO_UPPER = of(Double.POSITIVE_INFINITY);

    /** A bound that is a number, in the lever's unit. */
    public static Bound of(double value) {
      return new Bound(value, NO_INPUT);
    }

    /** A bound that is an input, by its index. */
    public static Bound ofInput(int input) {
      return new Bound(Double.NaN, input);
    }
  }

  /** A lever that is a number. */
  public static LeverValue of(double constant) {
    return new LeverValue(constant, NO_INPUT, 0, Bound.NO_LOWER, Bound.NO_UPPER);
  }

  /** A lever that is an input, by its index. */
  public static LeverValue ofInput(int input) {
    return new LeverValue(0, input, 1, Bound.NO_LOWER, Bound.NO_UPPER);
  }
}
