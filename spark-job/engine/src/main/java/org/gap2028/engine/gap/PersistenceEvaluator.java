package org.gap2028.engine.gap;

import org.gap2028.engine.model.Evaluator;

/** Evaluates {@link PersistenceModel} for chunks of draws. */
final class PersistenceEvaluator implements Evaluator {

  private final double step;
  private final double[][] leads;
  private final boolean[] failed;
  private int n;

  /**
   * An evaluator.
   *
   * @param step standard deviation of the lead's change in a quarter, in months
   * @param capacity longest chunk
   */
  PersistenceEvaluator(double step, int capacity) {
    this.step = step;
    leads = new double[QuarterGrid.QUARTERS][capacity];
    failed = new boolean[capacity];
  }

  @Override
  public void inputs(double[][] inputs, int n) {
    this.n = n;
    System.arraycopy(inputs[0], 0, leads[0], 0, n);
    for (int i = 0; i < n; i++) {
      failed[i] = !Double.isFinite(inputs[0][i]);
    }
  }

  @Override
  public void marginal(double[] z) {
    for (int q = 1; q < leads.length; q++) {
      add(leads[0], step * Math.sqrt(q), z, leads[q], n);
    }
  }

  @Override
  public void path(double[][] increments) {
    for (int q = 1; q < leads.length; q++) {
      add(leads[q - 1], step, increments[q - 1], leads[q], n);
    }
  }

  private static void add(double[] lead, double scale, double[] z, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = lead[i] + scale * z[i];
    }
  }

  @Override
  public double[] column(int scenario, int output, int quarter) {
    return leads[quarter];
  }

  @Override
  public boolean[] failed(int scenario) {
    return failed;
  }
}
