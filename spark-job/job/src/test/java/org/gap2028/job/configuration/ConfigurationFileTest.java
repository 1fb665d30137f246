package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

  @TempDir Path directory;

  @Test
  void readsAFile() throws IOException {
    Path file = directory.resolve("a.json");
    Files.writeString(file, Configurations.with("\"seed\": 7"));
    assertThat(ConfigurationReader.read(file, List.of()).seed()).isEqualTo(7);
  }

  @Test
  void namesTheFileInViolations() throws IOException {
    Path file = directory.resolve("a.json");
    Files.writeString(file, Configurations.with("\"sed\": 7"));
    refused(file, "2:1 sed  Unknown field 'sed'; did you mean 'seed'?");
  }

  @Test
  void refusesAMissingFile() {
    refused(directory.resolve("none.json"), "Cannot read the file: there is no such file");
  }

  @Test
  void refusesADirectory() {
    refused(directory, "Cannot read the file: it is a directory");
  }

  @Test
  void refusesAFileThatCannotBeOpened() throws IOException {
    Path file = directory.resolve("loop.json");
    Files.createSymbolicLink(file, file);
    assertThatThrownBy(() -> ConfigurationReader.read(file, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(file + ": 1 problem\n  Cannot read the file: ");
  }

  @Test
  void refusesAFileTooLargeToBeAConfiguration() throws IOException {
    Path file = directory.resolve("large.json");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((16 << 20) + 1);
    }
    refused(file, "Cannot read the file: it is larger than 16 MiB");
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> ConfigurationReader.read(file, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(file + ": 1 problem\n  " + message);
  }
}
