package org.gap2028.engine.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One of several distributions, chosen with probabilities proportional to weights: the distribution
 * function is their weighted mean. Immutable.
 *
 * <p>The quantile function inverts it in the smaller tail, between two of the points where a
 * component begins, ends, kinks or jumps, by Chandrupatla's method (T. R. Chandrupatla, "A new
 * hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
 * derivatives", Advances in Engineering Software 28(3), 1997).
 */
public final class Mixture implements Distribution {

  private static final long serialVersionUID = 1L;

  private static final int MAX_STEPS = 300;

  /** Probabilities nearer each other than this, relatively, are the same but for rounding. */
  private static final double ROUNDING = 1e-14;

  /** A smaller jump of the distribution function may be rounding. */
  private static final double SMALLEST_ATOM = 1e-12;

  private final List<Double> weights;
  private final List<Distribution> components;
  private final double[] shares;

  /** Where a component begins, ends, kinks or jumps, ascending. */
  private final double[] points;

  // Probabilities below, up to, from, and above each of the points.
  private final double[] below;
  private final double[] upTo;
  private final double[] from;
  private final double[] above;

  /**
   * The mixture of some distributions.
   *
   * @param weights weights of the components, positive and finite, in any unit
   * @param components the distributions, at least one
   * @throws IllegalArgumentException if there are no components or not as many weights, a weight is
   *     not positive, or their sum is not finite
   */
  public Mixture(List<Double> weights, List<Distribution> components) {
    this.components = List.copyOf(components);
    this.weights = Weights.checked(weights, components.size(), "components");
    double total = Weights.sum(weights);
    this.shares = this.weights.stream().mapToDouble(weight -> weight / total).toArray();
    this.points =
        this.components.stream()
            .flatMapToDouble(Mixture::pointsOf)
            .filter(Double::isFinite)
            .map(x -> x + 0.0)
            .sorted()
            .distinct()
            .toArray();
    this.upTo = Arrays.stream(points).map(this::cdf).toArray();
    this.above = Arrays.stream(points).map(this::survival).toArray();
    this.below = upTo.clone();
    this.from = above.clone();
    for (int i = 0; i < points.length; i++) {
      double before = Math.nextDown(points[i]);
      if (upTo[i] - cdf(before) > SMALLEST_ATOM) {
        below[i] = cdf(before);
        from[i] = survival(before);
      }
    }
  }

  private static DoubleStream pointsOf(Distribution component) {
    return DoubleStream.concat(
        DoubleStream.of(component.lower(), component.upper()),
        component.kinks().stream().flatMapToDouble(k -> DoubleStream.of(k.below(), k.above())));
  }

  @Override
  public String family() {
    return "mixture";
  }

  @Override
  public double lower() {
    return components.stream().mapToDouble(Distribution::lower).min().orElseThrow();
  }

  @Override
  public double upper() {
    return components.stream().mapToDouble(Distribution::upper).max().orElseThrow();
  }

