package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list of values of one shape. What is wrong in one element leaves the others: the elements read
 * are those that are right.
 *
 * @param element shape of the elements
 * @param min elements at least
 * @param max elements at most
 * @param rule what is allowed, in words
 */
record ListShape<T>(Shape<T> element, int min, int max, String rule)
    implements Shape<List<Located<T>>> {

  /** A list of any length. */
  static <T> ListShape<T> of(Shape<T> element, String rule) {
    return new ListShape<>(element, 0, Integer.MAX_VALUE, rule);
  }

  @Override
  public Tree fill(Tree tree) {
    if (!(tree instanceof Tree.Elements array)) {
      return tree;
    }
    return new Tree.Elements(
        array.location(), array.elements().stream().map(element::fill).toList());
  }

  @Override
  public Optional<List<Located<T>>> read(Tree tree, Problems problems) {
    if (!(tree instanceof Tree.Elements array)
        || array.elements().size() < min
        || array.elements().size() > max) {
      problems.invalid(tree, rule);
      return Optional.empty();
    }
    List<Located<T>> values = new ArrayList<>();
    for (Tree each : array.elements()) {
      element.read(each, problems).ifPresent(value -> values.add(new Located<>(each, value)));
    }
    return Optional.of(values);
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode();
    ((Tree.Elements) tree).elements().forEach(each -> node.add(element.canonical(each, view)));
    return node;
  }

  @Override
  public Optional<Shape<?>> part(Tree tree, String name) {
    return parts(tree).contains(name) ? Optional.of(element) : Optional.empty();
  }

  /** The indices of the elements, and the one that would come next. */
  @Override
  public List<String> parts(Tree tree) {
    int size = tree instanceof Tree.Elements array ? array.elements().size() : 0;
    return IntStream.rangeClosed(0, Math.min(size, max - 1))
        .mapToObj(String::valueOf)
        .collect(Collectors.toList());
  }
}
