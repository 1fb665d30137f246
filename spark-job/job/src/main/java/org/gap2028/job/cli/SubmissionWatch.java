package org.gap2028.job.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gap2028.job.storage.StatusFile;
import org.gap2028.job.storage.StatusFile.Status;
import org.gap2028.job.storage.Storage;

/**
 * The submitter's side of a submission in a cluster's deploy mode: starts {@code spark-submit},
 * listens to it, and reads what the driver tells in its status file. The file counts, not {@code
 * spark-submit}'s own status: on a standalone cluster that is 0 for failed drivers too.
 */
final class SubmissionWatch {

  private static final Duration GLANCE = Duration.ofMillis(500);

  /**
   * After the cluster has said that the driver is gone, its last words may still be on their way.
   */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private static final int TAIL = 30;

  /** What a standalone cluster's client says of a driver that has ended. */
  private static final Pattern GONE =
      Pattern.compile("State of driver \\S+ is (FINISHED|FAILED|KILLED|ERROR)\\b");

  private static final Pattern LOG_LINE =
      Pattern.compile("(?:\\d\\S+ )?\\d\\d:\\d\\d:\\d\\d (?:INFO|DEBUG|TRACE) .*");

  private final Storage storage;
  private final String file;
  private final String id;
  private final Duration patience;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Deque<String> tail = new ArrayDeque<>();
  private String gone = "";

  /**
   * A watch.
   *
   * @param file URI of the status file
   * @param id the submission; what others told there is ignored
   * @param patience how long the heartbeat may stand still
   * @param out where results go
   * @param err where everything else goes
   */
  SubmissionWatch(
      Storage storage,
      String file,
      String id,
      Duration patience,
      PrintWriter out,
      PrintWriter err) {
    this.storage = storage;
    this.file = file;
    this.id = id;
    this.patience = patience;
    this.out = out;
    this.err = err;
  }

  /** Whether a line of {@code spark-submit} says more than that it is at work. */
  static boolean isWorthShowing(String line) {
    return !LOG_LINE.matcher(line).matches();
  }

  /**
   * Submits and waits for the end.
   *
   * @param command {@code spark-submit} with its arguments
   * @param shown which of its lines are shown
   * @return the driver's status; 1 where the driver is gone without one
   */
  int run(List<String> command, Predicate<String> shown) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread listener = new Thread(() -> listen(process, shown), "spark-submit");
    listener.setDaemon(true);
    listener.start();
    try {
      return await(process, listener);
    } finally {
      process.destroy();
    }
  }

  private int await(Process process, Thread listener) throws InterruptedException {
    Optional<Status> last = Optional.empty();
    long changed = System.nanoTime();
    long end = Long.MAX_VALUE;
    while (true) {
      Optional<Status> now = status();
      if (now.isPresent() && now.get().exitStatus().isPresent()) {
        return finish(process, now.get());
      }
      long time = System.nanoTime();
      if (now.isPresent() && !now.equals(last)) {
        if (last.isEmpty()) {
          err.println("The driver is at work: " + now.get().attempt());
        }
        last = now;
        changed = time;
      }
      boolean ended = !process.isAlive();
      if (ended) {
        listener.join(LAST_WORDS.toMillis());
        // A status of 0 alone says nothing: some clients do not wait for the driver.
        if (end == Long.MAX_VALUE && (isGone() || process.exitValue() != 0)) {
          end = time + LAST_WORDS.toNanos();
        }
      }
      if (time > end) {
        return fail("The driver is gone: " + (isGone() ? gone() : exit(process)));
      }
      if ((last.isPresent() || ended) && time - changed > patience.toNanos()) {
        return fail("The driver has given no sign of life for " + patience.toSeconds() + " s");
      }
      if (last.isEmpty() && !ended) {
        changed = time;
      }
      TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
    }
  }

  private Optional<Status> status() {
    return StatusFile.read(storage, file).filter(status -> status.submission().equals(id));
  }

  private int finish(Process process, Status status) throws InterruptedException {
    int exitStatus = status.exitStatus().getAsInt();
    PrintWriter writer = exitStatus == 0 || exitStatus == Main.IMPRECISE ? out : err;
    writer.print(status.message());
    writer.flush();
    boolean unused = process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    return exitStatus;
  }

  private int fail(String what) {
    synchronized (tail) {
      if (!tail.isEmpty()) {
        err.println("The last that spark-submit said:");
        tail.forEach(line -> err.println("  " + line));
      }
    }
    err.println(what + ". What was done is kept, and the same command continues");
    return Main.FAILED;
  }

  private static String exit(Process process) {
    return "spark-submit ended with status " + process.exitValue();
  }

  private boolean isGone() {
    return !gone().isEmpty();
  }

  private String gone() {
    synchronized (tail) {
      return gone;
    }
  }

  private void listen(Process process, Predicate<String> shown) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hear(line);
        if (shown.test(line)) {
          err.println(line);
        }
      }
    } catch (IOException e) {
      // It was ended.
    }
  }

  private static String ended(String state) {
    return switch (state) {
      case "KILLED" -> "was killed";
      case "FINISHED" -> "ended";
      default -> "failed (" + state + "); its log is on the worker";
    };
  }

  private void hear(String line) {
    Matcher matcher = GONE.matcher(line);
    synchronized (tail) {
      if (matcher.find()) {
        gone = "the cluster says that it " + ended(matcher.group(1));
      }
      tail.addLast(line);
      if (tail.size() > TAIL) {
        tail.removeFirst();
      }
    }
  }
}
