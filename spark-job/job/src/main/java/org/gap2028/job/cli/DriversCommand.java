package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gap2028.job.run.RefusedException;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.table.TableData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what drives the gap in a finished run. */
@Command(
    name = "drivers",
    description =
        "Show what drives the gap in a finished run whose configuration asked for it"
            + " (\"sensitivity\"): the inputs by their share of the variance, best first, under"
            + " each scenario and for each paired difference. Nothing is computed.",
    mixinStandardHelpOptions = true)
final class DriversCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run directory, a path or URI.")
  private String run;

  @Override
  public Integer call() {
    Optional<RunDirectory> found = Storage.local().place(run).find();
    if (found.isEmpty()) {
      throw new RefusedException("Cannot read " + run + ": there is no run");
    }
    RunDirectory directory = found.get();
    directory.requireUndamaged();
    if (!directory.tableNames().contains("sensitivity")) {
      throw new RefusedException(
          "Cannot show what drives the gap in "
              + run
              + ": its configuration did not ask for it. Run it again with --set"
              + " sensitivity.enabled=true and another --output");
    }
    List<TableData> tables = new ArrayList<>();
    directory.tableNames().forEach(name -> tables.add(directory.table(name)));
    PrintWriter out = spec.commandLine().getOut();
    out.print(DriversText.of(tables));
    out.flush();
    return 0;
  }
}
