package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gap2028.job.configuration.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    return Main.execute(
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), arguments);
  }

  @Test
  void printsTheTemplate() {
    assertThat(execute("init")).isZero();
    assertThat(out).hasToString(Template.json());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void writesAFileThatValidates() {
    Path file = folder.resolve("mine.json");
    assertThat(execute("init", file.toString())).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(file).hasContent(Template.json());
    assertThat(execute("validate", file.toString())).isZero();
  }

  @Test
  void keepsAFileThatIsThere() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(file, "mine");
    assertThat(execute("init", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "Cannot write "
                + file
                + ": it exists already"
                + System.lineSeparator()
                + "Try 'gap2028 init --help'."
                + System.lineSeparator());
    assertThat(file).hasContent("mine");
  }

  @Test
  void makesNoDirectories() {
    Path file = folder.resolve("none/mine.json");
    assertThat(execute("init", file.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("Cannot write " + file + ": there is no such directory");
    assertThat(folder).isEmptyDirectory();
  }
}
