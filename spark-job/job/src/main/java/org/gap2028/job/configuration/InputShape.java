package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.gap.GapInput;

/**
 * An uncertain input: a distribution and notes.
 *
 * @param name name of the input
 */
record InputShape(String name) implements Shape<InputConfig> {

  @Override
  public Tree fill(Tree tree) {
    return object().fill(tree);
  }

  @Override
  public Optional<InputConfig> read(Tree tree, Problems problems) {
    return object().read(tree, problems);
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return object().canonical(tree, view);
  }

  @Override
  public Optional<Shape<?>> part(Tree tree, String part) {
    return object().part(tree, part);
  }

  @Override
  public List<String> parts(Tree tree) {
    return object().parts(tree);
  }

  private DistributionShape<InputConfig> object() {
    Optional<GapInput> known = Defaults.input(name);
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Field<String> unit =
        Field.of(
            "unit",
            TextShape.free(),
            nodes.textNode(known.map(GapInput::unit).orElse("")),
            "unit, in words");
    Field<String> description =
        Field.of(
                "description",
                TextShape.free(),
                nodes.textNode(known.map(GapInput::description).orElse("")),
                "what the input is")
            .asNote();
    Field<List<Located<String>>> evidence =
        Field.of("evidence", Schema.TEXTS, nodes.arrayNode(), "keys of the evidence").asNote();
    return new DistributionShape<>(
        List.of(unit, description, evidence),
        (distribution, values) ->
            new InputConfig(
                name,
                distribution,
                values.get(unit),
                values.get(description),
                Schema.plain(values.get(evidence))));
  }
}
