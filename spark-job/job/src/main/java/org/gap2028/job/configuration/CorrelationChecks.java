package org.gap2028.job.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.IndefiniteCorrelationException;
import org.gap2028.engine.distribution.NearestCorrelation;

/**
 * Checks that correlations are between two uncertain inputs, once a pair, and possible together.
 */
final class CorrelationChecks {

  private final Draft draft;
  private final Problems problems;
  private final Map<Set<String>, Tree> pairs = new HashMap<>();
  private boolean sound = true;

  private CorrelationChecks(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void check(Draft draft, Problems problems) {
    CorrelationChecks checks = new CorrelationChecks(draft, problems);
    draft
        .values()
        .find(Schema.CORRELATIONS)
        .ifPresent(
            correlations -> {
              correlations.forEach(checks::one);
              checks.together(correlations);
            });
  }

  private void one(Located<CorrelationConfig> correlation) {
    List<String> names = List.of(correlation.value().first(), correlation.value().second());
    Tree.Elements written =
        (Tree.Elements) correlation.tree().find(Schema.CORRELATED.name()).orElseThrow();
    for (int i = 0; i < 2; i++) {
      input(names.get(i), written.elements().get(i));
    }
    if (names.get(0).equals(names.get(1))) {
      wrong(written, "Invalid inputs: " + written.shown() + " (two different inputs)");
      return;
    }
    Tree first = pairs.putIfAbsent(new HashSet<>(names), correlation.tree());
    if (first != null) {
      wrong(
          written,
          "Duplicate correlation of "
              + names.get(0)
              + " and "
              + names.get(1)
              + " (first at "
              + first.path()
              + ")");
    }
    sound &= !Double.isNaN(correlation.value().rho());
  }

  private void input(String name, Tree written) {
    if (!draft.listsInputs()) {
      sound = false;
    } else if (!draft.correlatedInputs().contains(name)) {
      wrong(written, Names.unknown("input", name, draft.correlatedInputs()));
    } else if (!draft.inputs().containsKey(name)) {
      sound = false;
    } else if (draft.inputs().get(name).value().distribution().family().equals("fixed")) {
      wrong(written, "Invalid input: " + name + " (it is fixed, so nothing correlates with it)");
    }
  }

  private void together(List<Located<CorrelationConfig>> correlations) {
    Tree tree = draft.values().tree(Schema.CORRELATIONS);
    if (!sound || ((Tree.Elements) tree).elements().size() != correlations.size()) {
      return;
    }
    List<CorrelationConfig> plain = Schema.plain(correlations);
    // Inputs without a correlation add eigenvalues of 1, which are never the smallest.
    List<String> names =
        plain.stream().flatMap(each -> Stream.of(each.first(), each.second())).distinct().toList();
    try {
      Dependence.copula(names, plain);
    } catch (IndefiniteCorrelationException e) {
      problems.error(tree, e.getMessage() + nearest(names, plain));
    }
  }

  /** The pairs that the nearest accepted matrix has otherwise, those that are not written too. */
  private static String nearest(List<String> names, List<CorrelationConfig> correlations) {
    if (names.size() > NearestCorrelation.LARGEST_SIZE) {
      return "";
    }
    return "; the nearest that is accepted has: "
        + NearestCorrelation.changes(names.size(), Dependence.pairs(names, correlations)).stream()
            .map(
                each ->
                    names.get(each.first())
                        + " with "
                        + names.get(each.second())
                        + " "
                        + NumberShape.text(each.rho()))
            .collect(Collectors.joining(", "));
  }

  private void wrong(Tree tree, String message) {
    sound = false;
    problems.error(tree, message);
  }
}
