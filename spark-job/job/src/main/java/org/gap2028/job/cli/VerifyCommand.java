package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.verify.Verdict;
import org.gap2028.job.verify.VerifyJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies the program against known answers. */
@Command(
    name = "verify",
    description =
        "Run problems with known answers through the sampler, engine, Spark and tables of run, and"
            + " compare. With a configuration, also compare its Sobol' points with random ones,"
            + " statistic by statistic. --seed is that of both (default: 2028, and the"
            + " configuration's); a check that fails under every seed is no accident. Nothing is"
            + " written; status 1 if a check fails.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  /** Seed of the problems where none is given. */
  private static final long SEED = 2028;

  @Spec private CommandSpec spec;
  @Mixin private SamplingOptions sampling;

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG",
      description = "A configuration, of which up to 1,048,576 draws of each design are compared.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Set a value of the configuration, as for run. Repeatable.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--json", description = "Print every check as JSON.")
  private boolean json;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Override
  public Integer call() {
    Verdict verdict = verify(seed(), config());
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonWriter.toText(VerdictJson.of(verdict)) : VerdictText.of(verdict));
    out.flush();
    return verdict.passes() ? 0 : Main.FAILED;
  }

  /** Seed of the problems. */
  private long seed() {
    if (sampling.seed().isEmpty()) {
      return SEED;
    }
    String text = sampling.seed().get();
    try {
      long seed = Long.parseLong(text);
      if (seed >= 0) {
        return seed;
      }
    } catch (NumberFormatException e) {
      // As wrong as a number out of range.
    }
    throw new ParameterException(
        spec.commandLine(), "Invalid --seed: " + text + " (a whole number, 0 to 2^63 - 1)");
  }

  private Optional<RunConfig> config() {
    if (file == null) {
      List<String> unused = new ArrayList<>(sampling.ofConfiguration());
      if (!settings.isEmpty()) {
        unused.add("--set");
      }
      if (!unused.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "Cannot use " + String.join(", ", unused) + ": there is no configuration");
      }
      return Optional.empty();
    }
    List<Assignment> assignments = new ArrayList<>();
    settings.stream().map(Assignment::set).forEach(assignments::add);
    assignments.addAll(sampling.assignments());
    return Optional.of(new ConfigurationSource(SparkProperties.ofUser()).read(file, assignments));
  }

  private Verdict verify(long seed, Optional<RunConfig> config) {
    VerifyJob job = new VerifyJob(SparkProperties.ofUser());
    if (quiet) {
      return job.verify(seed, config, Progress.NONE);
    }
    PrintWriter err = spec.commandLine().getErr();
    ProgressLine line = new ProgressLine(err, ProgressLine.isTerminal(), System::nanoTime);
    try {
      return job.verify(seed, config, line);
    } finally {
      line.clear();
    }
  }
}
