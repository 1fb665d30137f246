package org.gap2028.engine.gap;

import org.gap2028.engine.model.Evaluator;

/** Evaluates {@link PersistenceModel} for chunks of draws. */
final class PersistenceEvaluator implements Evaluator {

  private final double step;
  private final double[][] initial = new double[1][];
  private final double[][] leads;
  private final double[][] pathLeads;
  private final boolean[] failed;
  private int n;

  /**
   * An evaluator.
   *
   * @param step standard deviation of the lead's change in a quarter, in months
   * @param capacity longest chunk
   * @param walkPoints points of the walk a draw
   */
  PersistenceEvaluator(double step, int capacity, int walkPoints) {
    this.step = step;
    leads = new double[walkPoints][capacity];
    pathLeads = new double[QuarterGrid.QUARTERS][capacity];
    initial[0] = pathLeads[0];
    failed = new boolean[capacity];
  }

  @Override
  public void inputs(double[][] inputs, int n) {
    this.n = n;
    System.arraycopy(inputs[0], 0, initial[0], 0, n);
    for (int i = 0; i < n; i++) {
      failed[i] = !Double.isFinite(initial[0][i]);
    }
  }

  @Override
  public void marginal(int quarter, double[][] z) {
    for (int point = 0; point < z.length; point++) {
      add(initial[0], step * Math.sqrt(quarter), z[point], leads[point], n);
    }
  }

  @Override
  public void path(double[][] increments) {
    for (int q = 1; q < pathLeads.length; q++) {
      add(pathLeads[q - 1], step, increments[q - 1], pathLeads[q], n);
    }
  }

  private static void add(double[] lead, double scale, double[] z, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = lead[i] + scale * z[i];
    }
  }

  @Override
  public double[][] column(int scenario, int output, int quarter) {
    return quarter == 0 ? initial : leads;
  }

  @Override
  public double[] pathColumn(int scenario, int output, int quarter) {
    return pathLeads[quarter];
  }

  @Override
  public boolean[] failed(int scenario) {
    return failed;
  }
}
