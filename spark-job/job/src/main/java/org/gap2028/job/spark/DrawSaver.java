package org.gap2028.job.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.util.LongAccumulator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawEvaluator;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.storage.DrawFiles;
import org.gap2028.job.storage.DrawStaging;
import org.gap2028.job.table.DrawWriter;

/**
 * Evaluates blocks of draws with their own noise and writes them: one file of inputs and one of
 * outputs a task. Serialisable, to be sent to tasks.
 */
final class DrawSaver implements Serializable {

  private static final long serialVersionUID = 1;

  private final DrawStaging inputs;
  private final DrawStaging outputs;
  private final LongAccumulator draws;

  /**
   * A saver.
   *
   * @param inputs where inputs are staged
   * @param outputs where outputs are staged
   * @param draws counts what is written, for progress alone
   */
  DrawSaver(DrawStaging inputs, DrawStaging outputs, LongAccumulator draws) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.draws = draws;
  }

  /**
   * Saves draws.
   *
   * @param compiled the plan
   * @param range which draws
   * @param fileName a name that no other attempt of any task uses
   */
  DrawFiles save(CompiledPlan compiled, DrawRange range, String fileName) throws IOException {
    RunPlan plan = compiled.plan();
    long round = (long) RunPlan.BLOCK * plan.replicates();
    try (DrawWriter inputWriter = inputs.open(fileName);
        DrawWriter outputWriter = outputs.open(fileName)) {
      DrawEvaluator evaluator = new DrawEvaluator(compiled);
      double[][] outputColumns = outputColumns(plan.model());
      for (long id = range.first(); id < range.end(); id += DrawSampler.CHUNK) {
        int replicate = (int) (id % round / RunPlan.BLOCK);
        int n = (int) Math.min(DrawSampler.CHUNK, range.end() - id);
        evaluator.evaluate(replicate, id / round * RunPlan.BLOCK + id % RunPlan.BLOCK);
        inputWriter.append(id, replicate, inputColumns(evaluator), n);
        outputs(plan.model(), evaluator, id, replicate, outputColumns, n, outputWriter);
        draws.add(n);
      }
      return new DrawFiles(range.first(), inputWriter.finish(), outputWriter.finish());
    }
  }

  private static double[][] outputColumns(Model model) {
    int others = model.outputs().size() - 1;
    return new double[model.quarters().size() + others][DrawSampler.CHUNK];
  }

  private static double[][] inputColumns(DrawEvaluator draws) {
    double[][] values = draws.inputs();
    double[][] walk = draws.walk();
    double[][] noise = draws.noise();
    double[][] columns = Arrays.copyOf(values, values.length + walk.length + noise.length);
    System.arraycopy(walk, 0, columns, values.length, walk.length);
    System.arraycopy(noise, 0, columns, values.length + walk.length, noise.length);
    return columns;
  }

  /** The first output in every quarter, the others in the last one. */
  private static void outputs(
      Model model,
      DrawEvaluator draws,
      long id,
      int replicate,
      double[][] columns,
      int n,
      DrawWriter writer)
      throws IOException {
    List<String> scenarios = model.scenarios();
    int quarters = model.quarters().size();
    for (int s = 0; s < scenarios.size(); s++) {
      for (int q = 0; q < quarters; q++) {
        System.arraycopy(draws.output(s, 0, q), 0, columns[q], 0, n);
      }
      for (int o = 1; o < model.outputs().size(); o++) {
        System.arraycopy(draws.output(s, o, quarters - 1), 0, columns[quarters + o - 1], 0, n);
      }
      boolean[] failed = draws.failed(s);
      for (int i = 0; i < n; i++) {
        for (int c = 0; failed[i] && c < columns.length; c++) {
          columns[c][i] = Double.NaN;
        }
      }
      writer.append(id, replicate, scenarios.get(s), columns, n);
    }
  }
}
