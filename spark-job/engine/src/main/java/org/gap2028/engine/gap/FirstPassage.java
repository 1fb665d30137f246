package org.gap2028.engine.gap;

import org.gap2028.engine.distribution.StandardNormal;

/**
 * The probability that a random walk has been in an interval by each of its steps: recursive
 * convolution of the density of what has not, the interval absorbing. Densities are kept at
 * Gauss-Legendre nodes, ten in each panel that is one step's standard deviation wide. After one
 * step a density is a normal's convolution, entire at that scale, so the quadrature's error is that
 * of rounding (1e-13); what remains is the error of the first law's cells. Nodes reach as far from
 * the interval as eleven steps go with a probability of 1 - 1e-17: nothing from beyond gets in.
 */
final class FirstPassage {

  /** Positive Gauss-Legendre nodes of order ten (Abramowitz and Stegun, table 25.4). */
  private static final double[] NODES = {
    0.14887433898163122,
    0.4333953941292472,
    0.6794095682990244,
    0.8650633666889845,
    0.9739065285171717
  };

  /** Their weights. */
  private static final double[] WEIGHTS = {
    0.29552422471475287,
    0.26926671930999635,
    0.21908636251598204,
    0.1494513491505806,
    0.06667134430868814
  };

  private final double from;
  private final double below;
  private final double step;
  private final double[] nodes;
  private final double[] weights;

  /**
   * Passage into an interval.
   *
   * @param from start of the interval, part of it; negative infinity for none
   * @param below end of the interval, no part of it; positive infinity for none
   * @param step standard deviation of a step, positive
   * @param steps number of steps, at least 1
   */
  FirstPassage(double from, double below, double step, int steps) {
    this.from = from;
    this.below = below;
    this.step = step;
    int panels = (int) StrictMath.ceil(Convolution.REACH * Math.sqrt(steps)) + 1;
    boolean left = from != Double.NEGATIVE_INFINITY;
    boolean right = below != Double.POSITIVE_INFINITY;
    int size = 2 * NODES.length * panels * ((left ? 1 : 0) + (right ? 1 : 0));
    nodes = new double[size];
    weights = new double[size];
    int next = 0;
    for (int panel = 0; panel < panels; panel++) {
      next = left ? panel(from - (panel + 0.5) * step, next) : next;
      next = right ? panel(below + (panel + 0.5) * step, next) : next;
    }
  }

  private int panel(double centre, int next) {
    int k = next;
    double half = 0.5 * step;
    for (int i = 0; i < NODES.length; i++) {
      nodes[k] = centre - half * NODES[i];
      weights[k++] = half * WEIGHTS[i];
      nodes[k] = centre + half * NODES[i];
      weights[k++] = half * WEIGHTS[i];
    }
    return k;
  }

  /**
   * The probability of having been in the interval, by step.
   *
   * @param start law of the walk's start, what is inside the interval taken out
   * @param inside probability that the walk starts inside
   * @param quarters length of the result; the first is the start
   */
  double[] probabilities(PiecewiseUniform start, double inside, int quarters) {
    Convolution first = start.plus(step);
    double[] ever = new double[quarters];
    ever[0] = inside;
    ever[1] = inside + first.cdf(below) - first.cdf(from);
    double[] held = new double[nodes.length];
    for (int i = 0; i < held.length; i++) {
      held[i] = weights[i] * first.density(nodes[i]);
    }
    double[] entering = entering();
    double[][] kernel = kernel();
    for (int quarter = 2; quarter < quarters; quarter++) {
      ever[quarter] = ever[quarter - 1] + product(entering, held);
      double[] moved = new double[held.length];
      for (int i = 0; i < moved.length; i++) {
        moved[i] = weights[i] * product(kernel[i], held);
      }
      held = moved;
    }
    return ever;
  }

  /** From each node, the probability that a step ends in the interval. */
  private double[] entering() {
    double[] entering = new double[nodes.length];
    for (int j = 0; j < entering.length; j++) {
      double high = (below - nodes[j]) / step;
      double low = (from - nodes[j]) / step;
      entering[j] =
          low > 0
              ? StandardNormal.survival(low) - StandardNormal.survival(high)
              : StandardNormal.cdf(high) - StandardNormal.cdf(low);
    }
    return entering;
  }

  /** The density of a step from node j to node i. */
  private double[][] kernel() {
    double[][] kernel = new double[nodes.length][nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      for (int j = 0; j <= i; j++) {
        kernel[i][j] = StandardNormal.density((nodes[i] - nodes[j]) / step) / step;
        kernel[j][i] = kernel[i][j];
      }
    }
    return kernel;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
