package org.gap2028.job.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of what is to be precise: its names are known, and its parts belong together. */
final class PrecisionChecks {

  private final Draft draft;
  private final Problems problems;

  private PrecisionChecks(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void check(Draft draft, Problems problems) {
    PrecisionChecks checks = new PrecisionChecks(draft, problems);
    draft.values().find(Schema.PRECISION).orElse(List.of()).forEach(checks::check);
  }

  private void check(Located<PrecisionConfig> located) {
    PrecisionConfig precision = located.value();
    Tree tree = located.tree();
    event(precision, tree);
    precision.scenario().ifPresent(name -> scenario(tree, Schema.OF_SCENARIO, name));
    precision.reference().ifPresent(name -> scenario(tree, Schema.OF_REFERENCE, name));
    boolean positive = precision.statistic().equals(PrecisionConfig.POSITIVE);
    if (positive && precision.reference().isEmpty()) {
      problems.error(
          tree, "Missing field 'reference' (probability_positive is of a paired difference)");
    }
    if (precision.reference().isPresent()) {
      pair(precision, tree);
    }
  }

  private void event(PrecisionConfig precision, Tree tree) {
    boolean probability = precision.statistic().equals(PrecisionConfig.PROBABILITY);
    if (probability != precision.event().isPresent()) {
      problems.error(
          tree,
          probability
              ? "Missing field 'event' (a probability is that of an event)"
              : "Invalid event: it goes with the statistic probability, not with "
                  + precision.statistic());
    } else if (probability) {
      Set<String> known = new LinkedHashSet<>();
      draft
          .values()
          .find(Schema.EVENTS)
          .orElse(List.of())
          .forEach(event -> known.add(event.value().name()));
      String name = precision.event().orElseThrow();
      if (!known.contains(name)) {
        problems.error(
            tree.find(Schema.OF_EVENT.name()).orElseThrow(), Names.unknown("event", name, known));
      }
    }
    if (probability && precision.reference().isPresent()) {
      problems.error(
          tree.find(Schema.OF_REFERENCE.name()).orElseThrow(),
          "Invalid reference: an event has no paired difference");
    }
  }

  private void scenario(Tree tree, Field<String> field, String name) {
    Set<String> known = draft.scenarioNames();
    if (draft.listsScenarios() && !known.contains(name)) {
      problems.error(tree.find(field.name()).orElseThrow(), Names.unknown("scenario", name, known));
    }
  }

  /** A difference that is not computed cannot be precise. */
  private void pair(PrecisionConfig precision, Tree tree) {
    String reference = precision.reference().orElseThrow();
    List<List<String>> pairs =
        draft.values().find(Schema.DIFFERENCES).orElse(List.of()).stream()
            .map(pair -> Schema.plain(pair.value()))
            .filter(names -> names.size() == 2)
            .toList();
    boolean computed =
        pairs.stream()
            .anyMatch(
                names ->
                    names.get(1).equals(reference)
                        && precision.scenario().map(names.get(0)::equals).orElse(true));
    if (!computed) {
      problems.error(
          tree.find(Schema.OF_REFERENCE.name()).orElseThrow(),
          "Invalid reference: there is no difference "
              + precision.scenario().map(name -> "of " + name + " ").orElse("")
              + "from "
              + reference
              + " (differences: "
              + pairs.stream()
                  .map(names -> names.get(0) + " from " + names.get(1))
                  .collect(Collectors.joining(", "))
              + ")");
    }
  }
}
