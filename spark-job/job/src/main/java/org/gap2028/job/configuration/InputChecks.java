package org.gap2028.job.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gap2028.engine.gap.GapCoordinates;
import org.gap2028.engine.gap.GapInput;

/** Checks that each input is the model's or is used, and warns of heavy tails. */
final class InputChecks {

  /** Below it the fourth moment is infinite, and the error of a standard deviation with it. */
  private static final double TAIL_INDEX = 4;

  /** Columns of saved draws that are no inputs. */
  private static final Pattern DRAW_COLUMN =
      Pattern.compile("run_id|draw_id|replicate|scenario|(walk|release)_\\d{4}q[1-4]");

  private InputChecks() {}

  static void check(Draft draft, Problems problems) {
    if (draft.model().isPresent()
        && draft.tree().find("inputs").orElse(null) instanceof Tree.Members inputs) {
      further(draft, inputs, problems);
    }
    draft.inputs().values().forEach(input -> tail(input, problems));
  }

  private static void further(Draft draft, Tree.Members inputs, Problems problems) {
    ModelKind model = draft.model().orElseThrow();
    List<String> own = model.inputs().stream().map(GapInput::key).toList();
    Set<String> used = used(draft.tree());
    List<Tree> further = new ArrayList<>();
    inputs
        .members()
        .forEach(
            (name, tree) -> {
              if (own.contains(name)) {
                return;
              }
              further.add(tree);
              if (DRAW_COLUMN.matcher(name).matches()) {
                problems.errorAtKey(
                    tree,
                    "Invalid name of an input: "
                        + name
                        + " (a column of saved draws has that name)");
                return;
              }
              if (model == ModelKind.PERSISTENCE) {
                problems.errorAtKey(
                    tree,
                    "Invalid input: "
                        + Names.shortened(name)
                        + " (persistence takes "
                        + own.get(0)
                        + " alone)");
              } else if (isNamed(name, tree) && !used.contains(name)) {
                problems.errorAtKey(tree, unused(name, own));
              }
            });
    room(draft, further, problems);
  }

  /** What is no object, or has no proper name, has been said to be wrong already. */
  private static boolean isNamed(String name, Tree tree) {
    return tree instanceof Tree.Members && Schema.NAME.pattern().matcher(name).matches();
  }

  private static String unused(String name, List<String> own) {
    return Names.nearest(name, own).isPresent()
        ? Names.unknown("input", name, own)
        : "Unused input '"
            + Names.shortened(name)
            + "' (an input is the model's own, or a lever uses it)";
  }

  /** The design has only so many coordinates. */
  private static void room(Draft draft, List<Tree> further, Problems problems) {
    Optional<SamplingConfig> sampling = draft.values().find(Schema.SAMPLING);
    if (further.isEmpty() || sampling.isEmpty()) {
      return;
    }
    int coordinates = sampling.get().design().points(0).coordinates();
    int room = coordinates - GapCoordinates.FURTHER_INPUTS;
    if (further.size() > room) {
      problems.errorAtKey(
          further.get(room),
          "Invalid number of further inputs: " + further.size() + " (at most " + room + ")");
    }
  }

  /** Names in all levers, whether these are right or wrong. */
  private static Set<String> used(Tree.Members root) {
    Set<String> used = new HashSet<>();
    if (root.find("scenarios").orElse(null) instanceof Tree.Members scenarios) {
      for (Tree scenario : scenarios.members().values()) {
        if (scenario.find("levers").orElse(null) instanceof Tree.Members levers) {
          levers.members().values().forEach(lever -> addTexts(lever, used));
        }
      }
    }
    return used;
  }

  private static void addTexts(Tree lever, Set<String> names) {
    if (lever instanceof Tree.Members members) {
      for (Map.Entry<String, Tree> part : members.members().entrySet()) {
        if (part.getValue() instanceof Tree.Text text) {
          names.add(text.text());
        }
      }
    }
  }

  private static void tail(Located<InputConfig> input, Problems problems) {
    double index = input.value().distribution().tailIndex();
    if (index < TAIL_INDEX) {
      problems.warning(
          input.tree(),
          String.format(
              Locale.ROOT,
              "The tail of %s is so heavy that moments are unreliable (tail index %.3g, below %.0f)",
              input.value().name(),
              index,
              TAIL_INDEX));
    }
  }
}
