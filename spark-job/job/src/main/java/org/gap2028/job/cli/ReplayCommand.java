package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gap2028.job.json.JsonWriter;
import org.gap2028.job.run.Build;
import org.gap2028.job.run.ReplayJob;
import org.gap2028.job.run.ReplayedDraw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recomputes one draw and shows how it came about. */
@Command(
    name = "replay",
    description =
        "Recompute one draw of a finished run from its id: inputs, and every intermediate of every"
            + " quarter under each scenario. Nothing is written.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run directory, a path or URI.")
  private String run;

  @Parameters(
      index = "1",
      paramLabel = "DRAW",
      description = "Id of the draw, from 0; saved draws have theirs in the column draw_id.")
  private long draw;

  @Option(names = "--scenario", paramLabel = "S", description = "This scenario only.")
  private String scenario;

  @Option(names = "--json", description = "Print the draw as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    ReplayedDraw replayed =
        new ReplayJob(Storages.reaching(run), Build.current())
            .replay(run, draw, Optional.ofNullable(scenario));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonWriter.toText(ReplayJson.of(replayed)) : ReplayText.of(replayed));
    out.flush();
    return 0;
  }
}
