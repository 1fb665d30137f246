package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output that the README shows is what its command prints, to the last digit. */
class ReadmeIT {

  private static final Path ROOT = Path.of("../..");

  @TempDir private Path folder;

  @Test
  void showsTheRealOutput() throws IOException {
    StringWriter out = new StringWriter();
    int status =
        Main.execute(
            Main.commandLine().setOut(new PrintWriter(out)),
            "run",
            ROOT.resolve("configs/policies.json").toString(),
            "--output",
            folder.resolve("policies").toString(),
            "--quiet");
    assertThat(status).isZero();
    // The last line names the place, and an id that differs from commit to commit.
    String text = out.toString().replace(System.lineSeparator(), "\n");
    String summary = text.substring(0, text.strip().lastIndexOf('\n'));
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains(summary);
  }
}
