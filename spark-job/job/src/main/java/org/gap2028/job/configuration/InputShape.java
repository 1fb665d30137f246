package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.gap.GapInput;

/**
 * An uncertain input: the name of a family of distributions, the family's parameters, and notes.
 *
 * @param name name of the input
 */
record InputShape(String name) implements Shape<InputConfig> {

  /** The family of an input's distribution. */
  static final Field<String> DISTRIBUTION =
      Field.required(
          "distribution",
          new ChoiceShape<>(
              Family.names().stream()
                  .collect(
                      Collectors.toMap(
                          each -> each, each -> each, (a, b) -> a, LinkedHashMap::new))),
          "family of the distribution");

  private static final Pattern PARAMETER =
      Pattern.compile("Invalid ([a-z0-9_]+): .*", Pattern.DOTALL);

  @Override
  public Tree fill(Tree tree) {
    return object(tree).fill(tree);
  }

  @Override
  public Optional<InputConfig> read(Tree tree, Problems problems) {
    List<Family> families = families(tree);
    if (tree instanceof Tree.Members members && families.isEmpty()) {
      return readWithoutFamily(members, problems);
    }
    if (tree instanceof Tree.Members members && families.size() > 1) {
      return readMixed(members, families, problems);
    }
    return object(tree).read(tree, problems);
  }

  @Override
  public JsonNode canonical(Tree tree, View view) {
    return object(tree).canonical(tree, view);
  }

  @Override
  public Optional<Shape<?>> part(Tree tree, String part) {
    return object(tree).part(tree, part);
  }

  @Override
  public List<String> parts(Tree tree) {
    return object(tree).parts(tree);
  }

  /** Without a known family nothing can be said about its parameters. */
  private Optional<InputConfig> readWithoutFamily(Tree.Members members, Problems problems) {
    Set<String> common = Set.copyOf(object(members).parts(members));
    Map<String, Tree> known =
        members.members().entrySet().stream()
            .filter(entry -> common.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return object(members).read(new Tree.Members(members.location(), known), problems);
  }

  /** A family with several ways to be written, none of which the parameters follow. */
  private static Optional<InputConfig> readMixed(
      Tree.Members members, List<Family> families, Problems problems) {
    Set<String> given = new TreeSet<>(members.members().keySet());
    given.retainAll(families.stream().flatMap(each -> each.parameters().stream()).toList());
    problems.error(
        members,
        "Invalid parameters of "
            + families.get(0).name()
            + ": "
            + (given.isEmpty() ? "none" : String.join(", ", given))
            + " ("
            + families.stream()
                .map(each -> String.join(" and ", each.parameters()))
                .collect(Collectors.joining("; or "))
            + ")");
    return Optional.empty();
  }

  /** The fields of an input that is written as this one, by its family. */
  ObjectShape<InputConfig> object(Tree tree) {
    Optional<Family> family = families(tree).stream().findFirst();
    List<Field<?>> fields = new ArrayList<>();
    fields.add(DISTRIBUTION);
    family.ifPresent(each -> fields.addAll(each.fields()));
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
    fields.addAll(List.of(unit, description, evidence));
    return ObjectShape.complete(
        fields,
        (values, problems) ->
            distribution(family.orElseThrow(), values, problems)
                .map(
                    distribution ->
                        new InputConfig(
                            name,
                            distribution,
                            values.get(unit),
                            values.get(description),
                            Schema.plain(values.get(evidence)))));
  }

  /** The ways to write the family that fit the parameters; all of them where none does. */
  private static List<Family> families(Tree tree) {
    if (!(tree instanceof Tree.Members members)
        || !(members.members().get(DISTRIBUTION.name()) instanceof Tree.Text text)) {
      return List.of();
    }
    List<Family> families = Family.named(text.text());
    if (families.size() < 2) {
      return families;
    }
    List<Family> touched =
        families.stream()
            .filter(each -> each.parameters().stream().anyMatch(members.members()::containsKey))
            .toList();
    return touched.size() == 1 ? touched : families;
  }

  private static Optional<Distribution> distribution(
      Family family, Values values, Problems problems) {
    try {
      return Optional.of(family.factory().apply(values));
    } catch (IllegalArgumentException e) {
      Matcher matcher = PARAMETER.matcher(e.getMessage());
      Tree parameter = matcher.matches() ? values.tree().members().get(matcher.group(1)) : null;
      Tree input = values.tree();
      // A default does not fit what was set beside it: that has a place.
      Place place = parameter == null || parameter.isDefault() ? input.place() : parameter.place();
      problems.error(place, parameter == null ? input : parameter, e.getMessage());
      return Optional.empty();
    }
  }
}
