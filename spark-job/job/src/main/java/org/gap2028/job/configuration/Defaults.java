package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.engine.gap.GapLever;
import org.gap2028.engine.gap.LeverValue;
import org.gap2028.engine.gap.Scenario;

/**
 * The specification's defaults as configurations write them: numbers of the model from the engine,
 * words, events, quantiles and observations from {@code defaults.json}.
 */
final class Defaults {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonNode FILE = file();

  private Defaults() {}

  /** The model's own input of a name. */
  static Optional<GapInput> input(String name) {
    return Stream.of(GapInput.values()).filter(input -> input.key().equals(name)).findFirst();
  }

  /** Default distribution of an input. */
  static Distribution distribution(GapInput input) {
    return Metalog.of(input.p05(), input.p50(), input.p95(), input.lower(), input.upper());
  }

  /** Default of an input. */
  static JsonNode node(GapInput input) {
    ObjectNode node = NODES.objectNode();
    node.put("distribution", "metalog");
    node.put("p05", input.p05()).put("p50", input.p50()).put("p95", input.p95());
    if (Double.isFinite(input.lower())) {
      node.put("lower", input.lower());
    }
    if (Double.isFinite(input.upper())) {
      node.put("upper", input.upper());
    }
    ArrayNode evidence = node.putArray("evidence");
    input.evidence().forEach(evidence::add);
    return node;
  }

  /** Correlations between the inputs of the compute-gap model. */
  static ArrayNode correlations() {
    ArrayNode correlations = NODES.arrayNode();
    for (GapDefaults.InputCorrelation each : GapDefaults.correlations()) {
      ObjectNode node = correlations.addObject();
      node.putArray("inputs").add(each.first().key()).add(each.second().key());
      node.put("rho", each.rho());
    }
    return correlations;
  }

  /** The specification's scenarios. */
  static JsonNode scenarios() {
    ObjectNode scenarios = NODES.objectNode();
    for (Scenario scenario : GapDefaults.scenarios()) {
      ObjectNode node = FILE.get("scenarios").get(scenario.name()).deepCopy();
      ObjectNode levers = node.putObject("levers");
      for (GapLever lever : GapLever.values()) {
        levers.set(lever.key(), node(scenario.lever(lever)));
      }
      scenarios.set(scenario.name(), node);
    }
    return scenarios;
  }

  /** A lever that a scenario leaves out: as today's policy has it. */
  static JsonNode lever(GapLever lever) {
    return node(GapDefaults.today(lever));
  }

  /** Events about the lead. */
  static JsonNode events() {
    return FILE.get("events");
  }

  /** Probabilities of the published quantiles. */
  static JsonNode quantiles() {
    return FILE.get("quantiles");
  }

  /** Leads that were measured. */
  static JsonNode observations() {
    return FILE.get("observations");
  }

  private static JsonNode node(LeverValue value) {
    ObjectNode node = NODES.objectNode();
    node.put("constant", value.constant());
    if (value.input() != LeverValue.NO_INPUT) {
      node.put("input", name(value.input()));
      node.put("slope", value.slope());
    }
    bound(node, "at_least", value.atLeast());
    bound(node, "at_most", value.atMost());
    return node;
  }

  private static void bound(ObjectNode node, String field, LeverValue.Bound bound) {
    if (bound.input() != LeverValue.NO_INPUT) {
      node.put(field, name(bound.input()));
    } else if (Double.isFinite(bound.value())) {
      node.put(field, bound.value());
    }
  }

  private static String name(int input) {
    return GapInput.values()[input].key();
  }

  private static JsonNode file() {
    try (InputStream in = Defaults.class.getResourceAsStream("defaults.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in, "defaults.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read defaults.json", e);
    }
  }
}
