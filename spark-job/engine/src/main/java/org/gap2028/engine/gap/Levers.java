package org.gap2028.engine.gap;

import java.util.Arrays;

/** The values of one scenario's levers in a chunk of draws, each in its lever's unit. */
final class Levers {

  private final Scenario scenario;
  private final double[][] columns;

  Levers(Scenario scenario, int capacity) {
    this.scenario = scenario;
    columns = new double[GapLever.values().length][capacity];
  }

  /** Computes all levers of n draws: constant + slope input, raised, then lowered. */
  void fill(double[][] inputs, int n) {
    for (int lever = 0; lever < columns.length; lever++) {
      LeverValue value = scenario.levers().get(lever);
      double[] out = columns[lever];
      if (value.input() == LeverValue.NO_INPUT) {
        Arrays.fill(out, 0, n, value.constant());
      } else {
        affine(value.constant(), value.slope(), inputs[value.input()], out, n);
      }
      raise(value.atLeast(), inputs, out, n);
      lower(value.atMost(), inputs, out, n);
    }
  }

  /**
   * Whether the scenario may export more than today's policy does: not where legal exports are
   * today's share itself, or held to at most that.
   */
  boolean addExports() {
    LeverValue exports = scenario.levers().get(GapLever.LEGAL_EXPORTS.ordinal());
    int today = GapInput.LEGAL_SHARE.ordinal();
    return exports.atMost().input() != today && !exports.equals(LeverValue.ofInput(today));
  }

  /** The values of one lever. */
  double[] column(GapLever lever) {
    return columns[lever.ordinal()];
  }

  private static void affine(double constant, double slope, double[] x, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = constant + slope * x[i];
    }
  }

  private static void raise(LeverValue.Bound bound, double[][] inputs, double[] out, int n) {
    if (bound.input() == LeverValue.NO_INPUT) {
      double least = bound.value();
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(out[i], least);
      }
    } else {
      double[] least = inputs[bound.input()];
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(out[i], least[i]);
      }
    }
  }

  private static void lower(LeverValue.Bound bound, double[][] inputs, double[] out, int n) {
    if (bound.input() == LeverValue.NO_INPUT) {
      double most = bound.value();
      for (int i = 0; i < n; i++) {
        out[i] = Math.min(out[i], most);
      }
    } else {
      double[] most = inputs[bound.input()];
      for (int i = 0; i < n; i++) {
        out[i] = Math.min(out[i], most[i]);
      }
    }
  }
}
