package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.RunConfig;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration that a command works on, and what the command line changes in it. */
final class ConfigurationOptions {

  @Parameters(
      paramLabel = "CONFIG",
      description = "The configuration, a JSON file: a path or URI, or one that --files ships.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "Set a value of the configuration, after defaults are filled in: names joined by dots,"
              + " array elements by number (events.0.below). VALUE is JSON if it parses, else a"
              + " text. Repeatable.")
  private List<String> settings = new ArrayList<>();

  /** Reads the configuration with the changes of {@code --set}, then those given. */
  RunConfig read(List<Assignment> further) {
    List<Assignment> assignments = new ArrayList<>();
    settings.stream().map(Assignment::set).forEach(assignments::add);
    assignments.addAll(further);
    return new ConfigurationSource(SparkProperties.ofUser()).read(file, assignments);
  }
}
