package org.gap2028.engine.gap;

import org.gap2028.engine.numeric.Exponential;
import org.gap2028.engine.numeric.Logarithm;

/**
 * What all scenarios share of a chunk of draws: NVIDIA's flow, what is kept of a stock, and what
 * China adds to its usable stock under today's policy, per unit of flow.
 */
final class Flows {

  /** A share of Huawei, in %, below which it may as well be this: 1e-290 of NVIDIA's output. */
  private static final double LEAST_SHARE = 1e-290;

  private final QuarterGrid grid;
  private final double firstFlow;
  private final double damping;
  private final double smuggledUsefulness;
  private final double[][] flow;
  private final double[][] domestic;
  private final double[] imported;
  private final double[] rented;
  private final double[] keep;
  private final double[] growth;
  private final double[] dampedGrowth;
  private final double[] logRatio;
  private final double[] factor;
  private final Logarithm logarithm;

  Flows(double[] constants, QuarterGrid grid, int capacity) {
    this.grid = grid;
    firstFlow = constants[GapConstant.NVIDIA_FLOW_2025Q4.ordinal()];
    damping = constants[GapConstant.GROWTH_DAMPING_2028.ordinal()];
    flow = new double[QuarterGrid.QUARTERS + 1][capacity];
    smuggledUsefulness = constants[GapConstant.SMUGGLED_USEFULNESS.ordinal()];
    domestic = new double[QuarterGrid.QUARTERS + 1][capacity];
    imported = new double[capacity];
    rented = new double[capacity];
    keep = new double[capacity];
    growth = new double[capacity];
    dampedGrowth = new double[capacity];
    logRatio = new double[capacity];
    factor = new double[capacity];
    logarithm = new Logarithm(capacity);
  }

  void fill(double[][] inputs, int n) {
    quarterRoot(inputs[GapInput.DEPRECIATION.ordinal()], -1, 1, keep, n);
    double[] yearly = inputs[GapInput.NVIDIA_GROWTH.ordinal()];
    quarterRoot(yearly, 1, 0, growth, n);
    quarterRoot(yearly, damping, 1 - damping, dampedGrowth, n);
    for (int t = 1; t <= QuarterGrid.QUARTERS; t++) {
      double[] g = t < QuarterGrid.FIRST_DAMPED ? growth : dampedGrowth;
      if (t == 1) {
        scale(g, firstFlow, flow[t], n);
      } else {
        multiply(flow[t - 1], g, flow[t], n);
      }
    }
    fillDomestic(inputs, n);
    fillImported(
        inputs[GapInput.LEGAL_SHARE.ordinal()],
        smuggledUsefulness,
        inputs[GapInput.SMUGGLED_SHARE.ordinal()],
        imported,
        n);
    scale(inputs[GapInput.OFFSHORE_SHARE.ordinal()], 0.01, rented, n);
  }

  /** F_t, in MH100e a quarter. */
  double[] flow(int t) {
    return flow[t];
  }

  /** k: what a quarter leaves of a stock. */
  double[] keep() {
    return keep;
  }

  /** Usable domestic chips, in units of F_t. */
  double[] domestic(int t) {
    return domestic[t];
  }

  /** Legal and usable smuggled chips, in units of F_t. */
  double[] imported() {
    return imported;
  }

  /** Chips added offshore, in units of F_t. */
  double[] rented() {
    return rented;
  }

  /** (a + b x)^(1/4): two square roots, which are exact to the last bit on every machine. */
  private static void quarterRoot(double[] x, double b, double a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.sqrt(Math.sqrt(a + b * x[i]));
    }
  }

  private static void scale(double[] x, double factor, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = factor * x[i];
    }
  }

  private static void multiply(double[] x, double[] y, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = x[i] * y[i];
    }
  }

  private static void fillImported(
      double[] legal, double usefulness, double[] smuggled, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 0.01 * Math.fma(usefulness, smuggled[i], legal[i]);
    }
  }

  /**
   * domestic_utilisation domestic_multiple H_t / 100, where H_t = from^(1-f) to^f is from
   * (to/from)^f: from quarter to quarter, times a power of to/from.
   */
  private void fillDomestic(double[][] inputs, int n) {
    double[] from = inputs[GapInput.HUAWEI_SHARE_2026.ordinal()];
    double[] to = inputs[GapInput.HUAWEI_SHARE_2028.ordinal()];
    double[] multiple = inputs[GapInput.DOMESTIC_MULTIPLE.ordinal()];
    double[] utilisation = inputs[GapInput.DOMESTIC_UTILISATION.ordinal()];
    quotient(from, to, logRatio, n);
    logarithm.fill(logRatio, 1, logRatio, n);
    double lastWeight = 0;
    double lastStep = 0;
    usable(from, utilisation, multiple, domestic[0], n);
    for (int t = 1; t <= QuarterGrid.QUARTERS; t++) {
      double weight = grid.huaweiWeight(t);
      if (weight == 1) {
        usable(to, utilisation, multiple, domestic[t], n);
      } else if (weight == lastWeight) {
        System.arraycopy(domestic[t - 1], 0, domestic[t], 0, n);
      } else {
        // The path's steps are equal but for the first: one exponential serves them all.
        if (weight - lastWeight != lastStep) {
          lastStep = weight - lastWeight;
          Exponential.fill(logRatio, lastStep, factor, n);
        }
        multiply(domestic[t - 1], factor, domestic[t], n);
      }
      lastWeight = weight;
    }
  }

  private static void usable(
      double[] share, double[] utilisation, double[] multiple, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = 0.01 * share[i] * (utilisation[i] * multiple[i]);
    }
  }

  /** to/from; a share of 0 at the start stays 0 by any finite factor. */
  private static void quotient(double[] from, double[] to, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = to[i] / Math.max(from[i], LEAST_SHARE);
    }
  }
}
