package org.gap2028.job.configuration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.job.json.JsonWriter;

/**
 * The definition of a configuration as JSON Schema (draft 2020-12), for editors: they complete
 * names, show descriptions and underline what is wrong while one types. Made from the very shapes
 * that read configurations. What several fields say together is left to the reader.
 */
public final class EditorSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private static final String DEFINITIONS = "#/$defs/";
  private static final String INPUT = "input";
  private static final String DISTRIBUTION = "distribution";
  private static final String LEVER = "lever";

  private EditorSchema() {}

  /** The schema as JSON text. */
  public static String json() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Configuration of Gap 2028");
    schema.setAll(object(Schema.ROOT));
    ObjectNode definitions = schema.putObject("$defs");
    definitions.set(INPUT, distribution(new InputShape("").object()));
    definitions.set(DISTRIBUTION, distribution(DistributionShape.alone()));
    definitions.set(LEVER, lever());
    return JsonWriter.toText(new ObjectMapper().convertValue(schema, MAP));
  }

  private static ObjectNode of(Shape<?> shape) {
    // Shapes are sealed, but Java 17 does not yet switch over them.
    if (shape instanceof NumberShape number) {
      return number(number);
    } else if (shape instanceof WholeShape whole) {
      return type("integer").put("minimum", whole.min()).put("maximum", whole.max());
    } else if (shape instanceof TextShape text) {
      return text(text);
    } else if (shape instanceof FlagShape) {
      return type("boolean");
    } else if (shape instanceof ChoiceShape<?> choice) {
      ObjectNode schema = NODES.objectNode();
      choice.choices().keySet().forEach(schema.putArray("enum")::add);
      return schema;
    } else if (shape instanceof DateShape) {
      return type("string").put("format", "date").put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
    } else if (shape instanceof BoundShape) {
      ObjectNode schema = NODES.objectNode();
      schema.putArray("type").add("number").add("string");
      return schema;
    } else if (shape instanceof ListShape<?> list) {
      return list(list);
    } else if (shape instanceof MapShape<?> map) {
      return map(map);
    } else if (shape instanceof ObjectShape<?> object) {
      return object(object);
    } else if (shape instanceof InputShape) {
      return NODES.objectNode().put("$ref", DEFINITIONS + INPUT);
    } else if (shape instanceof DistributionShape<?>) {
      return NODES.objectNode().put("$ref", DEFINITIONS + DISTRIBUTION);
    } else if (shape instanceof LeverShape) {
      return NODES.objectNode().put("$ref", DEFINITIONS + LEVER);
    }
    throw new IllegalStateException("Cannot describe a shape: " + shape);
  }

  private static ObjectNode type(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static ObjectNode number(NumberShape shape) {
    ObjectNode schema = type("number");
    bound(schema, "Minimum", shape.min(), Math.nextDown(shape.min()));
    bound(schema, "Maximum", shape.max(), Math.nextUp(shape.max()));
    return schema;
  }

  /** A bound next to a whole number excludes that number; the largest double is no bound. */
  private static void bound(ObjectNode schema, String end, double bound, double beyond) {
    if (Math.abs(bound) == Double.MAX_VALUE) {
      return;
    }
    boolean excludes = bound != Math.rint(bound) && beyond == Math.rint(beyond);
    schema.put(
        excludes ? "exclusive" + end : end.toLowerCase(Locale.ROOT),
        excludes ? beyond + 0.0 : bound);
  }

  private static ObjectNode text(TextShape shape) {
    ObjectNode schema = type("string");
    String pattern = shape.pattern().pattern();
    return pattern.equals(TextShape.free().pattern().pattern())
        ? schema
        : schema.put("pattern", "^(?:" + pattern + ")$");
  }

  private static ObjectNode list(ListShape<?> shape) {
    ObjectNode schema = type("array");
    schema.set("items", of(shape.element()));
    if (shape.min() > 0) {
      schema.put("minItems", shape.min());
    }
    if (shape.max() < Integer.MAX_VALUE) {
      schema.put("maxItems", shape.max());
    }
    return schema;
  }

  private static ObjectNode map(MapShape<?> shape) {
    ObjectNode schema = type("object");
    schema.set("propertyNames", of(shape.name()));
    if (shape.min() > 0) {
      schema.put("minProperties", shape.min());
    }
    // The shape of a member depends on its name in defaults alone, which differ by name.
    Shape<?> member = shape.value().apply("");
    if (member instanceof InputShape) {
      ObjectNode properties = schema.putObject("properties");
      for (GapInput input : GapInput.values()) {
        properties
            .putObject(input.key())
            .put("description", input.description() + " (" + input.unit() + ")")
            .put("$ref", DEFINITIONS + INPUT);
      }
    }
    schema.set("additionalProperties", of(member));
    return schema;
  }

  private static ObjectNode object(ObjectShape<?> shape) {
    ObjectNode schema = type("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    for (Field<?> field : shape.fields()) {
      properties.set(field.name(), field(field));
      if (field.required()) {
        required.add(field.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode field(Field<?> field) {
    ObjectNode schema = NODES.objectNode().put("description", field.description());
    schema.setAll(of(field.shape()));
    initial(field).ifPresent(value -> schema.set("default", value));
    return schema;
  }

  /** What a field is where it is left out, if that is one value. */
  private static Optional<JsonNode> initial(Field<?> field) {
    Tree.Members nothing = (Tree.Members) Tree.ofDefault(NODES.objectNode(), "");
    return field
        .filler()
        .fill(nothing, Optional.empty())
        .map(value -> field.shape().canonical(value, View.WHOLE))
        .filter(JsonNode::isValueNode)
        .filter(value -> !value.asText().isEmpty());
  }

  /** Members of a distribution depend on its family, which may have several ways to be written. */
  private static ObjectNode distribution(DistributionShape<?> shape) {
    Field<String> family = DistributionShape.family();
    ObjectNode schema = type("object");
    schema.putArray("required").add(family.name());
    schema.putObject("properties").set(family.name(), field(family));
    ArrayNode all = schema.putArray("allOf");
    for (String name : Family.names()) {
      ObjectNode each = all.addObject();
      ObjectNode condition = each.putObject("if");
      condition.putObject("properties").putObject(family.name()).put("const", name);
      condition.putArray("required").add(family.name());
      List<ObjectNode> ways =
          Family.named(name).stream().map(way -> members(shape, family.name(), way)).toList();
      if (ways.size() == 1) {
        each.set("then", ways.get(0));
      } else {
        each.putObject("then").putArray("oneOf").addAll(ways);
      }
    }
    return schema;
  }

  private static ObjectNode members(DistributionShape<?> shape, String field, Family family) {
    ObjectNode written = NODES.objectNode().put(field, family.name());
    family.parameters().forEach(parameter -> written.put(parameter, 0));
    return object(shape.object(Tree.ofDefault(written, "")));
  }

  /** A number, or an object: a constant, or an input that may have a slope. */
  private static ObjectNode lever() {
    ObjectNode object = object(LeverShape.OBJECT);
    object.putArray("anyOf").add(requires(LeverShape.CONSTANT)).add(requires(LeverShape.INPUT));
    object
        .putObject("dependentRequired")
        .putArray(LeverShape.SLOPE.name())
        .add(LeverShape.INPUT.name());
    ObjectNode schema = NODES.objectNode();
    schema.putArray("oneOf").add(type("number")).add(object);
    return schema;
  }

  private static ObjectNode requires(Field<?> field) {
    ObjectNode schema = NODES.objectNode();
    schema.putArray("required").add(field.name());
    return schema;
  }
}
