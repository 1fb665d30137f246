package org.gap2028.job.configuration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gap2028.engine.gap.Equations;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.engine.gap.Rival;
import org.gap2028.engine.gap.TornadoBar;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.json.JsonWriter;

/**
 * A configuration that can be run: checked, with every default filled in.
 *
 * @param name name of the run
 * @param description what the run is for
 * @param model the model
 * @param seed seed of all randomness, at least 0
 * @param sampling how many draws, and of what kind
 * @param inputs the model's inputs in the order of the specification, then the further ones in the
 *     order of the configuration
 * @param correlations correlations between inputs, none of them fixed
 * @param droppedCorrelations default correlations that were dropped because an input is fixed
 * @param constants every constant, in its unit and in the order of the enum
 * @param scenarios the policies, at least one
 * @param reference name of the scenario that others are compared with
 * @param differences paired differences of the lead
 * @param events statements about the lead
 * @param quantiles probabilities of the published quantiles, ascending
 * @param precision what is to be precise; the draws are the budget then
 * @param sensitivity what is asked of what drives the gap
 * @param decision a choice for which it is asked what it is worth to know
 * @param discover an event of which it is asked what inputs lead there
 * @param observations leads that were measured
 * @param allowFailedShare largest share of failed draws with which the run is published, in [0, 1]
 * @param output run directory, if the configuration names one
 * @param partitions number of Spark's partitions, if the configuration says one
 * @param sha256 SHA-256, in hexadecimal, over the resolved configuration by its values, without
 *     output, partitions, observations, labels, descriptions and evidence
 * @param resolved the resolved configuration in canonical order, every default spelled out
 * @param warnings what is doubtful in the configuration
 */
public record RunConfig(
    String name,
    String description,
    ModelKind model,
    long seed,
    SamplingConfig sampling,
    List<InputConfig> inputs,
    List<CorrelationConfig> correlations,
    List<CorrelationConfig> droppedCorrelations,
    Map<GapConstant, Double> constants,
    List<ScenarioConfig> scenarios,
    String reference,
    List<DifferenceConfig> differences,
    List<EventConfig> events,
    List<Double> quantiles,
    List<PrecisionConfig> precision,
    SensitivityConfig sensitivity,
    Optional<DecisionConfig> decision,
    Optional<DiscoverConfig> discover,
    List<ObservationConfig> observations,
    double allowFailedShare,
    Optional<String> output,
    OptionalInt partitions,
    String sha256,
    ObjectNode resolved,
    List<Violation> warnings) {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  /** Keeps copies of the collections and of the tree. */
  public RunConfig {
    inputs = List.copyOf(inputs);
    correlations = List.copyOf(correlations);
    droppedCorrelations = List.copyOf(droppedCorrelations);
    constants = Collections.unmodifiableMap(new EnumMap<>(constants));
    scenarios = List.copyOf(scenarios);
    differences = List.copyOf(differences);
    events = List.copyOf(events);
    quantiles = List.copyOf(quantiles);
    precision = List.copyOf(precision);
    observations = List.copyOf(observations);
    resolved = resolved.deepCopy();
    warnings = List.copyOf(warnings);
  }

  /** The resolved configuration; a copy, which the caller may change. */
  @Override
  public ObjectNode resolved() {
    return resolved.deepCopy();
  }

  /** The resolved configuration as JSON in UTF-8, the same bytes on every JDK. */
  public byte[] json() {
    return JsonWriter.toBytes(new ObjectMapper().convertValue(resolved, MAP));
  }

  /** What will be run. */
  public RunPlan plan() {
    return RunPlanFactory.resolve(this);
  }

  /** The model's equations, written out for single draws. */
  public Equations equations() {
    return RunPlanFactory.equations(this);
  }

  /** The persistence model's distribution, from the same initial_lead and constants. */
  public Rival rival() {
    return RunPlanFactory.rival(this);
  }

  /** What moving each input and constant does to the lead of the last quarter. */
  public List<TornadoBar> tornado() {
    return RunPlanFactory.tornado(this);
  }
}
