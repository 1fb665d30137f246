package org.gap2028.job.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.gap2028.job.storage.RunPlace;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.storage.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What {@code scripts/submit} needs of the program on the submitter's machine. */
@Command(
    name = "submission",
    description = "What scripts/submit needs.",
    hidden = true,
    subcommands = {SubmissionCommand.Check.class, SubmissionCommand.Await.class})
final class SubmissionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: check or await");
  }

  /** Checks a command before it is submitted, as its driver would understand it. */
  @Command(
      name = "check",
      description =
          "Check a command and its configuration as its driver would, and print the URI of the file"
              + " in which the driver will tell its status.")
  static final class Check implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--cluster", description = "The driver will run on a machine of the cluster.")
    private boolean cluster;

    @Parameters(arity = "1..*", paramLabel = "COMMAND")
    private List<String> command;

    @Override
    public Integer call() {
      ParseResult parsed =
          Main.commandLine().parseArgs(SaveDraws.withValue(command.toArray(new String[0])));
      CommandLine called = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
      if (called.getCommand() instanceof RunCommand run) {
        RunPlace place = run.check();
        if (cluster && place.isLocal() && !isAbsolute(place.toString())) {
          throw StorageException.refused(
              "Invalid --output: "
                  + place
                  + " (in cluster mode an absolute path that all machines see, or a URI)");
        }
        spec.commandLine().getOut().println(place.statusFile());
        spec.commandLine().getOut().flush();
      } else if (cluster) {
        throw new ParameterException(
            spec.commandLine(),
            "Cannot submit this command in cluster mode: only run tells its status. Use"
                + " --deploy-mode client");
      }
      return 0;
    }

    private static boolean isAbsolute(String path) {
      return path.startsWith("file:") || Path.of(path).isAbsolute();
    }
  }

  /** Submits, waits for the driver's end, and ends with the driver's status. */
  @Command(
      name = "await",
      description = "Start spark-submit, wait for what the driver tells, and end with its status.")
  static final class Await implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--id", required = true, description = "The submission's id.")
    private String id;

    @Option(names = "--status", required = true, description = "The status file, a URI.")
    private String file;

    @Option(
        names = "--patience",
        paramLabel = "SECONDS",
        defaultValue = "60",
        description = "How long the driver's heartbeat may stand still.")
    private long patience;

    @Option(names = "--verbose", description = "Show all that spark-submit says.")
    private boolean verbose;

    @Parameters(arity = "1..*", paramLabel = "COMMAND")
    private List<String> command;

    @Override
    public Integer call() throws Exception {
      Storage storage = Storage.configured(SparkProperties.ofUser());
      SubmissionWatch watch =
          new SubmissionWatch(
              storage,
              file,
              id,
              Duration.ofSeconds(patience),
              spec.commandLine().getOut(),
              spec.commandLine().getErr());
      return watch.run(command, verbose ? line -> true : SubmissionWatch::isWorthShowing);
    }
  }
}
