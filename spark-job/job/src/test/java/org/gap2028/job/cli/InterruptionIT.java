package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed or interrupted, and the same command again. */
class InterruptionIT {

  private static final int KILLED = 137;

  /** Some seconds of work, at the speed of the plainest model. */
  private static final String[] LONG = {"--draws", "6M", "--replicates", "8"};

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void writeConfiguration() throws IOException {
    config = folder.resolve("long.json");
    Files.writeString(config, "{\"name\": \"long\", \"model\": \"persistence\"}");
  }

  private Process start(String output, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The options that this JVM was given for Spark.
    command.addAll(Arrays.asList(System.getProperty("gap2028.jvm.options").split(" ", -1)));
    command.add("-Dspark.gap2028.progressSeconds=0.2");
    command.add("-Dspark.gap2028.drawsPerFile=20000");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add("run");
    command.add(config.toString());
    command.add("--output");
    command.add(folder.resolve(output).toString());
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(folder.resolve("err").toFile());
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  private int run(String output, String... more) throws Exception {
    return await(start(output, more));
  }

  private static int await(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private record Signal(String name, int status) {}

  /**
   * SIGINT, which is Ctrl-C, unless the tests were started with it ignored, as shells do with what
   * they put into the background: no child can be interrupted then, and SIGTERM takes the same way.
   */
  private static Signal interruption() throws Exception {
    Signal interrupt = new Signal("INT", 130);
    Process probe = new ProcessBuilder("sh", "-c", "kill -INT $$").start();
    return probe.waitFor() == interrupt.status() ? interrupt : new Signal("TERM", 143);
  }

  private static void send(Signal signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal.name(), Long.toString(process.pid())).start().waitFor();
  }

  private Process startAndAwaitProgress() throws Exception {
    return startAndAwaitProgress("", LONG);
  }

  /** Starts a run and waits until it has kept progress that names something. */
  private Process startAndAwaitProgress(String named, String... options) throws Exception {
    Process process = start("run", options);
    while (process.isAlive() && !hasProgress(named)) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as("killed in the middle").isTrue();
    return process;
  }

  private boolean hasProgress(String named) throws IOException {
    Path staging = folder.resolve(".run.staging");
    if (!Files.isDirectory(staging)) {
      return false;
    }
    try (Stream<Path> files = Files.list(staging)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(".progress-")
            && Files.readString(file).contains(named)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException | UncheckedIOException e) {
      // The next list has just taken its place.
      return false;
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals("err") && !name.equals("out"))
          .sorted()
          .toList();
    }
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** The line of stdout that names the result's digest. */
  private String digest() throws IOException {
    String out = text("out");
    return out.substring(out.indexOf("result digest")).strip();
  }

  @Test
  void continuesAfterAKillToTheSameDigest() throws Exception {
    assertThat(run("whole", LONG)).isZero();
    String expected = digest();

    Process process = startAndAwaitProgress();
    process.destroyForcibly();
    assertThat(await(process)).isEqualTo(KILLED);
    assertThat(files()).containsExactly(".run.lock", ".run.staging", "long.json", "whole");

    assertThat(run("run", "--draws", "1M", "--replicates", "8")).isEqualTo(2);
    assertThat(text("err"))
        .contains("progress of another run long-")
        .contains("sampling.draws (6000000 there, 1000000 here)")
        .contains("--output")
        .contains("--overwrite");
    assertThat(files()).containsExactly(".run.staging", "long.json", "whole");

    assertThat(run("run", LONG)).isZero();
    assertThat(text("err")).contains("Continuing run long-");
    assertThat(digest()).isEqualTo(expected);
    assertThat(files()).containsExactly("long.json", "run", "whole");
  }

  @Test
  void continuesAfterAKillWhileDrawsAreSaved() throws Exception {
    String[] saving = {"--draws", "1M", "--replicates", "8", "--save-draws=800k"};
    assertThat(run("whole", "--draws", "1M", "--replicates", "8")).isZero();
    String expected = digest();

    Process process = startAndAwaitProgress("draw_outputs/part-", saving);
    process.destroyForcibly();
    assertThat(await(process)).isEqualTo(KILLED);
    Path outputs = folder.resolve(".run.staging/draw_outputs");
    Map<Path, Object> before = filesAndTimes(outputs);

    assertThat(run("run", saving)).isZero();
    assertThat(text("err"))
        .contains("Continuing run long-")
        .containsPattern("Of the draws that are to be saved, [0-9,]+ are in files already");
    assertThat(digest()).isEqualTo(expected);
    Map<Path, Object> after = filesAndTimes(folder.resolve("run/draw_outputs"));
    assertThat(after).hasSize(40);
    assertThat(before.entrySet()).as("files that were kept").anyMatch(after.entrySet()::contains);
    assertThat(files()).containsExactly("long.json", "run", "whole");
  }

  private static Map<Path, Object> filesAndTimes(Path directory) throws IOException {
    Map<Path, Object> times = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        times.put(file.getFileName(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @Test
  void keepsProgressWhenInterruptedAndOverwriteDeletesThatOfAnotherRun() throws Exception {
    Process process = startAndAwaitProgress();
    Signal signal = interruption();
    send(signal, process);
    assertThat(await(process)).isEqualTo(signal.status());
    assertThat(text("err")).contains("Interrupted: what was done is kept").doesNotContain("Cannot");
    assertThat(files()).containsExactly(".run.staging", "long.json");

    assertThat(run("run", "--draws", "1024", "--replicates", "4", "--overwrite")).isZero();
    assertThat(text("err")).contains("Deleted the progress of run long-");
    assertThat(files()).containsExactly("long.json", "run");
  }

  @Test
  void refusesASecondRunAtTheSamePlace() throws Exception {
    Process process = startAndAwaitProgress();
    try {
      assertThat(run("run", LONG)).isEqualTo(2);
      assertThat(text("err"))
          .contains("another run is being made there, by process " + process.pid());
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }
}
