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
import org.gap2028.engine.run.FunctionModel;

/**
 * A model for tests: a scenario is a set of levers that are pulled, the output a function of them
 * and the inputs, plus the walk, plus declared noise in every quarter.
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
    return byScenario().scenarios();
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
    return byScenario().quarters();
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
    return byScenario().evaluator(capacity, walkPoints);
  }

  /** The same model, each scenario a function of its own. */
  private FunctionModel byScenario() {
    List<FunctionModel.Function> functions = new ArrayList<>();
    for (int policy : policies) {
      functions.add(x -> function.of(policy, x));
    }
    return new FunctionModel(inputCount, walkSteps, walkScale, noise, functions);
  }
}
