package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value that knows where it was written. Immutable. */
sealed interface Tree {

  /** Where the value is. */
  Location location();

  /** The same value at another path, all of it written at one place. */
  Tree at(Location location);

  /** Where the value was written. */
  default Place place() {
    return location().value();
  }

  /** Dotted path from the root, such as {@code events.0.below}; empty for the root. */
  default String path() {
    return location().path();
  }

  /** Whether nobody wrote the value: it is a default. */
  default boolean isDefault() {
    return place().isDefault();
  }

  /**
   * Where a value is.
   *
   * @param key place of the name it has in its object; that of the value itself in an array
   * @param value place of the value
   * @param path dotted path from the root
   */
  record Location(Place key, Place value, String path) {

    /** A location that is known by one place. */
    static Location of(Place place, String path) {
      return new Location(place, place, path);
    }

    /** The location of a part that is written at the same place. */
    Location part(String name) {
      return of(value, join(name));
    }

    /** The path of a part. */
    String join(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }

    /** A default becomes what was written into it; anything else stays where it is. */
    Location touchedBy(Tree part) {
      return value.isDefault() ? of(part.place(), path) : this;
    }
  }

  /** An object. */
  record Members(Location location, Map<String, Tree> members) implements Tree {

    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** This object with one member set, in its old place or as the last one. */
    Members with(String name, Tree member) {
      Map<String, Tree> changed = new LinkedHashMap<>(members);
      changed.put(name, member);
      return new Members(location.touchedBy(member), changed);
    }

    @Override
    public Tree at(Location other) {
      Map<String, Tree> moved = new LinkedHashMap<>();
      members.forEach((name, member) -> moved.put(name, member.at(other.part(name))));
      return new Members(other, moved);
    }
  }

  /** An array. */
  record Elements(Location location, List<Tree> elements) implements Tree {

    public Elements {
      elements = List.copyOf(elements);
    }

    /** This array with one element set, or with one more where the index is its size. */
    Elements with(int index, Tree element) {
      List<Tree> changed = new ArrayList<>(elements);
      if (index == changed.size()) {
        changed.add(element);
      } else {
        changed.set(index, element);
      }
      return new Elements(location.touchedBy(element), changed);
    }

    @Override
    public Tree at(Location other) {
      List<Tree> moved = new ArrayList<>();
      for (Tree element : elements) {
        moved.add(element.at(other.part(String.valueOf(moved.size()))));
      }
      return new Elements(other, moved);
    }
  }

  /** A text. */
  record Text(Location location, String text) implements Tree {
    @Override
    public Tree at(Location other) {
      return new Text(other, text);
    }
  }

  /**
   * A number.
   *
   * @param text the number as it was written, which keeps whole numbers exact
   * @param value the nearest double; infinite where the number is too large, {@code NaN} where it
   *     is none
   */
  record Decimal(Location location, String text, double value) implements Tree {
    @Override
    public Tree at(Location other) {
      return new Decimal(other, text, value);
    }
  }

  /** True or false. */
  record Flag(Location location, boolean value) implements Tree {
    @Override
    public Tree at(Location other) {
      return new Flag(other, value);
    }
  }

  /** The JSON value null. */
  record Nothing(Location location) implements Tree {
    @Override
    public Tree at(Location other) {
      return new Nothing(other);
    }
  }

  /** A part of this value by the names that lead to it, if it is there. */
  default Optional<Tree> find(String... names) {
    Tree tree = this;
    for (String name : names) {
      tree = tree instanceof Members object ? object.members().get(name) : null;
    }
    return Optional.ofNullable(tree);
  }

  /** The value as compact JSON, shortened to be shown in a message. */
  default String shown() {
    return Names.shortened(this instanceof Decimal decimal ? decimal.text() : json().toString());
  }

  /** The value as Jackson's tree, numbers that are not finite as text. */
  default JsonNode json() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (this instanceof Members object) {
      var node = nodes.objectNode();
      object.members().forEach((name, member) -> node.set(name, member.json()));
      return node;
    } else if (this instanceof Elements array) {
      var node = nodes.arrayNode();
      array.elements().forEach(element -> node.add(element.json()));
      return node;
    } else if (this instanceof Text text) {
      return nodes.textNode(text.text());
    } else if (this instanceof Decimal decimal) {
      return Double.isFinite(decimal.value())
          ? nodes.numberNode(new BigDecimal(decimal.text()))
          : nodes.textNode(decimal.text());
    } else if (this instanceof Flag flag) {
      return nodes.booleanNode(flag.value());
    }
    return nodes.nullNode();
  }

  /** A default as a tree: a value that nobody wrote. */
  static Tree ofDefault(JsonNode node, String path) {
    Location location = Location.of(Place.DEFAULT, path);
    if (node.isObject()) {
      Map<String, Tree> members = new LinkedHashMap<>();
      node.properties()
          .forEach(
              entry ->
                  members.put(
                      entry.getKey(), ofDefault(entry.getValue(), location.join(entry.getKey()))));
      return new Members(location, members);
    } else if (node.isArray()) {
      List<Tree> elements = new ArrayList<>();
      node.forEach(
          element ->
              elements.add(ofDefault(element, location.join(String.valueOf(elements.size())))));
      return new Elements(location, elements);
    } else if (node.isTextual()) {
      return new Text(location, node.textValue());
    } else if (node.isNumber()) {
      return new Decimal(location, node.asText(), node.doubleValue());
    } else if (node.isBoolean()) {
      return new Flag(location, node.booleanValue());
    }
    return new Nothing(location);
  }
}
