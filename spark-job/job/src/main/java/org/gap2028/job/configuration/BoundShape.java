package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A bound of a lever: a number or the name of an input. */
record BoundShape() implements Shape<LeverConfig.Bound> {

  @Override
  public Optional<LeverConfig.Bound> read(Tree tree, Problems problems) {
    if (tree instanceof Tree.Text text) {
      return Optional.of(LeverConfig.Bound.ofInput(text.text()));
    }
    if (tree instanceof Tree.Decimal decimal && Double.isFinite(decimal.value())) {
      return Optional.of(LeverConfig.Bound.of(decimal.value() + 0.0));
    }
    problems.invalid(tree, "a finite number or the name of an input");
    return Optional.empty();
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return tree instanceof Tree.Text
        ? TextShape.free().canonical(tree, view)
        : NumberShape.any().canonical(tree, view);
  }
}
