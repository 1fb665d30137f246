package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.gap2028.job.configuration.ConfigurationException;
import org.gap2028.job.run.Build;
import org.gap2028.job.run.RefusedException;
import org.gap2028.job.run.RunFailedException;
import org.gap2028.job.spark.SparkJobException;
import org.gap2028.job.storage.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/**
 * The program. Exit statuses: 0 done; 1 the job failed; 2 the command line, the configuration or a
 * directory is wrong and nothing was started; 3 a stated precision was not reached; 130
 * interrupted.
 */
@Command(
    name = "gap2028",
    description =
        "Monte Carlo uncertainty analysis of the 2028 gap: by how many months US frontier AI leads"
            + " China's at the end of 2028, how sure one can be, and which policy moves it.",
    subcommands = {
      RunCommand.class,
      InitCommand.class,
      ExplainCommand.class,
      ValidateCommand.class,
      ReportCommand.class,
      ReplayCommand.class,
      DriversCommand.class,
      VerifyCommand.class,
      BenchmarkCommand.class,
      SubmissionCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:the job failed",
      "2:the command line, the configuration or a directory is wrong; nothing was started",
      "3:a stated precision was not reached; results are published",
      "130:interrupted; progress is kept, the same command continues"
    },
    footer = {"", "gap2028 COMMAND --help tells more about a command."})
public final class Main {

  static final int FAILED = 1;
  static final int WRONG = 2;
  static final int IMPRECISE = 3;

  private Main() {}

  /** Runs a command and exits with its status. */
  public static void main(String[] arguments) {
    int status =
        Submission.of(SparkProperties.ofUser())
            .map(submission -> submission.execute(commandLine(), arguments))
            .orElseGet(() -> execute(commandLine(), arguments));
    // YARN takes any exit of a driver for a failure: one that was submitted returns.
    if (status != 0 || !SparkProperties.submitted()) {
      System.exit(status);
    }
  }

  /** The command line, which prints to stdout and stderr. */
  static CommandLine commandLine() {
    return new CommandLine(new Main());
  }

  /** Runs a command and returns its status; what it prints goes to the command line's writers. */
  static int execute(CommandLine commandLine, String... arguments) {
    commandLine.setExecutionExceptionHandler(Main::report);
    commandLine.setParameterExceptionHandler(Main::reportUsage);
    commandLine.setUsageHelpAutoWidth(true);
    return commandLine.execute(SaveDraws.withValue(arguments));
  }

  private static int reportUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return WRONG;
  }

  private static int report(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parseResult) {
    PrintWriter err = commandLine.getErr();
    if (e instanceof ConfigurationException || e instanceof RefusedException) {
      err.println(e.getMessage());
      return WRONG;
    }
    if (e instanceof StorageException storage) {
      err.println(e.getMessage());
      return storage.kind() == StorageException.Kind.FAILED ? FAILED : WRONG;
    }
    if (e instanceof RunFailedException || e instanceof SparkJobException) {
      err.println(e.getMessage());
      return FAILED;
    }
    err.println("The job failed; this is a defect or a broken machine, please report it:");
    e.printStackTrace(err);
    return FAILED;
  }

  /** Version and commit of this build, and of Java. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      Build build = Build.current();
      String commit = build.commit().map(c -> " (" + c + ")").orElse("");
      return new String[] {
        "gap2028 " + build.version() + commit,
        String.format(Locale.ROOT, "Java %s", Runtime.version())
      };
    }
  }
}
