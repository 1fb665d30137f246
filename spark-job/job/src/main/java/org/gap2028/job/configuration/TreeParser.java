package org.gap2028.job.configuration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Parses JSON into a {@link Tree}. A name that an object holds twice is a problem, and its first
 * value is kept; the parser goes on as long as the text is JSON.
 */
final class TreeParser {

  /** Objects and arrays in each other at most; a configuration needs about eight. */
  private static final int DEPTH = 64;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build();

  /** Files: with comments; what is no finite number is kept to be refused where it is read. */
  private static final JsonFactory FILES =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /** Values of the command line: plain JSON. */
  private static final JsonFactory VALUES =
      JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

  private static final String TRAILING = "Cannot parse JSON: text after the end of the object";

  private final JsonParser parser;
  private final Function<JsonLocation, Place> places;
  private final Problems problems;

  private TreeParser(JsonParser parser, Function<JsonLocation, Place> places, Problems problems) {
    this.parser = parser;
    this.places = places;
    this.problems = problems;
  }

  /**
   * Parses a whole file.
   *
   * @return the tree, or nothing where the text is not JSON, which is then a problem
   */
  static Optional<Tree> file(String text, String file, Problems problems) {
    Function<JsonLocation, Place> places =
        location -> new Place(file, location.getLineNr(), location.getColumnNr());
    try (JsonParser parser = FILES.createParser(text)) {
      try {
        return Optional.of(new TreeParser(parser, places, problems).document());
      } catch (JsonProcessingException e) {
        JsonLocation location =
            e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        problems.error(places.apply(location), "", "Cannot parse JSON: " + tidy(e));
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read from memory", e);
    }
  }

  /**
   * Parses a value of the command line, all of it written at one place.
   *
   * @return the tree, or nothing where the text is not JSON
   */
  static Optional<Tree> value(String text, Tree.Location location, Problems problems) {
    Problems found = new Problems();
    try (JsonParser parser = VALUES.createParser(text)) {
      Tree tree = new TreeParser(parser, each -> location.value(), found).document(location);
      problems.addAll(found);
      return Optional.of(tree);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read from memory", e);
    }
  }

  /** A whole text; what follows its end is a problem, but no reason not to look at the rest. */
  private Tree document() throws IOException {
    first();
    Place place = here();
    Tree tree = value(new Tree.Location(place, place, ""));
    try {
      if (parser.nextToken() != null) {
        problems.error(here(), "", TRAILING);
      }
    } catch (JsonProcessingException e) {
      problems.error(places.apply(parser.currentLocation()), "", TRAILING);
    }
    return tree;
  }

  private Tree document(Tree.Location location) throws IOException {
    first();
    Tree tree = value(location);
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, TRAILING, parser.currentTokenLocation());
    }
    return tree;
  }

  private void first() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "there is nothing in it", parser.currentLocation());
    }
  }

  private Tree value(Tree.Location location) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(location);
      case START_ARRAY -> array(location);
      case VALUE_STRING -> new Tree.Text(location, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Tree.Decimal(location, parser.getText(), number(parser.getText()));
      case VALUE_TRUE, VALUE_FALSE -> new Tree.Flag(location, token == JsonToken.VALUE_TRUE);
      default -> new Tree.Nothing(location);
    };
  }

  private Tree object(Tree.Location location) throws IOException {
    Map<String, Tree> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place key = here();
      parser.nextToken();
      Tree member = value(new Tree.Location(key, here(), location.join(name)));
      Tree first = members.putIfAbsent(name, member);
      if (first != null) {
        problems.errorAtKey(member, duplicate(name, first.location().key()));
      }
    }
    return new Tree.Members(location, members);
  }

  private Tree array(Tree.Location location) throws IOException {
    List<Tree> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Place place = here();
      String path = location.join(String.valueOf(elements.size()));
      elements.add(value(new Tree.Location(place, place, path)));
    }
    return new Tree.Elements(location, elements);
  }

  private Place here() {
    return places.apply(parser.currentTokenLocation());
  }

  private static String duplicate(String name, Place first) {
    String message = "Duplicate field '" + Names.shortened(name) + "'";
    return first.line() == 0
        ? message
        : message + " (first in line " + first.line() + ", column " + first.column() + ")";
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** What Jackson says, without its own classes and settings. */
  private static String tidy(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException
        && e.getOriginalMessage().contains("nesting depth")) {
      return "objects and arrays lie more than " + DEPTH + " deep in each other";
    }
    String message =
        e.getOriginalMessage()
            .replaceAll("\\[Source: [^\\]]*?line: (\\d+), column: (\\d+)\\]", "line $1, column $2")
            .replaceAll(", from `[^`]*`", "")
            .replaceAll("\\s+", " ");
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
