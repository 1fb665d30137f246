package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.gap2028.engine.distribution.QuantileKernel;
import org.gap2028.engine.distribution.Truncated;

/**
 * An object that is a distribution: the name of a family, the family's parameters, an interval on
 * which the distribution is conditioned, and what else the object may have.
 *
 * @param further what else the object may have, in canonical order
 * @param maker what the distribution and the other fields become
 */
record DistributionShape<T>(List<Field<?>> further, Maker<T> maker) implements Shape<T> {

  /** Makes of a distribution and the other fields what they mean together. */
  @FunctionalInterface
  interface Maker<T> {
    /** The value, of an object that is complete. */
    T make(Distribution distribution, Values values);
  }

  /** The family of the distribution. */
  static Field<String> family() {
    Map<String, String> names = new LinkedHashMap<>();
    Family.names().forEach(name -> names.put(name, name));
    return Field.required("distribution", new ChoiceShape<>(names), "family of the distribution");
  }

  /** The interval on which the distribution is conditioned. */
  private static final Field<Interval> TRUNCATE =
      Field.optional(
          "truncate", Interval.SHAPE, "interval on which the distribution is conditioned");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("(?<![\\w.])(-?\\d+)\\.0(?![\\w.])");
  private static final Pattern PARAMETER =
      Pattern.compile("Invalid ([a-z0-9_]+): .*", Pattern.DOTALL);

  /** A distribution and nothing else. */
  static DistributionShape<Distribution> alone() {
    return new DistributionShape<>(List.of(), (distribution, values) -> distribution);
  }

  @Override
  public Tree fill(Tree tree) {
    return object(tree).fill(tree);
  }

  @Override
  public Optional<T> read(Tree tree, Problems problems) {
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
  private Optional<T> readWithoutFamily(Tree.Members members, Problems problems) {
    Set<String> common = Set.copyOf(object(members).parts(members));
    Map<String, Tree> known =
        members.members().entrySet().stream()
            .filter(entry -> common.contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return object(members).read(new Tree.Members(members.location(), known), problems);
  }

  /** A family with several ways to be written, none of which the parameters follow. */
  private Optional<T> readMixed(Tree.Members members, List<Family> families, Problems problems) {
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

  /** The fields of an object that is written as this one, by its family. */
  ObjectShape<T> object(Tree tree) {
    Optional<Family> family = families(tree).stream().findFirst();
    List<Field<?>> fields = new ArrayList<>();
    fields.add(family());
    family.ifPresent(each -> fields.addAll(each.fields()));
    if (family.filter(Family::truncates).isPresent()) {
      fields.add(TRUNCATE);
    }
    fields.addAll(further);
    return ObjectShape.complete(
        fields,
        (values, problems) ->
            distribution(family.orElseThrow(), values, problems)
                .map(distribution -> maker.make(distribution, values)));
  }

  /** The ways to write the family that fit the parameters; all of them where none does. */
  private static List<Family> families(Tree tree) {
    if (!(tree instanceof Tree.Members members)
        || !(members.members().get("distribution") instanceof Tree.Text text)) {
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
    if (!family.fields().stream().allMatch(field -> whole(values, field))) {
      return Optional.empty();
    }
    try {
      Distribution distribution = family.factory().apply(values);
      Optional<Interval> interval = values.find(TRUNCATE);
      if (interval.isPresent()) {
        distribution = new Truncated(distribution, interval.get().min(), interval.get().max());
      }
      // What has no table cannot be drawn from, and that has a place here.
      QuantileKernel.compile(distribution);
      return Optional.of(distribution);
    } catch (IllegalArgumentException e) {
      Matcher matcher = PARAMETER.matcher(e.getMessage());
      Tree parameter = matcher.matches() ? values.tree().members().get(matcher.group(1)) : null;
      Tree input = values.tree();
      // A default does not fit what was set beside it: that has a place.
      Place place = parameter == null || parameter.isDefault() ? input.place() : parameter.place();
      problems.error(place, parameter == null ? input : parameter, asWritten(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether all elements of a list are right; those that are not have been told already. */
  private static boolean whole(Values values, Field<?> field) {
    Tree written = values.tree(field);
    return written == null || values.find(field).filter(value -> whole(written, value)).isPresent();
  }

  private static boolean whole(Tree written, Object value) {
    if (!(written instanceof Tree.Elements array) || !(value instanceof List<?> list)) {
      return true;
    }
    return array.elements().size() == list.size()
        && list.stream()
            .allMatch(
                each -> !(each instanceof Located<?> part) || whole(part.tree(), part.value()));
  }

  /** A message with whole numbers as people write them: 7, not 7.0. */
  private static String asWritten(String message) {
    return WHOLE_NUMBER.matcher(message).replaceAll("$1");
  }
}
