package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An object whose members have free names. What is wrong in one member leaves the others: the
 * members read are those that are right.
 *
 * @param name shape of the names
 * @param min members at least
 * @param rule what is allowed, in words
 * @param value shape of the member of a name
 */
record MapShape<T>(TextShape name, int min, String rule, Function<String, Shape<T>> value)
    implements Shape<Map<String, Located<T>>> {

  @Override
  public Tree fill(Tree tree) {
    if (!(tree instanceof Tree.Members object)) {
      return tree;
    }
    Map<String, Tree> filled = new LinkedHashMap<>();
    object.members().forEach((key, member) -> filled.put(key, value.apply(key).fill(member)));
    return new Tree.Members(object.location(), filled);
  }

  @Override
  public Optional<Map<String, Located<T>>> read(Tree tree, Problems problems) {
    if (!(tree instanceof Tree.Members object) || object.members().size() < min) {
      problems.invalid(tree, rule);
      return Optional.empty();
    }
    Map<String, Located<T>> values = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, member) -> {
              if (!name.pattern().matcher(key).matches()) {
                problems.errorAtKey(member, misnamed(key, object.members().keySet()));
              }
              value
                  .apply(key)
                  .read(member, problems)
                  .ifPresent(read -> values.put(key, new Located<>(member, read)));
            });
    return Optional.of(values);
  }

  private String misnamed(String key, Set<String> keys) {
    List<String> others = keys.stream().filter(other -> !other.equals(key)).toList();
    return "Invalid name: "
        + Names.shortened(key)
        + " ("
        + name.rule()
        + ")"
        + Names.nearest(key, others).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ((Tree.Members) tree)
        .members()
        .forEach((key, member) -> node.set(key, value.apply(key).canonical(member, view)));
    return node;
  }

  @Override
  public Optional<Shape<?>> part(Tree tree, String key) {
    return Optional.of(value.apply(key));
  }

  @Override
  public List<String> parts(Tree tree) {
    return tree instanceof Tree.Members object ? List.copyOf(object.members().keySet()) : List.of();
  }
}
