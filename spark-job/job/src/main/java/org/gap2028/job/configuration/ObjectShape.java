package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of known fields.
 *
 * @param fields the fields, in canonical order
 * @param builder what the fields that are right become
 */
record ObjectShape<T>(List<Field<?>> fields, Builder<T> builder) implements Shape<T> {

  /** Makes of an object's fields what they mean together. */
  @FunctionalInterface
  interface Builder<T> {
    /** The value, or nothing where the fields do not fit each other, which is then a problem. */
    Optional<T> build(Values values, Problems problems);
  }

  /** An object that is nothing unless all its fields are right. */
  static <T> ObjectShape<T> complete(List<Field<?>> fields, Builder<T> builder) {
    return new ObjectShape<>(
        fields,
        (values, problems) ->
            values.complete() ? builder.build(values, problems) : Optional.empty());
  }

  @Override
  public Tree fill(Tree tree) {
    if (!(tree instanceof Tree.Members object)) {
      return tree;
    }
    Map<String, Tree> filled = new LinkedHashMap<>();
    for (Field<?> field : fields) {
      Optional<Tree> written = Optional.ofNullable(object.members().get(field.name()));
      Tree.Members before = new Tree.Members(object.location(), filled);
      field.filler().fill(before, written).ifPresent(value -> filled.put(field.name(), value));
    }
    object.members().forEach(filled::putIfAbsent);
    return new Tree.Members(object.location(), filled);
  }

  @Override
  public Optional<T> read(Tree tree, Problems problems) {
    if (!(tree instanceof Tree.Members object)) {
      problems.invalid(tree, "an object");
      return Optional.empty();
    }
    Values values = new Values(object);
    List<String> known = parts(tree);
    object
        .members()
        .forEach(
            (name, member) -> {
              if (!known.contains(name)) {
                problems.errorAtKey(member, Names.unknown("field", name, known));
              }
            });
    for (Field<?> field : fields) {
      Tree written = object.members().get(field.name());
      if (written != null) {
        values.read(field, written, problems);
      } else if (field.required()) {
        values.incomplete();
        problems.error(
            tree.place(),
            tree.location().join(field.name()),
            "Missing field '" + field.name() + "' (" + field.description() + ")");
      }
    }
    return builder.build(values, problems);
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Map<String, Tree> members = ((Tree.Members) tree).members();
    for (Field<?> field : fields) {
      Tree member = members.get(field.name());
      if (member != null && !(field.note() && view == View.RESULTS)) {
        node.set(field.name(), field.shape().canonical(member, view));
      }
    }
    return node;
  }

  @Override
  public Optional<Shape<?>> part(Tree tree, String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .<Shape<?>>map(Field::shape)
        .findFirst();
  }

  @Override
  public List<String> parts(Tree tree) {
    return fields.stream().map(Field::name).toList();
  }
}
