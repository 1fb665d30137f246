package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gap2028.job.configuration.Assignment;
import picocli.CommandLine.Option;

/** How many draws, and which: what the command line changes in a configuration's sampling. */
final class SamplingOptions {

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws; also 10M, 1e9, 2^24. Rounded up to a multiple of 1,024 replicates.")
  private String draws;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of all randomness.")
  private String seed;

  @Option(
      names = "--replicates",
      paramLabel = "R",
      description = "Independent replicates, from which errors come: 2 to 1,024.")
  private String replicates;

  /** The seed, where one was given. */
  Optional<String> seed() {
    return Optional.ofNullable(seed);
  }

  /** The options given that mean nothing without a configuration. */
  List<String> ofConfiguration() {
    List<String> names = new ArrayList<>();
    if (draws != null) {
      names.add("--draws");
    }
    if (replicates != null) {
      names.add("--replicates");
    }
    return names;
  }

  /** What is changed. */
  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    if (draws != null) {
      assignments.add(Assignment.draws(draws));
    }
    if (seed != null) {
      assignments.add(Assignment.seed(seed));
    }
    if (replicates != null) {
      assignments.add(Assignment.replicates(replicates));
    }
    return assignments;
  }
}
