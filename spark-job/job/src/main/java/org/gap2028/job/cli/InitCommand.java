package org.gap2028.job.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gap2028.job.configuration.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a configuration to start from. */
@Command(
    name = "init",
    description =
        "Write a configuration with every default spelled out and every field explained, to FILE"
            + " or to stdout.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file to write, which must not exist yet; stdout where left out.")
  private Path file;

  @Override
  public Integer call() {
    if (file == null) {
      spec.commandLine().getOut().print(Template.json());
      spec.commandLine().getOut().flush();
      return 0;
    }
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      throw refused("it exists already", e);
    } catch (NoSuchFileException e) {
      throw refused("there is no such directory", e);
    } catch (IOException e) {
      throw refused(String.valueOf(e.getMessage()), e);
    }
    try {
      Files.writeString(file, Template.json(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      removeHalf(e);
      throw refused(String.valueOf(e.getMessage()), e);
    }
    spec.commandLine().getErr().println("Written: " + file);
    return 0;
  }

  /** Leaves nothing half-written behind. */
  private void removeHalf(IOException why) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private ParameterException refused(String why, IOException cause) {
    return new ParameterException(spec.commandLine(), "Cannot write " + file + ": " + why, cause);
  }
}
