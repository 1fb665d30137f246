package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads configurations: from bytes to a {@link RunConfig}, or to everything that is wrong. */
public final class ConfigurationReader {

  private ConfigurationReader() {}

  /**
   * Reads a configuration from a local file.
   *
   * @param file the file
   * @param assignments what the command line sets, in its order
   * @throws ConfigurationException if anything is wrong
   */
  public static RunConfig read(Path file, List<Assignment> assignments) {
    Problems problems = new Problems();
    Optional<byte[]> bytes = ConfigurationFile.bytes(file, problems);
    return read(
        bytes.orElseThrow(() -> exception(file.toString(), problems)),
        file.toString(),
        assignments);
  }

  /**
   * Reads a configuration from its bytes.
   *
   * @param bytes JSON in UTF-8, with comments
   * @param file name of the file, as messages show it
   * @param assignments what the command line sets, in its order
   * @throws ConfigurationException if anything is wrong
   */
  public static RunConfig read(byte[] bytes, String file, List<Assignment> assignments) {
    Problems problems = new Problems();
    Tree tree =
        ConfigurationFile.text(bytes, file, problems)
            .flatMap(text -> TreeParser.file(text, file, problems))
            .orElseThrow(() -> exception(file, problems));
    if (!(tree instanceof Tree.Members)) {
      problems.error(tree, "Invalid configuration: " + tree.shown() + " (an object)");
      throw exception(file, problems);
    }
    Tree filled = Assignments.apply(Schema.ROOT.fill(tree), assignments, problems);
    Draft draft = new Draft(Schema.ROOT.read(filled, problems).orElseThrow());
    RunChecks.check(draft, problems);
    InputChecks.check(draft, problems);
    LeverChecks.check(draft, problems);
    CorrelationChecks.check(draft, problems);
    PrecisionChecks.check(draft, problems);
    SensitivityChecks.check(draft, problems);
    DecisionChecks.check(draft, problems);
    if (problems.hasErrors()) {
      throw exception(file, problems);
    }
    return config(draft, problems.warnings());
  }

  private static RunConfig config(Draft draft, List<Violation> warnings) {
    Values values = draft.values();
    List<ScenarioConfig> scenarios =
        draft.scenarios().values().stream().map(Located::value).toList();
    return new RunConfig(
        values.get(Schema.RUN_NAME),
        values.get(Schema.DESCRIPTION),
        values.get(Schema.MODEL),
        values.get(Schema.SEED),
        values.get(Schema.SAMPLING),
        draft.inputs().values().stream().map(Located::value).toList(),
        Schema.plain(values.get(Schema.CORRELATIONS)),
        Fillers.dropped(draft.tree()),
        values.get(Schema.CONSTANTS),
        scenarios,
        scenarios.stream()
            .filter(ScenarioConfig::reference)
            .findFirst()
            .orElse(scenarios.get(0))
            .name(),
        values.get(Schema.DIFFERENCES).stream()
            .map(pair -> Schema.plain(pair.value()))
            .map(names -> new DifferenceConfig(names.get(0), names.get(1)))
            .toList(),
        Schema.plain(values.get(Schema.EVENTS)),
        Schema.plain(values.get(Schema.QUANTILES)),
        Schema.plain(values.find(Schema.PRECISION).orElse(List.of())),
        values.get(Schema.SENSITIVITY),
        values.find(Schema.DECISION),
        values.find(Schema.DISCOVER),
        Schema.plain(values.get(Schema.OBSERVATIONS)),
        values.get(Schema.ALLOW_FAILED_SHARE),
        values.find(Schema.OUTPUT),
        values.find(Schema.PARTITIONS).stream().mapToInt(Math::toIntExact).findFirst(),
        Digest.sha256(Schema.ROOT.canonical(draft.tree(), View.RESULTS)),
        (ObjectNode) Schema.ROOT.canonical(draft.tree(), View.WHOLE),
        warnings);
  }

  private static ConfigurationException exception(String file, Problems problems) {
    return new ConfigurationException(file, problems.errors(), problems.warnings());
  }
}
