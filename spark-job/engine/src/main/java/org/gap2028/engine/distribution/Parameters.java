package org.gap2028.engine.distribution;

/** Checks of distribution parameters; each names the parameter, its value and what is allowed. */
final class Parameters {

  private Parameters() {}

  /**
   * Returns {@code value} if it is finite.
   *
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw invalid(name, value, "must be finite");
    }
    return value;
  }

  /**
   * Returns {@code value} if it is positive and finite.
   *
   * @throws IllegalArgumentException if it is not
   */
  static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw invalid(name, value, "must be positive and finite");
    }
    return value;
  }

  /**
   * Returns {@code value} if it is finite and above {@code bound}.
   *
   * @throws IllegalArgumentException if it is not
   */
  static double above(String name, double value, String boundName, double bound) {
    if (!(value > bound && value < Double.POSITIVE_INFINITY)) {
      throw invalid(name, value, "must be finite and above " + boundName + ", " + bound);
    }
    return value;
  }

  /**
   * Checks that two numbers are the ends of an interval, finite and of finite length.
   *
   * @throws IllegalArgumentException if they are not
   */
  static void interval(double min, double max) {
    finite("min", min);
    above("max", max, "min", min);
    if (!Double.isFinite(max - min)) {
      throw invalid("max", max, "must be less than 1.79e308 above min, " + min);
    }
  }

  /**
   * Returns {@code value} if it is from {@code min} to {@code max}, both included.
   *
   * @throws IllegalArgumentException if it is not
   */
  static double within(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw invalid(name, value, "must be from min, " + min + ", to max, " + max);
    }
    return value;
  }

  /** The exception for a parameter that breaks {@code rule}. */
  static IllegalArgumentException invalid(String name, double value, String rule) {
    return new IllegalArgumentException("Invalid " + name + ": " + value + " (" + rule + ")");
  }
}
