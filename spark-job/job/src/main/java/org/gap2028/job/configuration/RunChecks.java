package org.gap2028.job.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.engine.random.PointSet;

/**
 * Checks of what several fields say together: sampling, constants, scenarios, events, quantiles.
 */
final class RunChecks {

  /** With so few replicates the spread between them says little. */
  private static final int FEW_REPLICATES = 8;

  private RunChecks() {}

  static void check(Draft draft, Problems problems) {
    sampling(draft, problems);
    interval(draft, GapConstant.RAMP_START_QUARTER, GapConstant.RAMP_END_QUARTER, problems);
    interval(
        draft,
        GapConstant.HUAWEI_PATH_START_QUARTER,
        GapConstant.HUAWEI_PATH_END_QUARTER,
        problems);
    references(draft, problems);
    differences(draft, problems);
    events(draft, problems);
    quantiles(draft, problems);
  }

  private static void sampling(Draft draft, Problems problems) {
    draft
        .values()
        .find(Schema.SAMPLING)
        .ifPresent(
            sampling -> {
              Tree tree = draft.values().tree(Schema.SAMPLING);
              long most = Math.multiplyExact(PointSet.MAX_POINTS, (long) sampling.replicates());
              if (sampling.draws() > most) {
                problems.invalid(
                    tree.find(Schema.DRAWS.name()).orElseThrow(),
                    "at most 2^40 a replicate: "
                        + most
                        + " with "
                        + sampling.replicates()
                        + " replicates");
              }
              if (sampling.replicates() <= FEW_REPLICATES) {
                problems.warning(
                    tree.find(Schema.REPLICATES.name()).orElseThrow(),
                    "With "
                        + sampling.replicates()
                        + " replicates standard errors are themselves uncertain (more than "
                        + FEW_REPLICATES
                        + " are better)");
              }
            });
  }

  private static void interval(Draft draft, GapConstant start, GapConstant end, Problems problems) {
    Map<GapConstant, Double> constants = draft.values().find(Schema.CONSTANTS).orElse(Map.of());
    Double from = constants.get(start);
    Double to = constants.get(end);
    if (from != null && to != null && !(from < to)) {
      Tree constantsTree = draft.values().tree(Schema.CONSTANTS);
      Tree first = constantsTree.find(start.key()).orElseThrow();
      Tree second = constantsTree.find(end.key()).orElseThrow();
      if (first.isDefault()) {
        problems.invalid(
            second, "more than " + start.key() + ", which is " + NumberShape.text(from));
      } else {
        problems.invalid(first, "less than " + end.key() + ", which is " + NumberShape.text(to));
      }
    }
  }

  private static void references(Draft draft, Problems problems) {
    String first = null;
    for (Located<ScenarioConfig> scenario : draft.scenarios().values()) {
      if (!scenario.value().reference()) {
        continue;
      }
      if (first != null) {
        problems.error(
            scenario.tree().find(Schema.REFERENCE.name()).orElseThrow(),
            "Invalid reference: true (one scenario at most, and "
                + first
                + " is the reference already)");
      }
      first = first == null ? scenario.value().name() : first;
    }
  }

  private static void differences(Draft draft, Problems problems) {
    Map<List<String>, String> seen = new HashMap<>();
    Set<String> known = draft.scenarioNames();
    for (Located<List<Located<String>>> pair :
        draft.values().find(Schema.DIFFERENCES).orElse(List.of())) {
      if (pair.value().size() < 2) {
        continue;
      }
      List<String> names = Schema.plain(pair.value());
      for (Located<String> name : pair.value()) {
        if (draft.listsScenarios() && !known.contains(name.value())) {
          problems.error(name.tree(), Names.unknown("scenario", name.value(), known));
        }
      }
      String first = seen.putIfAbsent(names, pair.tree().path());
      if (names.get(0).equals(names.get(1))) {
        problems.invalid(pair.tree(), "two different scenarios");
      } else if (first != null) {
        problems.error(
            pair.tree(),
            "Duplicate difference of "
                + names.get(0)
                + " from "
                + names.get(1)
                + " (first at "
                + first
                + ")");
      }
    }
  }

  private static void events(Draft draft, Problems problems) {
    Map<String, String> seen = new HashMap<>();
    for (Located<EventConfig> event : draft.values().find(Schema.EVENTS).orElse(List.of())) {
      String name = event.value().name();
      String first = seen.putIfAbsent(name, event.tree().path());
      if (first != null) {
        problems.error(
            event.tree().find(Schema.EVENT_NAME.name()).orElseThrow(),
            "Duplicate event '" + name + "' (first at " + first + ")");
      }
    }
  }

  private static void quantiles(Draft draft, Problems problems) {
    Set<Double> seen = new HashSet<>();
    double last = 0;
    for (Located<Double> quantile : draft.values().find(Schema.QUANTILES).orElse(List.of())) {
      if (!seen.add(quantile.value())) {
        problems.invalid(quantile.tree(), "each probability once");
      } else if (!(quantile.value() > last)) {
        problems.invalid(quantile.tree(), "ascending: more than " + last + " before it");
      }
      last = quantile.value();
    }
  }
}
