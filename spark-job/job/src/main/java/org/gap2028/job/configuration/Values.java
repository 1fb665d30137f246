package org.gap2028.job.configuration;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the fields of one object were read to: those that are there and right. */
final class Values {

  private final Tree.Members tree;
  private final Map<String, Object> values = new HashMap<>();
  private boolean complete = true;

  Values(Tree.Members tree) {
    this.tree = tree;
  }

  /** The object that was read. */
  Tree.Members tree() {
    return tree;
  }

  /** Whether all fields of the object are right. */
  boolean complete() {
    return complete;
  }

  /** The value of a field, if it is there and right. */
  @SuppressWarnings("unchecked") // what is stored under a field's name came from its shape
  <T> Optional<T> find(Field<T> field) {
    return Optional.ofNullable((T) values.get(field.name()));
  }

  /** The value of a field that is there in an object that is complete. */
  <T> T get(Field<T> field) {
    return find(field)
        .orElseThrow(() -> new IllegalStateException("Cannot find field: " + field.name()));
  }

  /** A number that is there in an object that is complete. */
  double number(String name) {
    return (double) Objects.requireNonNull(values.get(name), name);
  }

  /** A number, or another one where the field was left out. */
  double number(String name, double other) {
    return (double) values.getOrDefault(name, other);
  }

  /** What was written for a field that is there. */
  Tree tree(Field<?> field) {
    return tree.members().get(field.name());
  }

  <T> void read(Field<T> field, Tree written, Problems problems) {
    Optional<T> value = field.shape().read(written, problems);
    if (value.isPresent()) {
      values.put(field.name(), value.get());
    } else {
      complete = false;
    }
  }

  void incomplete() {
    complete = false;
  }
}
