package org.gap2028.job.verify;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gap2028.engine.model.ChartBins;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Output;
import org.gap2028.engine.model.Quarter;

/**
 * A model whose answers are known: under each scenario, one function of the inputs, plus {@code
 * walkScale} times the walk so far, plus declared noise from the second quarter on.
 *
 * @param inputCount number of inputs
 * @param walkSteps steps of the walk; there is one quarter more
 * @param walkScale what one standard deviation of the walk adds
 * @param noise standard deviation of the noise that the engine integrates
 * @param functions the functions by scenario, in order
 */
record FunctionModel(
    int inputCount,
    int walkSteps,
    double walkScale,
    double noise,
    Map<String, DrawFunction> functions)
    implements Model {

  /** What a scenario computes of one draw's inputs. */
  interface DrawFunction extends Serializable {

    /** The value for inputs by index. */
    double of(double[] x);
  }

  FunctionModel {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  @Override
  public List<String> scenarios() {
    return List.copyOf(functions.keySet());
  }

  @Override
  public List<Output> outputs() {
    List<Double> sds =
        Stream.concat(Stream.of(0.0), Collections.nCopies(walkSteps, noise).stream()).toList();
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
  public Evaluator evaluator(int capacity, int walkPoints) {
    return new FunctionEvaluator(this, capacity, walkPoints);
  }
}
