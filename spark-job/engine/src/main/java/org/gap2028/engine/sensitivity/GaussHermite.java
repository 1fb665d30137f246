package org.gap2028.engine.sensitivity;

/**
 * Gauss-Hermite quadrature for the standard normal density: the sum of w_k f(z_k) is the
 * expectation of f(Z) exactly where f is a polynomial of degree up to 2 n - 1 (Abramowitz and
 * Stegun, Handbook of Mathematical Functions, 1964, 25.4.46, there for exp(-x^2)).
 *
 * <p>The nodes are the zeros of the orthonormal Hermite polynomial h_n, each found by bisection
 * between two neighbouring zeros of h_{n-1}; the weights are 1 / (n h_{n-1}(z_k)^2).
 */
final class GaussHermite {

  private final double[] nodes;
  private final double[] weights;

  private GaussHermite(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /**
   * The rule of n nodes.
   *
   * @param n number of nodes, at least 1
   */
  static GaussHermite of(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("Invalid number of nodes: " + n + " (at least 1)");
    }
    double[] zeros = {0};
    for (int degree = 2; degree <= n; degree++) {
      double end = 2 * Math.sqrt(degree) + 1;
      double[] next = new double[degree];
      for (int k = 0; k < degree; k++) {
        double low = k == 0 ? -end : zeros[k - 1];
        double high = k == degree - 1 ? end : zeros[k];
        next[k] = zero(degree, low, high);
      }
      zeros = next;
    }
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      double h = hermite(n - 1, zeros[k]);
      weights[k] = 1 / (n * h * h);
    }
    return new GaussHermite(zeros, weights);
  }

  private static double zero(int degree, double low, double high) {
    boolean rises = hermite(degree, high) > 0;
    double from = low;
    double to = high;
    while (true) {
      double middle = 0.5 * (from + to);
      if (middle <= from || middle >= to) {
        return middle;
      }
      if (hermite(degree, middle) < 0 == rises) {
        from = middle;
      } else {
        to = middle;
      }
    }
  }

  /** h_n(z): orthonormal under the standard normal density. */
  private static double hermite(int n, double z) {
    double before = 0;
    double h = 1;
    for (int j = 0; j < n; j++) {
      double next = (z * h - Math.sqrt(j) * before) / Math.sqrt(j + 1);
      before = h;
      h = next;
    }
    return h;
  }

  /** Number of nodes. */
  int size() {
    return nodes.length;
  }

  /** A node, ascending with its index. */
  double node(int k) {
    return nodes[k];
  }

  /** Weight of a node; they sum to 1. */
  double weight(int k) {
    return weights[k];
  }
}
