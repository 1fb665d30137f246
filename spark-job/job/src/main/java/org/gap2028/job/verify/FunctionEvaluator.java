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
  private final double[][][] pathColumns;
  private final boolean[][] failed;
  private int n;

  FunctionEvaluator(FunctionModel model, int capacity, int walkPoints) {
    this.model = model;
    functions = List.copyOf(model.functions().values());
    draw = new double[model.inputCount()];
    base = new double[functions.size()][capacity];
    columns = new double[functions.size()][walkPoints][capacity];
    pathColumns = new double[functions.size()][model.walkSteps() + 1][capacity];
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
  public void marginal(int quarter, double[][] z) {
    double scale = model.walkScale() * Math.sqrt(quarter);
    for (int s = 0; s < base.length; s++) {
      for (int point = 0; point < z.length; point++) {
        for (int i = 0; i < n; i++) {
          columns[s][point][i] = base[s][i] + scale * z[point][i];
        }
      }
    }
  }

  @Override
  public void path(double[][] increments) {
    for (int s = 0; s < base.length; s++) {
      System.arraycopy(base[s], 0, pathColumns[s][0], 0, n);
      for (int q = 1; q <= model.walkSteps(); q++) {
        for (int i = 0; i < n; i++) {
          pathColumns[s][q][i] =
              pathColumns[s][q - 1][i] + model.walkScale() * increments[q - 1][i];
        }
      }
    }
  }

  @Override
  public double[][] column(int scenario, int output, int quarter) {
    return columns[scenario];
  }

  @Override
  public double[] pathColumn(int scenario, int output, int quarter) {
    return pathColumns[scenario][quarter];
  }

  @Override
  public boolean[] failed(int scenario) {
    return failed[scenario];
  }
}
