package org.gap2028.job.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.gap.GapInput;

/** A configuration as far as it could be read, with what checks across fields ask of it. */
record Draft(Values values) {

  /** The whole tree. */
  Tree.Members tree() {
    return values.tree();
  }

  /** The model, if it is known. */
  Optional<ModelKind> model() {
    return values.find(Schema.MODEL);
  }

  /** The inputs that are right, by name. */
  Map<String, Located<InputConfig>> inputs() {
    return values.find(Schema.INPUTS).orElse(Map.of());
  }

  /** Whether it can be said which inputs there are. */
  boolean listsInputs() {
    return tree().find("inputs").orElse(null) instanceof Tree.Members;
  }

  /** Whether it can be said which scenarios there are. */
  boolean listsScenarios() {
    return tree().find("scenarios").orElse(null) instanceof Tree.Members;
  }

  /** Names of all inputs that are written or defaults, right or wrong. */
  Set<String> inputNames() {
    return tree().find("inputs").orElse(null) instanceof Tree.Members members
        ? members.members().keySet()
        : Set.of();
  }

  /** Names of inputs that may correlate: those that the model takes. */
  List<String> correlatedInputs() {
    boolean persistence = model().filter(ModelKind.PERSISTENCE::equals).isPresent();
    return persistence
        ? ModelKind.PERSISTENCE.inputs().stream().map(GapInput::key).toList()
        : List.copyOf(inputNames());
  }

  /**
   * Names that a lever may use: the inputs, and those of the compute-gap model where the model has
   * no use for them.
   */
  Set<String> leverInputs() {
    Set<String> names = new LinkedHashSet<>();
    for (GapInput input : GapInput.values()) {
      names.add(input.key());
    }
    names.addAll(inputNames());
    return names;
  }

  /** The distribution of an input that a lever uses, unless what is written for it is wrong. */
  Optional<Distribution> leverDistribution(String name) {
    if (inputNames().contains(name)) {
      return Optional.ofNullable(inputs().get(name)).map(input -> input.value().distribution());
    }
    return Defaults.input(name).map(Defaults::distribution);
  }

  /** The scenarios that are right, by name. */
  Map<String, Located<ScenarioConfig>> scenarios() {
    return values.find(Schema.SCENARIOS).orElse(Map.of());
  }

  /** Names of all scenarios, right or wrong. */
  Set<String> scenarioNames() {
    return tree().find("scenarios").orElse(null) instanceof Tree.Members members
        ? members.members().keySet()
        : Set.of();
  }
}
