package org.gap2028.engine.run;

import java.util.List;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Output;

/**
 * Evaluates draws for their own sake, with their own noise: true paths of the walk, additive noise
 * drawn. For saved draws, where {@link BlockEvaluator} is for statistics. Works on chunks of {@link
 * DrawSampler#CHUNK} points; all arrays are overwritten by the next chunk. Owns its scratch; not
 * safe for use by several threads.
 */
public final class DrawEvaluator {

  private static final int CHUNK = DrawSampler.CHUNK;

  private final DrawSampler sampler;
  private final Evaluator evaluator;
  private final List<Output> outputs;
  private final int firstNoisy;
  private final double[] scratch = new double[CHUNK];
  private double[][] inputs;
  private double[][] walk;
  private double[][] noise;

  /** An evaluator of a plan's draws. */
  public DrawEvaluator(CompiledPlan compiled) {
    RunPlan plan = compiled.plan();
    sampler = new DrawSampler(compiled);
    evaluator = plan.model().evaluator(CHUNK, 1);
    outputs = plan.model().outputs();
    firstNoisy = plan.model().quarters().size() - plan.noiseCoordinates().size();
  }

  /**
   * Evaluates a chunk.
   *
   * @param replicate replicate, 0 to R - 1
   * @param first the first point, a multiple of the chunk's length
   */
  public void evaluate(int replicate, long first) {
    sampler.replicate(replicate);
    inputs = sampler.inputs(first);
    walk = sampler.walkIncrements(first);
    noise = sampler.noise(first);
    evaluator.inputs(inputs, CHUNK);
    evaluator.path(walk);
  }

  /** Inputs, by input, then by draw. */
  public double[][] inputs() {
    return inputs;
  }

  /** Increments of the walk, standard normals, by step, then by draw. */
  public double[][] walk() {
    return walk;
  }

  /** Additive noise of the first output, standard normals, by noisy quarter, then by draw. */
  public double[][] noise() {
    return noise;
  }

  /**
   * Values of an output, additive noise included. The array is overwritten by the next call.
   *
   * @param scenario index of the scenario
   * @param output index of the output; only the first one has noise of its own
   * @param quarter index of the quarter
   */
  public double[] output(int scenario, int output, int quarter) {
    double[] values = evaluator.pathColumn(scenario, output, quarter);
    double sd = outputs.get(output).noise().get(quarter);
    if (sd == 0) {
      return values;
    }
    double[] normals = noise[quarter - firstNoisy];
    for (int i = 0; i < CHUNK; i++) {
      scratch[i] = values[i] + sd * normals[i];
    }
    return scratch;
  }

  /**
   * Values of an output before additive noise. The array is overwritten by the next chunk.
   *
   * @param scenario index of the scenario
   * @param output index of the output
   * @param quarter index of the quarter
   */
  public double[] underlying(int scenario, int output, int quarter) {
    return evaluator.pathColumn(scenario, output, quarter);
  }

  /** Whether each draw failed in a scenario; its values then have no meaning. */
  public boolean[] failed(int scenario) {
    return evaluator.failed(scenario);
  }
}
