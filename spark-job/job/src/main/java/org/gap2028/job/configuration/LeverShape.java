package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lever: a number, or an object of a constant, an input with a slope, and bounds. Filled in, it
 * is always an object, so that every part can be addressed.
 */
record LeverShape() implements Shape<LeverConfig> {

  /** The constant part. */
  static final Field<Double> CONSTANT =
      Field.optional("constant", NumberShape.any(), "constant part; 0 beside an input");

  /** Name of the input. */
  static final Field<String> INPUT = Field.optional("input", TextShape.free(), "name of an input");

  /** Factor of the input. */
  static final Field<Double> SLOPE =
      Field.optional("slope", NumberShape.any(), "factor of the input; 1 where left out");

  /** Lower bound. */
  static final Field<LeverConfig.Bound> AT_LEAST =
      Field.optional("at_least", new BoundShape(), "lower bound: a number or an input");

  /** Upper bound. */
  static final Field<LeverConfig.Bound> AT_MOST =
      Field.optional("at_most", new BoundShape(), "upper bound: a number or an input");

  /** A lever that is more than a number. */
  static final ObjectShape<LeverConfig> OBJECT =
      ObjectShape.complete(List.of(CONSTANT, INPUT, SLOPE, AT_LEAST, AT_MOST), LeverShape::build);

  @Override
  public Tree fill(Tree tree) {
    if (tree instanceof Tree.Decimal number) {
      Tree constant = number.at(number.location().part(CONSTANT.name()));
      return new Tree.Members(number.location(), Map.of(CONSTANT.name(), constant));
    }
    if (tree instanceof Tree.Members object && object.members().containsKey(INPUT.name())) {
      return withDefault(withDefault(object, CONSTANT.name(), 0), SLOPE.name(), 1);
    }
    return tree;
  }

  @Override
  public Optional<LeverConfig> read(Tree tree, Problems problems) {
    if (!(tree instanceof Tree.Members)) {
      problems.invalid(tree, "a number or an object");
      return Optional.empty();
    }
    return OBJECT.read(tree, problems);
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return OBJECT.canonical(tree, view);
  }

  @Override
  public Optional<Shape<?>> part(Tree tree, String name) {
    return OBJECT.part(tree, name);
  }

  @Override
  public List<String> parts(Tree tree) {
    return OBJECT.parts(tree);
  }

  private static Tree.Members withDefault(Tree.Members object, String name, int value) {
    if (object.members().containsKey(name)) {
      return object;
    }
    Tree.Location location = Tree.Location.of(Place.DEFAULT, object.location().join(name));
    return object.with(name, new Tree.Decimal(location, String.valueOf(value), value));
  }

  private static Optional<LeverConfig> build(Values values, Problems problems) {
    Optional<String> input = values.find(INPUT);
    if (input.isEmpty() && values.find(SLOPE).isPresent()) {
      problems.error(
          values.tree(SLOPE),
          "Invalid slope: " + values.tree(SLOPE).shown() + " (a slope needs an input)");
      return Optional.empty();
    }
    if (input.isEmpty() && values.find(CONSTANT).isEmpty()) {
      problems.error(values.tree(), "Missing field 'constant' or 'input' (what the lever is)");
      return Optional.empty();
    }
    return Optional.of(
        new LeverConfig(
            values.get(CONSTANT),
            input,
            values.find(SLOPE).orElse(0.0),
            values.find(AT_LEAST),
            values.find(AT_MOST)));
  }
}
