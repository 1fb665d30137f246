package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gap2028.job.json.JsonWriter;

/**
 * A configuration to start from: every default spelled out and every field explained, made from the
 * definitions that read it.
 */
public final class Template {

  private static final String INDENT = "  ";
  private static final int COLUMNS = 100;

  private final StringBuilder text = new StringBuilder();

  private Template() {}

  /** The configuration as JSON with comments, lines ending in line feeds. */
  public static String json() {
    ObjectNode required = JsonNodeFactory.instance.objectNode();
    required.put(Schema.RUN_NAME.name(), "my-run");
    required.put(Schema.MODEL.name(), ModelKind.COMPUTE_GAP.key());
    Tree filled = Schema.ROOT.fill(Tree.ofDefault(required, ""));
    Template template = new Template();
    template.text.append(
        """
        // A configuration with every default spelled out. Change what you believe otherwise and
        // delete the rest: what is left out stays as it is here. Only name and model are needed.
        """);
    template.root((Tree.Members) filled);
    return template.text.append('\n').toString();
  }

  /** The fields of the whole, each under what it is. */
  private void root(Tree.Members root) {
    text.append("{\n");
    List<Field<?>> present = present(Schema.ROOT, root);
    List<Field<?>> absent = new ArrayList<>(Schema.ROOT.fields());
    absent.removeAll(present);
    int left = present.size();
    for (Field<?> field : present) {
      text.append(INDENT).append("// ").append(field.description()).append('\n');
      text.append(INDENT).append(quoted(field.name())).append(": ");
      value(field.shape(), root.members().get(field.name()), INDENT);
      text.append(--left > 0 ? ",\n\n" : "\n");
    }
    for (Field<?> field : absent) {
      text.append('\n').append(INDENT).append("// ").append(quoted(field.name())).append(": ");
      text.append(field.description()).append('\n');
      if (field.shape() instanceof ObjectShape<?> object) {
        for (Field<?> inner : object.fields()) {
          text.append(INDENT).append("//   ").append(quoted(inner.name())).append(": // ");
          text.append(inner.description()).append('\n');
        }
      }
    }
    text.append("}");
  }

  private void value(Shape<?> shape, Tree tree, String indent) {
    if (shape instanceof ObjectShape<?> object) {
      fields(object, (Tree.Members) tree, indent);
    } else if (shape instanceof MapShape<?> map) {
      members(map, (Tree.Members) tree, indent);
    } else if (shape instanceof InputShape) {
      wrapped((Tree.Members) tree, indent);
    } else if (tree instanceof Tree.Elements list
        && list.elements().stream().anyMatch(Template::nested)) {
      elements(list, indent);
    } else {
      text.append(compact(tree));
    }
  }

  /** A line for each field, with what it is at its end or above it. */
  private void fields(ObjectShape<?> shape, Tree.Members object, String indent) {
    text.append("{\n");
    List<Field<?>> present = present(shape, object);
    int left = present.size();
    for (Field<?> field : present) {
      String begin = indent + INDENT + quoted(field.name()) + ": ";
      String end = --left > 0 ? "," : "";
      if (field.shape() instanceof ObjectShape) {
        text.append(begin);
        value(field.shape(), object.members().get(field.name()), indent + INDENT);
        text.append(end).append('\n');
      } else {
        String line = begin + compact(object.members().get(field.name())) + end;
        String comment = "// " + field.description();
        // What does not fit beside a value stands above it.
        boolean fits = line.length() + 1 + comment.length() <= COLUMNS;
        text.append(fits ? line + " " + comment : indent + INDENT + comment + "\n" + line);
        text.append('\n');
      }
    }
    text.append(indent).append("}");
  }

  private void members(MapShape<?> shape, Tree.Members object, String indent) {
    text.append("{\n");
    int left = object.members().size();
    for (Map.Entry<String, Tree> member : object.members().entrySet()) {
      text.append(indent).append(INDENT).append(quoted(member.getKey())).append(": ");
      value(shape.value().apply(member.getKey()), member.getValue(), indent + INDENT);
      text.append(--left > 0 ? ",\n" : "\n");
    }
    text.append(indent).append("}");
  }

  private void elements(Tree.Elements list, String indent) {
    text.append("[\n");
    int left = list.elements().size();
    for (Tree element : list.elements()) {
      text.append(indent).append(INDENT).append(compact(element));
      text.append(--left > 0 ? ",\n" : "\n");
    }
    text.append(indent).append("]");
  }

  /** As many members on a line as it holds. */
  private void wrapped(Tree.Members object, String indent) {
    String inner = "\n" + indent + INDENT;
    text.append("{");
    int column = COLUMNS;
    int left = object.members().size();
    for (Map.Entry<String, Tree> member : object.members().entrySet()) {
      String part = member(member) + (--left > 0 ? "," : "");
      boolean fits = column + 1 + part.length() <= COLUMNS;
      text.append(fits ? " " : inner).append(part);
      column = (fits ? column + 1 : inner.length() - 1) + part.length();
    }
    text.append('\n').append(indent).append("}");
  }

  private static boolean nested(Tree tree) {
    return tree instanceof Tree.Members || tree instanceof Tree.Elements;
  }

  private static List<Field<?>> present(ObjectShape<?> shape, Tree.Members object) {
    List<Field<?>> present = new ArrayList<>(shape.fields());
    present.removeIf(field -> !object.members().containsKey(field.name()));
    return present;
  }

  private static String compact(Tree tree) {
    if (tree instanceof Tree.Members object) {
      return object.members().isEmpty()
          ? "{}"
          : "{ "
              + String.join(
                  ", ", object.members().entrySet().stream().map(Template::member).toList())
              + " }";
    } else if (tree instanceof Tree.Elements list) {
      return "["
          + String.join(", ", list.elements().stream().map(Template::compact).toList())
          + "]";
    } else if (tree instanceof Tree.Decimal number) {
      return NumberShape.text(number.value());
    } else if (tree instanceof Tree.Text words) {
      return quoted(words.text());
    }
    return tree.json().toString();
  }

  private static String member(Map.Entry<String, Tree> member) {
    return quoted(member.getKey()) + ": " + compact(member.getValue());
  }

  private static String quoted(String words) {
    return JsonWriter.toText(words).strip();
  }
}
