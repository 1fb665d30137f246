package org.gap2028.engine.run;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gap2028.engine.model.ChartBins;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;

/**
 * A test model with a closed form: output = f_scenario(inputs) + walkScale x (walk) in quarters 0
 * to walkSteps, plus declared noise in the later ones.
 */
public final class FunctionModel implements Model {

  private static final long serialVersionUID = 1;

  /** What a scenario computes of one draw's inputs. */
  public interface Function extends Serializable {
    double of(double[] inputs);
  }

  private final int inputCount;
  private final int walkSteps;
  private final double walkScale;
  private final double noise;
  private final List<Function> functions;

  /** A model of closed forms. */
  public FunctionModel(
      int inputCount, int walkSteps, double walkScale, double noise, List<Function> functions) {
    this.inputCount = inputCount;
    this.walkSteps = walkSteps;
    this.walkScale = walkScale;
    this.noise = noise;
    this.functions = List.copyOf(functions);
  }

  @Override
  public int inputCount() {
    return inputCount;
  }

  @Override
  public List<String> scenarios() {
    return IntStream.range(0, functions.size()).mapToObj(s -> "scenario" + s).toList();
  }

  @Override
  public List<Output> outputs() {
    List<Double> sds = Stream.iterate(0.0, sd -> noise).limit(walkSteps + 1L).toList();
    return List.of(
        new Output("value", "units", true, sds, new ChartBins(ChartBins.Scale.LINEAR, 0.25)));
  }

  @Override
  public List<Quarter> quarters() {
    return IntStream.rangeClosed(0, walkSteps).mapToObj(q -> new Quarter(2026, 1).plus(q)).toList();
  }

  @Override
  public int commonQuarters() {
    return 0;
  }

  @Override
  public int walkSteps() {
    return walkSteps;
  }

  @Override
  public Evaluator evaluator(int capacity, int walkPoints) {
    return new FunctionEvaluator(capacity, walkPoints);
  }

  private final class FunctionEvaluator implements Evaluator {
    private final double[][] base;
    private final double[][][] columns;
    private final double[][][] pathColumns;
    private final boolean[][] failed;
    private int n;

    FunctionEvaluator(int capacity, int walkPoints) {
      base = new double[functions.size()][capacity];
      columns = new double[functions.size()][walkPoints][capacity];
      pathColumns = new double[functions.size()][walkSteps + 1][capacity];
      failed = new boolean[functions.size()][capacity];
    }

    @Override
    public void inputs(double[][] inputs, int n) {
      this.n = n;
      double[] draw = new double[inputs.length];
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
      for (int s = 0; s < base.length; s++) {
        for (int point = 0; point < z.length; point++) {
          for (int i = 0; i < n; i++) {
            columns[s][point][i] = base[s][i] + walkScale * Math.sqrt(quarter) * z[point][i];
          }
        }
      }
    }

    @Override
    public void path(double[][] increments) {
      for (int s = 0; s < base.length; s++) {
        System.arraycopy(base[s], 0, pathColumns[s][0], 0, n);
        for (int q = 1; q <= walkSteps; q++) {
          for (int i = 0; i < n; i++) {
            pathColumns[s][q][i] = pathColumns[s][q - 1][i] + walkScale * increments[q - 1][i];
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
}