  @Override
  public double quantile(double p, double q) {
    int i = firstReaching(p, q);
    if (i < points.length && !reaches(below[i], from[i], p, q)) {
      return points[i];
    }
    double low = i > 0 ? points[i - 1] : Double.NEGATIVE_INFINITY;
    double high = i < points.length ? points[i] : Double.POSITIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Distribution component : components) {
      double x = component.quantile(p, q);
      least = Math.min(least, x);
      most = Math.max(most, x);
    }
    return root(Math.max(low, least), Math.min(high, most), p, q);
  }

  @Override
  public double cdf(double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * components.get(i).cdf(x);
    }
    return x >= upper() ? 1 : Math.min(1, sum);
  }

  @Override
  public double survival(double x) {
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i] * components.get(i).survival(x);
    }
    return x < lower() || x == Double.NEGATIVE_INFINITY ? 1 : Math.min(1, sum);
  }

  @Override
  public double mean() {
    double mean = 0;
    for (int i = 0; i < shares.length; i++) {
      mean += shares[i] * components.get(i).mean();
    }
    return mean;
  }

  @Override
  public double standardDeviation() {
    double mean = mean();
    if (!Double.isFinite(mean)) {
      return Double.POSITIVE_INFINITY;
    }
    double variance = 0;
    for (int i = 0; i < shares.length; i++) {
      double sd = components.get(i).standardDeviation();
      double distance = components.get(i).mean() - mean;
      variance += shares[i] * (sd * sd + distance * distance);
    }
    return lower() == upper() ? 0 : Math.sqrt(variance);
  }

  @Override
  public double tailIndex() {
    return Math.min(lowerTailIndex(), upperTailIndex());
  }

  @Override
  public double lowerTailIndex() {
    return components.stream().mapToDouble(Distribution::lowerTailIndex).min().orElseThrow();
  }

  @Override
  public double upperTailIndex() {
    return components.stream().mapToDouble(Distribution::upperTailIndex).min().orElseThrow();
  }

  /** The probabilities at which a component begins, ends, kinks or jumps. */
  @Override
  public List<Kink> kinks() {
    List<Kink> kinks = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      add(below[i], from[i], points[i], kinks);
      add(upTo[i], above[i], points[i], kinks);
    }
    return kinks;
  }

  /** Adds a kink, or extends the last one if it has the same probability. */
  private static void add(double p, double q, double x, List<Kink> kinks) {
    if (p <= 0 || q <= 0) {
      return;
    }
    Kink last = kinks.isEmpty() ? null : kinks.get(kinks.size() - 1);
    if (last != null
        && Math.abs(p - last.p()) <= ROUNDING * p
        && Math.abs(q - last.q()) <= ROUNDING * last.q()) {
      kinks.set(kinks.size() - 1, new Kink(last.p(), last.q(), last.below(), x));
    } else {
      kinks.add(new Kink(p, q, x, x));
    }
  }

  /** Whether a point with these probabilities is the quantile or above it. */
  private static boolean reaches(double upTo, double above, double p, double q) {
    return p <= q ? upTo >= p : above <= q;
  }

  /** The first of the points that is the quantile or above it. */
  private int firstReaching(double p, double q) {
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reaches(upTo[middle], above[middle], p, q)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How far x is above the quantile, as the logarithm of a ratio of tail probabilities. */
  private double excess(double x, double p, double q) {
    return p <= q ? StrictMath.log(cdf(x) / p) : StrictMath.log(q / survival(x));
  }

  /** The root of the excess between two points that enclose it. */
  private double root(double low, double high, double p, double q) {
    double a = high;
    double b = low;
    double fa = excess(a, p, q);
    double fb = excess(b, p, q);
    if (!(fa > 0) || !(a > b)) {
      return a;
    }
    if (fb >= 0) {
      return b;
    }
    double c = a;
    double fc = fa;
    double t = 0.5;
    for (int step = 0; step < MAX_STEPS; step++) {
      double x = a + t * (b - a);
      double fx = excess(x, p, q);
      if (fx > 0 == fa > 0) {
        c = a;
        fc = fa;
      } else {
        c = b;
        fc = fb;
        b = a;
        fb = fa;
      }
      a = x;
      fa = fx;
      double best = Math.abs(fa) < Math.abs(fb) ? a : b;
      double least = Math.ulp(best) / Math.abs(b - a);
      if (fx == 0 || least > 0.5) {
        return fx == 0 ? a : best;
      }
      t = Math.max(least, Math.min(1 - least, step(a, b, c, fa, fb, fc)));
    }
    return a;
  }

  /** The share of the way from a to b at which an inverse quadratic has its root, or a half. */
  private static double step(double a, double b, double c, double fa, double fb, double fc) {
    double chi = (a - b) / (c - b);
    double phi = (fa - fb) / (fc - fb);
    // Neither holds where a value is infinite.
    if (phi * phi < chi && (1 - phi) * (1 - phi) < 1 - chi) {
      return fa / (fb - fa) * (fc / (fb - fc))
          + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb));
    }
    return 0.5;
  }

  /** Whether the other is a mixture of the same components with the same weights. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Mixture mixture
        && weights.equals(mixture.weights)
        && components.equals(mixture.components);
  }

  @Override
  public int hashCode() {
    return 31 * weights.hashCode() + components.hashCode();
  }

  @Override
  public String toString() {
    return "Mixture[weights=" + weights + ", components=" + components + "]";
  }
}
