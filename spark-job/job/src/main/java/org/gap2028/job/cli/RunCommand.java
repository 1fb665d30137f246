package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.json.TableJson;
import org.gap2028.job.report.ReportJob;
import org.gap2028.job.run.Build;
import org.gap2028.job.run.RunJob;
import org.gap2028.job.run.RunOutcome;
import org.gap2028.job.run.RunRequest;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.storage.Existing;
import org.gap2028.job.storage.RunPlace;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job. */
@Command(
    name = "run",
    description =
        "Draw all uncertain inputs, evaluate every scenario on the same draws, and publish the"
            + " distributions as one run directory.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private SamplingOptions sampling;

  @Option(names = "--design", paramLabel = "sobol|random", description = "Sampling design.")
  private String design;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The run directory, a path or URI. Default: runs/NAME.")
  private String output;

  @ArgGroup private Occupied occupied = new Occupied();

  /** What to do where there is a run already. */
  private static final class Occupied {
    @Option(
        names = "--extend",
        description =
            "Add draws to the run that is there: with a larger --draws, a precision, or other"
                + " quantiles and events. Computes it from the start where there is none.")
    private boolean extend;

    @Option(
        names = "--overwrite",
        description =
            "Compute anew and replace the run that is there, or delete another run's progress.")
    private boolean overwrite;
  }

  @Option(names = "--no-state", description = "Leave out what extending the run later would need.")
  private boolean noState;

  @Option(
      names = "--partitions",
      paramLabel = "P",
      description = "Spark partitions. Changes no number.")
  private Integer partitions;

  @Option(
      names = SaveDraws.OPTION,
      paramLabel = "N",
      arity = "1",
      description =
          "Save the draws too, with their own noise; with =N the first N only. The number needs the"
              + " equals sign.")
  private String saveDraws;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Show no progress and no notes.")
  private boolean quiet;

  @Override
  public Integer call() {
    RunConfig config = configuration.read(assignments());
    RunRequest request = request(config);
    note(config);
    Storage storage = Storages.reaching(request.output());
    RunJob job = new RunJob(storage, Build.current(), Clock.systemUTC());
    RunOutcome outcome = execute(job, request);
    print(outcome);
    if (!outcome.found()) {
      // Last: the run is published and told whatever becomes of the report.
      new ReportJob(storage).write(outcome.output(), outcome.tables());
    }
    return status(outcome);
  }

  /**
   * Reads what would be run, and starts nothing.
   *
   * @return where the run would be
   */
  RunPlace check() {
    RunRequest request = request(configuration.read(assignments()));
    return Storages.reaching(request.output()).place(request.output());
  }

  private static int status(RunOutcome outcome) {
    return outcome.precise() ? 0 : Main.IMPRECISE;
  }

  private List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>(sampling.assignments());
    if (design != null) {
      assignments.add(Assignment.design(design));
    }
    return assignments;
  }

  private RunRequest request(RunConfig config) {
    if (partitions != null && partitions < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid --partitions: " + partitions + " (at least 1)");
    }
    try {
      return new RunRequest(
          config,
          output != null ? output : config.output().orElse("runs/" + config.name()),
          existing(),
          noState ? RunRequest.State.LEAVE_OUT : RunRequest.State.KEEP,
          partitions != null ? OptionalInt.of(partitions) : config.partitions(),
          SaveDraws.limit(saveDraws),
          SparkProperties.ofUser());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Existing existing() {
    if (occupied.extend) {
      return Existing.EXTEND;
    }
    return occupied.overwrite ? Existing.REPLACE : Existing.REFUSE;
  }

  private void note(RunConfig config) {
    config.warnings().forEach(warning -> note(Notes.warning(warning)));
    long computed = config.sampling().roundedDraws();
    if (computed != config.sampling().draws()) {
      note(
          "Note: "
              + config.sampling().draws()
              + " draws are rounded up to "
              + computed
              + ", a multiple of 1,024 x "
              + config.sampling().replicates()
              + " replicates");
    }
  }

  private RunOutcome execute(RunJob job, RunRequest request) {
    if (quiet) {
      return job.run(request, Progress.NONE, note -> {});
    }
    PrintWriter err = spec.commandLine().getErr();
    ProgressLine line = new ProgressLine(err, ProgressLine.isTerminal(), System::nanoTime);
    try {
      return job.run(request, line, line::note);
    } finally {
      line.clear();
    }
  }

  private void print(RunOutcome outcome) {
    TableRow run = outcome.run();
    if (outcome.found()) {
      note("The same run is at " + outcome.output() + " already; nothing was computed.");
    }
    long failed = run.count("failed_draws");
    if (failed > 0 && !outcome.failedIds().isEmpty()) {
      note(
          "Note: "
              + failed
              + " draws failed in at least one scenario and are left out of its statistics; the"
              + " first are "
              + outcome.failedIds()
              + ". How one came about: "
              + spec.root().name()
              + " replay "
              + outcome.output()
              + " "
              + outcome.failedIds().get(0));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonWriter.toText(shape(outcome, run)));
    } else {
      out.print(Summary.of(outcome.tables()));
      out.print(PrecisionLines.of(outcome.precision()));
      out.println();
      out.printf(
          Locale.ROOT,
          "%s: run %s, %,d draws in %d replicates, result digest %s%n",
          outcome.output(),
          run.text("run_id"),
          run.count("draws"),
          run.count("replicates"),
          run.text("result_digest").substring(0, 16));
    }
    out.flush();
    // Said in any case: the status asks for a reason.
    outcome.precision().stream()
        .filter(each -> !each.met())
        .map(PrecisionLines::missed)
        .forEach(spec.commandLine().getErr()::println);
  }

  private static Map<String, Object> shape(RunOutcome outcome, TableRow run) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("run_id", run.text("run_id"));
    shape.put("output", outcome.output());
    shape.put("status", status(outcome));
    shape.put("result_digest", run.text("result_digest"));
    shape.put("draws", run.count("draws"));
    shape.put("failed_draws", run.count("failed_draws"));
    for (String name : List.of("moments", "quantiles", "events", "differences")) {
      TableData table = outcome.table(name);
      String last = Summary.lastQuarter(outcome.table("moments"));
      shape.put(name, TableJson.rowsAsJson(table, row -> row.text("quarter_label").equals(last)));
    }
    return shape;
  }

  private void note(String line) {
    if (!quiet) {
      spec.commandLine().getErr().println(line);
    }
  }
}
