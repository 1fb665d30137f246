package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gap2028.job.storage.StatusFile;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.storage.StorageException;
import picocli.CommandLine;

/**
 * The driver's side of {@code scripts/submit} in a cluster's deploy mode, which cannot carry an
 * exit status back: it is written, with the submission's id, to a file that the submitter reads.
 */
final class Submission {

  /** Property of Spark: what the submitter calls this submission. */
  static final String ID = "spark.gap2028.submissionId";

  /** Property of Spark: URI of the file that the status is written to. */
  static final String STATUS_FILE = "spark.gap2028.statusFile";

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final String id;
  private final String file;
  private final Storage storage;

  private Submission(String id, String file, Storage storage) {
    this.id = id;
    this.file = file;
    this.storage = storage;
  }

  /** The submission that these properties of Spark name, if they name one. */
  static Optional<Submission> of(Map<String, String> properties) {
    String id = properties.get(ID);
    String file = properties.get(STATUS_FILE);
    return id == null || file == null
        ? Optional.empty()
        : Optional.of(new Submission(id, file, Storage.configured(properties)));
  }

  /**
   * Runs a command and tells its status. A cluster that starts failed drivers again ({@code
   * --supervise}) starts this one once more after its end; then nothing is left to be done.
   *
   * @param commandLine the command line, whose writers are listened to
   * @param arguments the command
   * @return the exit status; 0 where the submission has ended before
   */
  int execute(CommandLine commandLine, String... arguments) {
    PrintWriter err = commandLine.getErr();
    try {
      Optional<StatusFile.Status> before =
          StatusFile.read(storage, file).filter(status -> status.submission().equals(id));
      if (before.isPresent() && before.get().exitStatus().isPresent()) {
        err.println(
            "This submission ended before, with exit status "
                + before.get().exitStatus().getAsInt());
        return 0;
      }
      try (StatusFile status = StatusFile.begin(storage, file, id)) {
        HeardWriter out = new HeardWriter(commandLine.getOut());
        HeardWriter messages = new HeardWriter(err);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(messages, true));
        int exitStatus = Main.execute(commandLine, arguments);
        String results = exitStatus == 0 || exitStatus == Main.IMPRECISE ? out.heard() : "";
        status.finish(
            exitStatus, exitStatus == 0 ? results : results + withoutProgress(messages.heard()));
        return exitStatus;
      }
    } catch (StorageException e) {
      err.println(e.getMessage());
      return Main.FAILED;
    }
  }

  private static String withoutProgress(String lines) {
    return LINE_BREAK
        .splitAsStream(lines)
        .filter(line -> !ProgressLine.isProgress(line))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
