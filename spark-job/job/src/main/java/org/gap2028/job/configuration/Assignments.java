package org.gap2028.job.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sets values of the command line in a configuration whose defaults are filled in. */
final class Assignments {

  private final Problems problems;

  private Assignments(Problems problems) {
    this.problems = problems;
  }

  /** The tree with the assignments made one after the other, defaults filled in after each. */
  static Tree apply(Tree tree, List<Assignment> assignments, Problems problems) {
    Assignments all = new Assignments(problems);
    Tree changed = tree;
    for (Assignment assignment : assignments) {
      changed = Schema.ROOT.fill(all.apply(changed, assignment));
    }
    return changed;
  }

  private Tree apply(Tree tree, Assignment assignment) {
    List<String> names = Arrays.asList(assignment.path().split("\\.", -1));
    if (assignment.notation() == Assignment.Notation.NONE || names.contains("")) {
      problems.error(
          assignment.place(),
          "",
          "Invalid assignment: " + Names.shortened(assignment.value()) + " (PATH=VALUE)");
      return tree;
    }
    return value(assignment).flatMap(value -> set(tree, Schema.ROOT, names, value)).orElse(tree);
  }

  private Optional<Tree> value(Assignment assignment) {
    Tree.Location location = Tree.Location.of(assignment.place(), assignment.path());
    if (assignment.notation() == Assignment.Notation.DRAWS) {
      try {
        long draws = DrawCount.parse(assignment.value());
        return Optional.of(new Tree.Decimal(location, String.valueOf(draws), draws));
      } catch (IllegalArgumentException e) {
        problems.error(assignment.place(), assignment.path(), e.getMessage());
        return Optional.empty();
      }
    }
    return TreeParser.value(assignment.value(), location, problems)
        .or(() -> Optional.of(new Tree.Text(location, assignment.value())));
  }

  private Optional<Tree> set(Tree tree, Shape<?> shape, List<String> names, Tree value) {
    String name = names.get(0);
    boolean last = names.size() == 1;
    Optional<Shape<?>> part = shape.part(tree, name);
    Optional<Tree> present = part(tree, name);
    if (part.isEmpty() || (present.isEmpty() && !last)) {
      problems.error(value, refusal(tree, shape, name));
      return Optional.empty();
    }
    Optional<Tree> changed =
        last
            ? Optional.of(value)
            : set(present.orElseThrow(), part.get(), names.subList(1, names.size()), value);
    return changed.map(each -> with(tree, name, each));
  }

  private static String refusal(Tree tree, Shape<?> shape, String name) {
    if (tree instanceof Tree.Elements array) {
      int size = array.elements().size();
      return "Unknown element '"
          + Names.shortened(name)
          + "' in "
          + tree.path()
          + " (0 to "
          + (size - 1)
          + "; a whole one may be added as "
          + size
          + ")";
    }
    if (tree instanceof Tree.Members) {
      return Names.unknown("name", name, tree.path(), shape.parts(tree));
    }
    return "Cannot set a part of " + tree.path() + ": it is " + tree.shown() + ", not an object";
  }

  private static Optional<Tree> part(Tree tree, String name) {
    if (tree instanceof Tree.Elements array) {
      return name.matches("\\d{1,9}") && Integer.parseInt(name) < array.elements().size()
          ? Optional.of(array.elements().get(Integer.parseInt(name)))
          : Optional.empty();
    }
    return tree.find(name);
  }

  private static Tree with(Tree tree, String name, Tree part) {
    if (tree instanceof Tree.Elements array) {
      return array.with(Integer.parseInt(name), part);
    }
    return tree instanceof Tree.Members object ? object.with(name, part) : tree;
  }
}
