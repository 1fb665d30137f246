package org.gap2028.engine.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * A distribution by a list of its quantiles, between which the quantile function is the monotone
 * cubic of F. N. Fritsch and R. E. Carlson ("Monotone Piecewise Cubic Interpolation", SIAM Journal
 * on Numerical Analysis 17(2), 1980) with the derivatives of F. N. Fritsch and J. Butland (SIAM
 * Journal on Scientific and Statistical Computing 5(2), 1984), as SciPy's {@code PchipInterpolator}
 * has it. A value that is repeated is an atom.
 *
 * @param probabilities from 0 to 1, ascending
 * @param values the quantiles, finite, none below the one before
 */
public record QuantileList(List<Double> probabilities, List<Double> values)
    implements Distribution {

  /** Nodes and weights of the four-point Gauss-Legendre rule on [0, 1], exact to degree 7. */
  private static final double[] NODES = {
    0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970263
  };

  private static final double[] NODE_WEIGHTS = {
    0.17392742256872692, 0.32607257743127305, 0.32607257743127305, 0.17392742256872692
  };

  private static final int MAX_STEPS = 200;

  /**
   * Checks the parameters and keeps copies of them.
   *
   * @throws IllegalArgumentException if the lists differ in length or have fewer than two elements,
   *     the probabilities do not ascend from 0 to 1, or the values are not finite or descend
   */
  public QuantileList {
    probabilities = List.copyOf(probabilities);
    values = List.copyOf(values);
    int size = probabilities.size();
    if (size < 2 || values.size() != size) {
      throw invalid(size + " probabilities", "at least two, and as many values");
    }
    if (probabilities.get(0) != 0 || probabilities.get(size - 1) != 1) {
      throw invalid(
          "probabilities from " + probabilities.get(0) + " to " + probabilities.get(size - 1),
          "from 0 to 1");
    }
    for (int i = 0; i < size; i++) {
      if (i > 0 && !(probabilities.get(i) > probabilities.get(i - 1))) {
        throw invalid("probability " + probabilities.get(i), "each above the one before");
      }
      if (!Double.isFinite(values.get(i)) || (i > 0 && values.get(i) < values.get(i - 1))) {
        throw invalid("value " + values.get(i), "finite, none below the one before");
      }
    }
    if (!Double.isFinite(values.get(size - 1) - values.get(0))) {
      throw invalid("value " + values.get(size - 1), "less than 1.79e308 above the first");
    }
  }

  private static IllegalArgumentException invalid(String what, String rule) {
    return new IllegalArgumentException("Invalid quantiles: " + what + " (" + rule + ")");
  }

  @Override
  public String family() {
    return "quantiles";
  }

  @Override
  public double lower() {
    return values.get(0);
  }

  @Override
  public double upper() {
    return values.get(values.size() - 1);
  }

  @Override
  public double quantile(double p, double q) {
    int i = 0;
    while (i + 2 < values.size() && probabilities.get(i + 1) < p) {
      i++;
    }
    Segment segment = segment(i);
    double fromRight = p < q ? probabilities.get(i + 1) - p : q - (1 - probabilities.get(i + 1));
    return segment.value((p - probabilities.get(i)) / segment.width, fromRight / segment.width);
  }

  @Override
  public double cdf(double x) {
    if (x < lower()) {
      return 0;
    }
    if (x >= upper()) {
      return 1;
    }
    int i = segmentOf(x);
    Segment segment = segment(i);
    return Math.fma(segment.width, segment.shareBelow(x), probabilities.get(i));
  }

  @Override
  public double survival(double x) {
    if (x < lower()) {
      return 1;
    }
    if (x >= upper()) {
      return 0;
    }
    int i = segmentOf(x);
    Segment segment = segment(i);
    return Math.fma(segment.width, segment.shareAbove(x), 1 - probabilities.get(i + 1));
  }

  @Override
  public double mean() {
    double offset = 0;
    for (int i = 0; i + 1 < values.size(); i++) {
      Segment s = segment(i);
      double curve = s.width * (s.leftSlope - s.rightSlope) / 12;
      offset += s.width * (0.5 * ((s.left - lower()) + (s.right - lower())) + curve);
    }
    return lower() + offset;
  }

  @Override
  public double standardDeviation() {
    double mean = mean();
    double variance = 0;
    for (int i = 0; i + 1 < values.size(); i++) {
      Segment s = segment(i);
      for (int k = 0; k < NODES.length; k++) {
        double distance = s.value(NODES[k], NODES[NODES.length - 1 - k]) - mean;
        variance += s.width * NODE_WEIGHTS[k] * distance * distance;
      }
    }
    // What is left of a distribution with all its probability at one value is rounding.
    return lower() == upper() ? 0 : Math.sqrt(variance);
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  /** The probabilities between the ends: the second derivative jumps there. */
  @Override
  public List<Kink> kinks() {
    List<Kink> kinks = new ArrayList<>();
    for (int i = 1; i + 1 < values.size(); i++) {
      double p = probabilities.get(i);
      kinks.add(new Kink(p, 1 - p, values.get(i), values.get(i)));
    }
    return kinks;
  }

  /** The last segment that begins at or below x; x is at least the first value, below the last. */
  private int segmentOf(double x) {
    int i = 0;
    while (values.get(i + 1) <= x) {
      i++;
    }
    return i;
  }

  private Segment segment(int i) {
    return new Segment(width(i), values.get(i), values.get(i + 1), slopeAt(i), slopeAt(i + 1));
  }

  private double width(int i) {
    return probabilities.get(i + 1) - probabilities.get(i);
  }

  private double chord(int i) {
    return (values.get(i + 1) - values.get(i)) / width(i);
  }

  /** The derivative at a knot. */
  private double slopeAt(int knot) {
    int last = values.size() - 1;
    if (last == 1) {
      return chord(0);
    }
    if (knot == 0) {
      return endSlope(width(0), width(1), chord(0), chord(1));
    }
    if (knot == last) {
      return endSlope(width(last - 1), width(last - 2), chord(last - 1), chord(last - 2));
    }
    double before = chord(knot - 1);
    double after = chord(knot);
    if (before == 0 || after == 0) {
      return 0;
    }
    double w1 = 2 * width(knot) + width(knot - 1);
    double w2 = width(knot) + 2 * width(knot - 1);
    return (w1 + w2) / (w1 / before + w2 / after);
  }

  /** The one-sided three-point derivative, kept within what leaves the cubic monotone. */
  private static double endSlope(double h0, double h1, double m0, double m1) {
    double slope = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1);
    if (!(slope > 0 && m0 > 0)) {
      return 0;
    }
    return m1 == 0 && slope > 3 * m0 ? 3 * m0 : slope;
  }

  /** The cubic between two knots. */
  private record Segment(
      double width, double left, double right, double leftSlope, double rightSlope) {

    /**
     * Its value.
     *
     * @param t distance from the left knot in units of the width
     * @param u distance from the right knot, 1 - t
     */
    double value(double t, double u) {
      // From the nearer knot, so that neither loses the distance to it.
      double x =
          t < u
              ? left + rise(t, u, width * leftSlope, width * rightSlope)
              : right - rise(u, t, width * rightSlope, width * leftSlope);
      return Math.max(left, Math.min(right, x));
    }

    /** The probability below a value within the segment, in units of its width. */
    double shareBelow(double x) {
      return x - left <= right - x
          ? share(x - left, width * leftSlope, width * rightSlope)
          : 1 - share(right - x, width * rightSlope, width * leftSlope);
    }

    /** The probability above a value within the segment, in units of its width. */
    double shareAbove(double x) {
      return x - left <= right - x
          ? 1 - share(x - left, width * leftSlope, width * rightSlope)
          : share(right - x, width * rightSlope, width * leftSlope);
    }

    /** How much the cubic has risen at t from the end with slope d0, u = 1 - t. */
    private double rise(double t, double u, double d0, double d1) {
      double height = right - left;
      return t * (u * u * d0 + t * ((3 - 2 * t) * height - u * d1));
    }

    /** The t at which the cubic has risen by so much from the end with slope d0. */
    private double share(double rise, double d0, double d1) {
      double low = 0;
      double high = 1;
      double t = Math.min(1, rise / (right - left));
      for (int step = 0; step < MAX_STEPS; step++) {
        double u = 1 - t;
        double excess = rise(t, u, d0, d1) - rise;
        if (excess == 0) {
          return t;
        }
        if (excess > 0) {
          high = t;
        } else {
          low = t;
        }
        double slope = 6 * t * u * (right - left) + u * (1 - 3 * t) * d0 + t * (3 * t - 2) * d1;
        double next = t - excess / slope;
        if (!(next > low && next < high)) {
          next = 0.5 * (low + high);
        }
        if (Math.abs(next - t) <= Math.ulp(t)) {
          return next;
        }
        t = next;
      }
      return t;
    }
  }
}
