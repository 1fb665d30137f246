package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of some names, each of which stands for something.
 *
 * @param choices what each name stands for
 */
record ChoiceShape<T>(Map<String, T> choices) implements Shape<T> {

  /** A choice between values by their names. */
  static <T> ChoiceShape<T> of(List<T> values, Function<T, String> name) {
    Map<String, T> choices = new LinkedHashMap<>();
    values.forEach(value -> choices.put(name.apply(value), value));
    return new ChoiceShape<>(choices);
  }

  @Override
  public Optional<T> read(Tree tree, Problems problems) {
    if (!(tree instanceof Tree.Text text)) {
      problems.invalid(tree, rule());
      return Optional.empty();
    }
    T chosen = choices.get(text.text());
    if (chosen == null) {
      String near =
          Names.nearest(text.text(), choices.keySet())
              .map(name -> "; did you mean '" + name + "'?")
              .orElse("");
      problems.error(
          tree,
          "Invalid "
              + Names.called(tree.path())
              + ": "
              + tree.shown()
              + " ("
              + rule()
              + ")"
              + near);
    }
    return Optional.ofNullable(chosen);
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return JsonNodeFactory.instance.textNode(((Tree.Text) tree).text());
  }

  private String rule() {
    return Names.choice(List.copyOf(choices.keySet()));
  }
}
