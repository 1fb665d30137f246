package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is interrupted in the middle leaves nothing, and the next one is not in its way. */
class InterruptionIT {

  private static final int INTERRUPTED_BY_SIGTERM = 143;

  @TempDir private Path folder;

  private Process start(Path config, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The options that this JVM was given for Spark.
    for (String option : System.getProperty("gap2028.jvm.options").split(" ", -1)) {
      command.add(option);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add("run");
    command.add(config.toString());
    command.add("--output");
    command.add(folder.resolve("run").toString());
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.start();
  }

  @Test
  void nothingIsLeftAndTheSameCommandRunsAgain() throws Exception {
    Path config = folder.resolve("long.json");
    Files.writeString(config, "{\"name\": \"long\", \"model\": \"compute-gap\"}");
    // Some hours of work.
    Process process = start(config, "--draws", "100G");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      // The first progress line comes ten seconds after the first draw.
      while (line != null && !line.contains(" draws (")) {
        line = lines.readLine();
      }
      assertThat(line).as("progress").isNotNull();
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(INTERRUPTED_BY_SIGTERM);
    } finally {
      process.destroyForcibly();
    }
    assertThat(files()).containsExactly("long.json");

    Process again = start(config, "--draws", "1024", "--replicates", "4", "--quiet");
    assertThat(again.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(again.exitValue()).isZero();
    assertThat(files()).containsExactly("long.json", "run");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
