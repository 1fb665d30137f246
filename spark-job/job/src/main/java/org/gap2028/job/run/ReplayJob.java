package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.gap.DrawTrace;
import org.gap2028.engine.gap.Equations;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawAddress;
import org.gap2028.engine.run.DrawEvaluator;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.InputConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.storage.Manifest;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.table.TableRow;

/**
 * Recomputes single draws of finished runs: inputs and noise as the run drew them, to the bit, then
 * the model's plain equations.
 */
public final class ReplayJob {

  private final Storage storage;
  private final Build build;

  /**
   * A job.
   *
   * @param storage where run directories are
   * @param build what the program was built from; runs of other builds are refused
   */
  public ReplayJob(Storage storage, Build build) {
    this.storage = storage;
    this.build = build;
  }

  /**
   * Recomputes a draw.
   *
   * @param path path or URI of the run directory
   * @param drawId id of the draw
   * @param scenario the one scenario that is wanted; all where empty
   * @throws org.gap2028.job.storage.StorageException if there is no run, or it is damaged
   * @throws RefusedException if the run has no such draw or scenario, or another build made it
   */
  public ReplayedDraw replay(String path, long drawId, Optional<String> scenario) {
    RunDirectory run = storage.place(path).open();
    run.requireUndamaged();
    TableRow row = run.table("run").row(0);
    requireThisBuild(run, row);
    RunConfig config =
        ConfigurationReader.read(
            run.configuration(), path + "/" + Manifest.CONFIGURATION, List.of());
    List<String> wanted = scenarios(path, config, scenario);
    long draws = row.count("draws");
    if (drawId < 0 || drawId >= draws) {
      throw new RefusedException(
          "Invalid draw of " + path + ": " + drawId + " (0 to " + (draws - 1) + ")");
    }
    return replay(run.manifest().runId(), config, drawId, wanted);
  }

  /** Another build may draw or compute other numbers under the same configuration. */
  private void requireThisBuild(RunDirectory run, TableRow row) {
    String version = run.manifest().toolVersion();
    Optional<String> commit = row.value("git_commit").map(Object::toString);
    boolean same =
        version.equals(build.version()) && (build.released() || commit.equals(build.commit()));
    if (!same) {
      throw new RefusedException(
          "Cannot replay draws of "
              + run.path()
              + ": version "
              + shown(version, commit)
              + " made it, and this is version "
              + shown(build.version(), build.commit())
              + ". Its tables can still be read; replay with that version, or run the"
              + " configuration again");
    }
  }

  private static String shown(String version, Optional<String> commit) {
    return version + commit.map(c -> " (" + c + ")").orElse("");
  }

  private static List<String> scenarios(String path, RunConfig config, Optional<String> wanted) {
    List<String> all = config.plan().model().scenarios();
    if (wanted.isPresent() && !all.contains(wanted.get())) {
      throw new RefusedException(
          "Invalid scenario of "
              + path
              + ": "
              + wanted.get()
              + " ("
              + String.join(", ", all)
              + ")");
    }
    return wanted.map(List::of).orElse(all);
  }

  private static ReplayedDraw replay(
      String runId, RunConfig config, long drawId, List<String> scenarios) {
    RunPlan plan = config.plan();
    DrawAddress address = DrawAddress.of(plan, drawId);
    int index = (int) (address.point() % DrawSampler.CHUNK);
    DrawEvaluator evaluator = new DrawEvaluator(new CompiledPlan(plan));
    evaluator.evaluate(address.replicate(), address.point() - index);
    double[] inputs = draw(evaluator.inputs(), index);
    double[] walk = draw(evaluator.walk(), index);
    double[] release = draw(evaluator.noise(), index);

    Equations equations = config.equations();
    List<String> all = plan.model().scenarios();
    Map<String, DrawTrace> traces = new LinkedHashMap<>();
    for (String scenario : scenarios) {
      traces.put(scenario, equations.trace(all.indexOf(scenario), inputs, walk, release));
    }
    return new ReplayedDraw(runId, drawId, address, inputs(config, inputs), walk, release, traces);
  }

  private static double[] draw(double[][] columns, int index) {
    double[] values = new double[columns.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = columns[c][index];
    }
    return values;
  }

  private static List<ReplayedDraw.Input> inputs(RunConfig config, double[] values) {
    List<ReplayedDraw.Input> inputs = new ArrayList<>();
    for (InputConfig input : config.inputs()) {
      double value = values[inputs.size()];
      inputs.add(
          new ReplayedDraw.Input(
              input.name(), input.unit(), value, input.distribution().cdf(value)));
    }
    return inputs;
  }
}
