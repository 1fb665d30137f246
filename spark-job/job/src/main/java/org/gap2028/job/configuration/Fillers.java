package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gap2028.engine.gap.GapInput;

/** Defaults that depend on what else a configuration says. */
final class Fillers {

  private Fillers() {}

  /**
   * The model's inputs in the order of the specification, each as written or else its default, then
   * what else is written, in its order.
   */
  static Optional<Tree> inputs(Tree.Members before, Optional<Tree> written) {
    if (written.isPresent() && !(written.get() instanceof Tree.Members)) {
      return written;
    }
    Tree.Location location =
        written
            .map(Tree::location)
            .orElse(Tree.Location.of(Place.DEFAULT, before.location().join("inputs")));
    Map<String, Tree> own = written.map(tree -> ((Tree.Members) tree).members()).orElse(Map.of());
    Map<String, Tree> merged = new LinkedHashMap<>();
    for (GapInput input : model(before).inputs()) {
      Tree tree = own.get(input.key());
      merged.put(
          input.key(),
          tree == null ? Tree.ofDefault(Defaults.node(input), location.join(input.key())) : tree);
    }
    own.forEach(merged::putIfAbsent);
    return Optional.of(new Tree.Members(location, merged));
  }

  /**
   * The correlations as written, or else the default ones between the model's inputs; defaults that
   * touch a fixed input are dropped.
   */
  static Optional<Tree> correlations(Tree.Members before, Optional<Tree> written) {
    Tree tree =
        written
            .filter(each -> !each.isDefault())
            .orElseGet(
                () ->
                    Tree.ofDefault(
                        model(before) == ModelKind.COMPUTE_GAP
                            ? Defaults.correlations()
                            : JsonNodeFactory.instance.arrayNode(),
                        before.location().join("correlations")));
    if (!(tree instanceof Tree.Elements array)) {
      return Optional.of(tree);
    }
    List<Tree> kept = new ArrayList<>();
    for (Tree each : array.elements()) {
      if (!each.isDefault() || inputsOf(each).noneMatch(name -> fixed(before, name))) {
        kept.add(each);
      }
    }
    return Optional.of(new Tree.Elements(array.location(), kept));
  }

  /** The default correlations that touch a fixed input, where the defaults stand. */
  static List<CorrelationConfig> dropped(Tree.Members root) {
    boolean defaults = root.find("correlations").filter(Tree::isDefault).isPresent();
    if (!defaults || model(root) != ModelKind.COMPUTE_GAP) {
      return List.of();
    }
    List<CorrelationConfig> dropped = new ArrayList<>();
    Tree.Elements all = (Tree.Elements) Tree.ofDefault(Defaults.correlations(), "correlations");
    for (Tree each : all.elements()) {
      if (inputsOf(each).anyMatch(name -> fixed(root, name))) {
        Schema.CORRELATION.read(each, new Problems()).ifPresent(dropped::add);
      }
    }
    return dropped;
  }

  /** The differences as written, or else those of every other scenario from the reference. */
  static Optional<Tree> differences(Tree.Members before, Optional<Tree> written) {
    if (written.isPresent() && !written.get().isDefault()) {
      return written;
    }
    ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
    if (before.members().get("scenarios") instanceof Tree.Members scenarios) {
      List<String> names = List.copyOf(scenarios.members().keySet());
      Optional<String> reference =
          names.stream()
              .filter(name -> isReference(scenarios, name))
              .findFirst()
              .or(() -> names.stream().findFirst());
      for (String name : names) {
        if (!name.equals(reference.orElseThrow())) {
          pairs.addArray().add(name).add(reference.orElseThrow());
        }
      }
    }
    return Optional.of(Tree.ofDefault(pairs, before.location().join("differences")));
  }

  /** What is asked as written; nothing where the field is left out. */
  static Optional<Tree> sensitivity(Tree.Members before, Optional<Tree> written) {
    return Optional.of(
        written.orElseGet(
            () ->
                Tree.ofDefault(
                    JsonNodeFactory.instance.objectNode().put(Schema.ENABLED.name(), false),
                    before.location().join("sensitivity"))));
  }

  private static boolean isReference(Tree.Members scenarios, String name) {
    return scenarios.find(name, "reference").orElse(null) instanceof Tree.Flag flag && flag.value();
  }

  /** The model that is named; compute-gap where none is, or none that is known. */
  private static ModelKind model(Tree.Members root) {
    boolean persistence =
        root.members().get("model") instanceof Tree.Text text
            && text.text().equals(ModelKind.PERSISTENCE.key());
    return persistence ? ModelKind.PERSISTENCE : ModelKind.COMPUTE_GAP;
  }

  private static boolean fixed(Tree.Members root, String input) {
    return root.find("inputs", input, "distribution").orElse(null) instanceof Tree.Text text
        && text.text().equals("fixed");
  }

  private static Stream<String> inputsOf(Tree correlation) {
    return correlation.find("inputs").orElse(null) instanceof Tree.Elements names
        ? names.elements().stream()
            .filter(Tree.Text.class::isInstance)
            .map(name -> ((Tree.Text) name).text())
        : Stream.of();
  }
}
