package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.gap2028.job.report.ReportJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a finished run. */
@Command(
    name = "report",
    description =
        "Write report.html into an existing run directory: one page that opens offline, with the"
            + " answer in words, charts, tables and how the run was made.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run directory, a path or URI.")
  private String run;

  @Override
  public Integer call() {
    String report = new ReportJob(Storages.reaching(run)).write(run);
    PrintWriter out = spec.commandLine().getOut();
    out.println(report);
    out.flush();
    return 0;
  }
}
