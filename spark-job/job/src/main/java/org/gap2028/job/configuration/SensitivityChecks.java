package org.gap2028.job.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.engine.sensitivity.Players;

/** Checks of what is asked of what drives the gap: names are known, and mean one thing. */
final class SensitivityChecks {

  private final Draft draft;
  private final Problems problems;

  private SensitivityChecks(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void check(Draft draft, Problems problems) {
    SensitivityChecks checks = new SensitivityChecks(draft, problems);
    draft.values().find(Schema.SENSITIVITY).ifPresent(each -> checks.groups());
    checks.reservedName();
  }

  /** Rows of the noise must not be taken for those of an input. */
  private void reservedName() {
    Located<InputConfig> input = draft.inputs().get(Players.PROCESS_NOISE);
    if (input != null) {
      problems.errorAtKey(
          input.tree(),
          "Invalid name: " + Players.PROCESS_NOISE + " (it stands for the model's noise)");
    }
  }

  private void groups() {
    if (!(draft.values().tree(Schema.SENSITIVITY).find(Schema.GROUPS.name()).orElse(null)
        instanceof Tree.Members groups)) {
      return;
    }
    Map<String, String> groupOf = new HashMap<>();
    groups.members().forEach((name, tree) -> group(name, tree, groupOf));
  }

  private void group(String name, Tree tree, Map<String, String> groupOf) {
    if (draft.inputNames().contains(name) || name.equals(Players.PROCESS_NOISE)) {
      problems.errorAtKey(
          tree, "Invalid name: " + name + " (a group is not called as an input or the noise)");
    }
    if (!(tree instanceof Tree.Elements members)) {
      return;
    }
    for (Tree member : members.elements()) {
      if (member instanceof Tree.Text input) {
        member(name, input, groupOf);
      }
    }
  }

  private void member(String group, Tree.Text input, Map<String, String> groupOf) {
    if (draft.listsInputs() && !draft.inputNames().contains(input.text())) {
      problems.error(input, Names.unknown("input", input.text(), List.copyOf(draft.inputNames())));
      return;
    }
    String first = groupOf.putIfAbsent(input.text(), group);
    if (first != null) {
      problems.error(
          input,
          "Invalid input: "
              + input.text()
              + (first.equals(group)
                  ? " (it is in the group already)"
                  : " (an input is in one group at most, and it is in " + first + " already)"));
    }
  }
}
