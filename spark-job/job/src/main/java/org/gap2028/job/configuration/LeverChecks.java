package org.gap2028.job.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.gap.GapLever;

/** Checks that levers use known inputs and stay within what they may be. */
final class LeverChecks {

  /** Rounding of constant + slope * input is no reason to refuse a lever. */
  private static final double ROUNDING = 1e-12;

  private final Draft draft;
  private final Problems problems;
  private final Set<String> names;

  private LeverChecks(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.names = draft.leverInputs();
  }

  static void check(Draft draft, Problems problems) {
    LeverChecks checks = new LeverChecks(draft, problems);
    draft.scenarios().values().forEach(checks::scenario);
  }

  private void scenario(Located<ScenarioConfig> scenario) {
    scenario
        .value()
        .levers()
        .forEach(
            (lever, value) ->
                scenario
                    .tree()
                    .find("levers", lever.key())
                    .ifPresent(tree -> lever(lever, value, tree)));
  }

  private void lever(GapLever lever, LeverConfig value, Tree tree) {
    boolean known = true;
    for (Field<?> field : List.of(LeverShape.INPUT, LeverShape.AT_LEAST, LeverShape.AT_MOST)) {
      if (tree.find(field.name()).orElse(null) instanceof Tree.Text name
          && !names.contains(name.text())) {
        known = false;
        if (!draft.listsInputs()) {
          continue;
        }
        problems.error(name, Names.unknown("input", name.text(), names));
      }
    }
    if (known && !reversed(value, tree)) {
      range(lever, value, tree);
    }
  }

  private boolean reversed(LeverConfig value, Tree tree) {
    if (value.atLeast().isEmpty() || value.atMost().isEmpty()) {
      return false;
    }
    double low = value.atLeast().get().value();
    double high = value.atMost().get().value();
    // Not a number where the bound is an input: then nothing is reversed.
    if (low > high) {
      problems.invalid(
          tree.find(LeverShape.AT_LEAST.name()).orElseThrow(),
          "at most at_most, which is " + NumberShape.text(high));
      return true;
    }
    return false;
  }

  /** Evaluates the lever with each of its inputs at either end of its support. */
  private void range(GapLever lever, LeverConfig value, Tree tree) {
    List<String> inputs = value.inputs().stream().distinct().toList();
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 1 << inputs.size(); corner++) {
      Map<String, Double> ends = new HashMap<>();
      for (int i = 0; i < inputs.size(); i++) {
        Optional<Distribution> distribution = draft.leverDistribution(inputs.get(i));
        if (distribution.isEmpty()) {
          return;
        }
        Distribution known = distribution.get();
        ends.put(inputs.get(i), (corner >> i & 1) == 0 ? known.lower() : known.upper());
      }
      double held = held(value, ends);
      min = Math.min(min, held);
      max = Math.max(max, held);
    }
    double slack = ROUNDING * lever.max();
    if (!(min >= -slack && max <= lever.max() + slack)) {
      outside(lever, inputs, tree, min, max);
    }
  }

  private void outside(GapLever lever, List<String> inputs, Tree tree, double min, double max) {
    StringBuilder message = new StringBuilder("Invalid " + lever.key() + ": ");
    message.append(NumberShape.text(min));
    if (!inputs.isEmpty()) {
      message.append(" to ").append(NumberShape.text(max));
    }
    message.append(" (0 to ").append(NumberShape.text(lever.max()));
    if (!inputs.isEmpty()) {
      message.append(" at both ends of the support of ").append(String.join(" and ", inputs));
    }
    message.append("; unit: ").append(lever.unit());
    if (Double.isInfinite(min) || Double.isInfinite(max)) {
      message.append("; an input without bounds needs them, or the lever at_least and at_most");
    }
    problems.error(blamed(inputs, tree), tree, message.append(")").toString());
  }

  /** A lever that nobody wrote is not to blame: what is written of its inputs is. */
  private Place blamed(List<String> inputs, Tree tree) {
    return Stream.concat(
            Stream.of(tree),
            inputs.stream().map(draft.inputs()::get).filter(Objects::nonNull).map(Located::tree))
        .map(Tree::place)
        .filter(place -> !place.isDefault())
        .findFirst()
        .orElse(Place.DEFAULT);
  }

  private static double held(LeverConfig lever, Map<String, Double> ends) {
    // A slope of 0 times an infinite end is 0 here, not NaN.
    double value =
        lever.constant()
            + (lever.slope() == 0 ? 0 : lever.slope() * ends.get(lever.input().orElseThrow()));
    if (lever.atLeast().isPresent()) {
      value = Math.max(value, at(lever.atLeast().get(), ends));
    }
    return lever.atMost().isPresent() ? Math.min(value, at(lever.atMost().get(), ends)) : value;
  }

  private static double at(LeverConfig.Bound bound, Map<String, Double> ends) {
    return bound.input().isPresent() ? ends.get(bound.input().get()) : bound.value();
  }
}
