package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** True or false. */
record FlagShape() implements Shape<Boolean> {

  @Override
  public Optional<Boolean> read(Tree tree, Problems problems) {
    if (tree instanceof Tree.Flag flag) {
      return Optional.of(flag.value());
    }
    problems.invalid(tree, "true or false");
    return Optional.empty();
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return JsonNodeFactory.instance.booleanNode(((Tree.Flag) tree).value());
  }
}
