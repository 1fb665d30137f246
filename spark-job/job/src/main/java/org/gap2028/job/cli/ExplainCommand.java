package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.run.HeapNeed;
import org.gap2028.job.run.RunCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what would be run. */
@Command(
    name = "explain",
    description =
        "Tell what would be run: inputs, correlations as achieved, scenarios lever by lever,"
            + " events, precision, and the cost in time, memory and disk. Nothing is written.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private SamplingOptions sampling;

  @Override
  public Integer call() {
    RunConfig config = configuration.read(sampling.assignments());
    PrintWriter err = spec.commandLine().getErr();
    config.warnings().forEach(warning -> err.println(Notes.warning(warning)));
    PrintWriter out = spec.commandLine().getOut();
    out.print(Explanation.of(config));
    out.flush();
    int cores = Runtime.getRuntime().availableProcessors();
    RunCost cost = RunCost.measure(config.plan(), System::nanoTime);
    out.print("\n" + text(cost, config.sampling().roundedDraws(), config, cores));
    out.flush();
    return 0;
  }

  /** The cost in words. */
  static String text(RunCost cost, long draws, RunConfig config, int cores) {
    HeapNeed heap = HeapNeed.of(config.plan(), cores);
    double seconds = draws * cost.nanosecondsPerDraw() / 1e9 / cores;
    return String.format(
            Locale.ROOT,
            "Cost, estimated%n%n"
                + "  time    %s on %d cores, and Spark's start; measured now: %.0f ns a draw and core%n"
                + "  memory  %s of heap: %s for %d replicates, %s for %d threads; run refuses less,"
                + " GAP2028_JAVA_OPTIONS=-Xmx%s gives that much%n"
                + "  disk    %s for the tables; with --save-draws %s more%n",
            duration(seconds),
            cores,
            cost.nanosecondsPerDraw(),
            bytes((double) heap.together()),
            bytes((double) heap.driver()),
            config.sampling().replicates(),
            bytes((double) heap.threads()),
            cores,
            heap.option(),
            bytes((double) cost.tableBytes()),
            bytes(draws * (cost.drawInputBytes() + cost.drawOutputBytes())))
        .replace(System.lineSeparator(), "\n");
  }

  private static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds)
        : seconds < 7200
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%,.0f h", seconds / 3600);
  }

  private static String bytes(double bytes) {
    return bytes < 1e6
        ? String.format(Locale.ROOT, "%.0f KB", bytes / 1e3)
        : bytes < 1e9
            ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
            : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }
}
