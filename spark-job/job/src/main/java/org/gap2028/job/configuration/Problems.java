package org.gap2028.job.configuration;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong and what is doubtful in a configuration, as it is being read. */
final class Problems {

  private final List<Violation> errors = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  /** A value that is not allowed: {@code Invalid <name>: <value> (<rule>)}. */
  void invalid(Tree tree, String rule) {
    error(tree, "Invalid " + Names.called(tree.path()) + ": " + tree.shown() + " (" + rule + ")");
  }

  /** An error about a value. */
  void error(Tree tree, String message) {
    errors.add(violation(tree.place(), tree.path(), tree.shown(), message));
  }

  /** An error about a value that something at another place is to blame for. */
  void error(Place place, Tree tree, String message) {
    errors.add(violation(place, tree.path(), tree.shown(), message));
  }

  /** An error about the name of a value. */
  void errorAtKey(Tree tree, String message) {
    errors.add(violation(tree.location().key(), tree.path(), tree.shown(), message));
  }

  /** An error about something that has a place, but no value. */
  void error(Place place, String path, String message) {
    errors.add(violation(place, path, "", message));
  }

  /** Something doubtful about a value. */
  void warning(Tree tree, String message) {
    warnings.add(violation(tree.place(), tree.path(), tree.shown(), message));
  }

  /** Takes what others were found. */
  void addAll(Problems others) {
    errors.addAll(others.errors);
    warnings.addAll(others.warnings);
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<Violation> errors() {
    return List.copyOf(errors);
  }

  List<Violation> warnings() {
    return List.copyOf(warnings);
  }

  private static Violation violation(Place place, String path, String value, String message) {
    return new Violation(place.source(), place.line(), place.column(), path, value, message);
  }
}
