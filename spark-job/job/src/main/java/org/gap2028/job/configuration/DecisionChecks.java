package org.gap2028.job.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks of a decision, and of what is to be discovered: the names in them are known. */
final class DecisionChecks {

  private final Draft draft;
  private final Problems problems;

  private DecisionChecks(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void check(Draft draft, Problems problems) {
    DecisionChecks checks = new DecisionChecks(draft, problems);
    draft
        .values()
        .find(Schema.DECISION)
        .ifPresent(
            decision -> {
              checks.decision(decision, draft.values().tree(Schema.DECISION));
              checks.isComputed(Schema.DECISION);
            });
    draft
        .values()
        .find(Schema.DISCOVER)
        .ifPresent(
            discover -> {
              checks.discover(discover, draft.values().tree(Schema.DISCOVER));
              checks.isComputed(Schema.DISCOVER);
            });
  }

  private void isComputed(Field<?> field) {
    if (draft.values().tree(Schema.SENSITIVITY).isDefault()) {
      problems.warning(
          draft.values().tree(field),
          "Not computed: " + field.name() + " (it is with sensitivity, which is left out)");
    }
  }

  private void decision(DecisionConfig decision, Tree tree) {
    Tree.Members options = (Tree.Members) tree.find(Schema.OPTIONS.name()).orElseThrow();
    options
        .members()
        .forEach(
            (name, option) -> {
              if (isUnknownScenario(name)) {
                problems.errorAtKey(option, Names.unknown("scenario", name, draft.scenarioNames()));
              }
            });
    decision.event().ifPresent(name -> payoff(tree.find("payoff").orElseThrow(), name));
  }

  private void payoff(Tree tree, String name) {
    Map<String, EventConfig> events = events();
    if (!events.containsKey(name)) {
      problems.error(tree, Names.unknown("event", name, events.keySet()));
    } else if (events.get(name).ever()) {
      problems.error(
          tree,
          "Invalid payoff: "
              + tree.shown()
              + " (no event with ever: it looks back along the path, which is noise)");
    }
  }

  private void discover(DiscoverConfig discover, Tree tree) {
    Set<String> known = events().keySet();
    if (!known.contains(discover.event())) {
      problems.error(
          tree.find("event").orElseThrow(), Names.unknown("event", discover.event(), known));
    }
    if (isUnknownScenario(discover.scenario())) {
      problems.error(
          tree.find("scenario").orElseThrow(),
          Names.unknown("scenario", discover.scenario(), draft.scenarioNames()));
    }
  }

  private boolean isUnknownScenario(String name) {
    return draft.listsScenarios() && !draft.scenarioNames().contains(name);
  }

  private Map<String, EventConfig> events() {
    Map<String, EventConfig> events = new LinkedHashMap<>();
    for (Located<EventConfig> event : draft.values().find(Schema.EVENTS).orElse(List.of())) {
      events.put(event.value().name(), event.value());
    }
    return events;
  }
}
