package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.gap2028.job.benchmark.Benchmark;
import org.gap2028.job.benchmark.BenchmarkResult;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures this machine for sizing. */
@Command(
    name = "benchmark",
    description =
        "Measure how fast this machine evaluates the draws of a configuration, stage by stage, and"
            + " how soon results become precise: one thread, without Spark, for some 20 seconds."
            + " Nothing is written.",
    mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {

  private final Benchmark benchmark;

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Option(names = "--json", description = "Print what was measured as JSON.")
  private boolean json;

  /** The command. */
  BenchmarkCommand() {
    this(new Benchmark(System::nanoTime));
  }

  /** The command with a benchmark that takes another time. */
  BenchmarkCommand(Benchmark benchmark) {
    this.benchmark = benchmark;
  }

  @Override
  public Integer call() {
    RunConfig config = configuration.read(List.of());
    PrintWriter err = spec.commandLine().getErr();
    config.warnings().forEach(warning -> err.println(Notes.warning(warning)));
    BenchmarkResult result = benchmark.measure(config.plan());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json ? JsonWriter.toText(BenchmarkReport.json(result)) : BenchmarkReport.text(result));
    out.flush();
    return 0;
  }
}
