package org.gap2028.job.verify;

import java.util.List;
import org.gap2028.engine.model.Evaluator;

/** Evaluates a {@link FunctionModel}. */
final class FunctionEvaluator implements Evaluator {

  private final FunctionModel model;
  private final List<FunctionModel.DrawFunction> functions;
  private final double[] draw;
  private final double[][] base;
  private final double[][][] columns;
  private final boolean[][] failed;
  private int n;

  FunctionEvaluator(FunctionModel model, int capacity) {
    this.model = model;
    functions = List.copyOf(model.functions().values());
    draw = new double[model.inputCount()];
    base = new double[functions.size()][capacity];
    columns = new double[functions.size()][model.walkSteps() + 1][capacity];
    failed = new boolean[functions.size()][capacity];
  }

  @Override
  public void inputs(double[][] inputs, int n) {
    this.n = n;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < draw.length; j++) {
        draw[j] = inputs[j][i];
      }
      for (int s = 0; s < base.length; s++) {
        base[s][i] = functions.get(s).of(draw);
        failed[s][i] = !Double.isFinite(base[s][i]);
      }
    }
  }

  @Override
  public void marginal(double[] z) {
    for (int s = 0; s < base.length; s++) {
      for (int q = 0; q <= model.walkSteps(); q++) {
        double scale = model.walkScale() * Math.sqrt(q);
        for (int i = 0; i < n; i++) {
          columns[s][q][i] = base[s][i] + scale * z[i];
        }
      }
    }
  }

  @Override
  public void path(double[][] increments) {
    for (int s = 0; s < base.length; s++) {
      System.arraycopy(base[s], 0, columns[s][0], 0, n);
      for (int q = 1; q <= model.walkSteps(); q++) {
        for (int i = 0; i < n; i++) {
          columns[s][q][i] = columns[s][q - 1][i] + model.walkScale() * increments[q - 1][i];
        }
      }
    }
  }

  @Override
  public double[] column(int scenario, int output, int quarter) {
    return columns[scenario][quarter];
  }

  @Override
  public boolean[] failed(int scenario) {
    return failed[scenario];
  }
}
