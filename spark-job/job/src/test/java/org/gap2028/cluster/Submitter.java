package org.gap2028.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calls {@code scripts/submit} as a user does. */
final class Submitter {

  private static final Path SCRIPT = Path.of("..", "..", "scripts", "submit");
  private static final long LONGEST_SECONDS = 300;

  private final SparkHome spark;
  private final Path folder;
  private int count;

  /**
   * What a submission ended with.
   *
   * @param status exit status
   * @param out what it printed
   * @param err what it said beside
   */
  record Result(int status, String out, String err) {

    /** The digest that the summary names. */
    String digest() {
      return out.substring(out.indexOf("result digest")).strip();
    }
  }

  /** A submission that was started. */
  record Started(Process process, Path out, Path err) {

    Result await() throws IOException, InterruptedException {
      try {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("It takes too long:\n" + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }

  /**
   * A submitter.
   *
   * @param folder where output is kept
   */
  Submitter(SparkHome spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** Starts a submission. */
  Started start(List<String> options, List<String> command) throws IOException {
    List<String> words = new ArrayList<>(List.of(SCRIPT.toAbsolutePath().toString()));
    words.addAll(options);
    words.add("--");
    words.addAll(command);
    count++;
    Path out = folder.resolve("submission-" + count + ".out");
    Path err = folder.resolve("submission-" + count + ".err");
    Process process =
        spark
            .environment(new ProcessBuilder(words))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Started(process, out, err);
  }

  /** Submits and waits for the end. */
  Result run(List<String> options, List<String> command) throws IOException, InterruptedException {
    return start(options, command).await();
  }
}
