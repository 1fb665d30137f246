package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gap2028.engine.model.ChartBins;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.LeveredModel;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;

/**
 * A model for tests: a scenario is a set of levers that are pulled, the output a function of them
 * and the inputs, plus the walk, plus declared noise.
 *
 * @param inputCount number of inputs
 * @param levers names of the levers
 * @param policies by scenario: the levers pulled, as bits
 * @param walkSteps steps of the walk; there is one quarter more
 * @param walkScale what one standard deviation of the walk adds
 * @param noise standard deviation of the declared noise
 * @param function the output
 */
record LeverModel(
    int inputCount,
    List<String> levers,
    List<Integer> policies,
    int walkSteps,
    double walkScale,
    double noise,
    Function function)
    implements LeveredModel {

  /** The output before walk and noise; NaN fails the draw. */
  interface Function extends Serializable {
    double of(int policy, double[] x);
  }

  @Override
  public List<String> scenarios() {
    return IntStream.range(0, policies.size()).mapToObj(s -> "scenario" + s).toList();
  }

  @Override
  public List<Output> outputs() {
    return List.of(
        new Output(
            "value",
            "units",
            true,
            Collections.nCopies(walkSteps + 1, noise),
            new ChartBins(ChartBins.Scale.LINEAR, 0.25)));
  }

  @Override
  public List<Quarter> quarters() {
    return IntStream.rangeClosed(0, walkSteps).mapToObj(q -> new Quarter(2026, 1).plus(q)).toList();
  }

  @Override
  public int commonQuarters() {
    return 0;
  }

  private int[] differing(int scenario, int reference) {
    int bits = policies.get(scenario) ^ policies.get(reference);
    return IntStream.range(0, levers.size()).filter(j -> (bits >> j & 1) == 1).toArray();
  }

  @Override
  public List<String> differingLevers(int scenario, int reference) {
    return IntStream.of(differing(scenario, reference)).mapToObj(levers::get).toList();
  }

  @Override
  public Model between(int scenario, int reference) {
    int[] differing = differing(scenario, reference);
    List<Integer> between = new ArrayList<>();
    for (int s = 0; s < 1 << differing.length; s++) {
      int policy = policies.get(reference);
      for (int j = 0; j < differing.length; j++) {
        policy ^= (s >> j & 1) << differing[j];
      }
      between.add(policy);
    }
    return new LeverModel(inputCount, levers, between, walkSteps, walkScale, noise, function);
  }

  @Override
  public Evaluator evaluator(int capacity, int walkPoints) {
    return new LeverEvaluator(capacity, walkPoints);
  }

  private final class LeverEvaluator implements Evaluator {
    private final double[][] base;
    private final double[][][] columns;
    private final double[][][] paths;
    private final boolean[][] failed;
    private int n;

    LeverEvaluator(int capacity, int walkPoints) {
      base = new double[policies.size()][capacity];
      columns = new double[policies.size()][walkPoints][capacity];
      paths = new double[policies.size()][walkSteps + 1][capacity];
      failed = new boolean[policies.size()][capacity];
    }

    @Override
    public void inputs(double[][] inputs, int n) {
      this.n = n;
      double[] x = new double[inputs.length];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < x.length; j++) {
          x[j] = inputs[j][i];
        }
        for (int s = 0; s < base.length; s++) {
          base[s][i] = function.of(policies.get(s), x);
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
        System.arraycopy(base[s], 0, paths[s][0], 0, n);
        for (int q = 1; q <= walkSteps; q++) {
          for (int i = 0; i < n; i++) {
            paths[s][q][i] = paths[s][q - 1][i] + walkScale * increments[q - 1][i];
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
      return paths[scenario][quarter];
    }

    @Override
    public boolean[] failed(int scenario) {
      return failed[scenario];
    }
  }
}
