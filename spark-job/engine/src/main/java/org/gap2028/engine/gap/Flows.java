package org.gap2028.engine.gap;

import org.gap2028.engine.numeric.Exponential;
import org.gap2028.engine.numeric.Logarithm;

/**
 * What all scenarios share of a chunk of draws: NVIDIA's flow, what is kept of a stock, and
 * Huawei's share, by quarter.
 */
final class Flows {

  private final QuarterGrid grid;
  private final double firstFlow;
  private final double damping;
  private final double[][] flow;
  private final double[][] huawei;
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
    huawei = new double[QuarterGrid.QUARTERS + 1][capacity];
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
    fillHuawei(
        inputs[GapInput.HUAWEI_SHARE_2026.ordinal()],
        inputs[GapInput.HUAWEI_SHARE_2028.ordinal()],
        n);
  }

  /** F_t, in MH100e a quarter. */
  double[] flow(int t) {
    return flow[t];
  }

  /** H_t: Huawei's output over NVIDIA's, in %. */
  double[] huawei(int t) {
    return huawei[t];
  }

  /** k: what a quarter leaves of a stock. */
  double[] keep() {
    return keep;
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

  /** H_t = from^(1-f) to^f, as from (to/from)^f. */
  private void fillHuawei(double[] from, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      logRatio[i] = to[i] / from[i];
    }
    logarithm.fill(logRatio, 1, logRatio, n);
    double lastWeight = 0;
    double lastStep = 0;
    for (int t = 1; t <= QuarterGrid.QUARTERS; t++) {
      double weight = grid.huaweiWeight(t);
      if (weight == 0) {
        System.arraycopy(from, 0, huawei[t], 0, n);
      } else if (weight == 1) {
        System.arraycopy(to, 0, huawei[t], 0, n);
      } else {
        double[] previous = t == 1 ? from : huawei[t - 1];
        // The path's steps are equal but for the first: one exponential serves them all.
        if (weight - lastWeight != lastStep) {
          lastStep = weight - lastWeight;
          Exponential.fill(logRatio, lastStep, factor, n);
        }
        multiply(previous, factor, huawei[t], n);
        mendZeroShares(from, to, huawei[t], n);
      }
      lastWeight = weight;
    }
  }

  /** A share of 0 at either end makes the product 0, where its logarithm has no value. */
  private static void mendZeroShares(double[] from, double[] to, double[] share, int n) {
    for (int i = 0; i < n; i++) {
      share[i] = from[i] * to[i] == 0 ? 0 : share[i];
    }
  }
}
