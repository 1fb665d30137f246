package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One field of an object of the configuration: the definition that reads it, fills in its default
 * and describes it.
 *
 * @param name name as configurations write it
 * @param shape what it may be
 * @param required whether it must be written
 * @param filler fills in what is left out
 * @param note whether no result depends on it
 * @param description what it is, in a phrase
 */
record Field<T>(
    String name,
    Shape<T> shape,
    boolean required,
    Filler filler,
    boolean note,
    String description) {

  /** Fills in a field. */
  @FunctionalInterface
  interface Filler {
    /**
     * The field with its defaults.
     *
     * @param before the object with the fields before this one filled in
     * @param written the field as it was written, if it was
     */
    Optional<Tree> fill(Tree.Members before, Optional<Tree> written);
  }

  /** A field that must be written. */
  static <T> Field<T> required(String name, Shape<T> shape, String description) {
    return new Field<>(name, shape, true, (before, written) -> written, false, description)
        .filled();
  }

  /** A field that may be left out and then is absent. */
  static <T> Field<T> optional(String name, Shape<T> shape, String description) {
    return new Field<>(name, shape, false, (before, written) -> written, false, description)
        .filled();
  }

  /** A field with a default. */
  static <T> Field<T> of(String name, Shape<T> shape, JsonNode value, String description) {
    return derived(
        name,
        shape,
        (before, written) ->
            written.or(() -> Optional.of(Tree.ofDefault(value, before.location().join(name)))),
        description);
  }

  /** A field that fills itself in, before its shape does. */
  static <T> Field<T> derived(String name, Shape<T> shape, Filler filler, String description) {
    return new Field<>(name, shape, false, filler, false, description).filled();
  }

  /** The same field as one that no result depends on. */
  Field<T> asNote() {
    return new Field<>(name, shape, required, filler, true, description);
  }

  private Field<T> filled() {
    return new Field<>(
        name,
        shape,
        required,
        (before, written) -> filler.fill(before, written).map(shape::fill),
        note,
        description);
  }
}
