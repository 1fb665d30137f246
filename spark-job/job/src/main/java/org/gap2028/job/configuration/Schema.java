package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.engine.gap.GapDefaults;
import org.gap2028.engine.gap.GapLever;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.sensitivity.DecisionProblem;

/** The definition of a configuration: its fields with shape, default and description. */
final class Schema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Names of scenarios, inputs and events. */
  static final TextShape NAME = TextShape.matching("[a-z][a-z0-9_]{0,47}");

  /** A list of free texts. */
  static final ListShape<String> TEXTS = ListShape.of(TextShape.free(), "a list of texts");

  private static final long MOST_STUDY_DRAWS = 1L << 30;
  private static final String STUDY_DRAWS_RULE = "a whole number, 1 to 2^30";

  // Sampling

  static final Field<Design> DESIGN =
      Field.of(
          "design",
          ChoiceShape.of(List.of(Design.values()), Design::key),
          NODES.textNode(Design.SOBOL.key()),
          "how draws are spread: sobol (even) or random");
  static final Field<Long> DRAWS =
      Field.of(
          "draws",
          new WholeShape(1, DrawCount.MAX, "a whole number, 1 to 10^13"),
          NODES.numberNode(4_194_304L),
          "draws, rounded up to a multiple of 1,024 times the replicates");
  static final Field<Long> REPLICATES =
      Field.of(
          "replicates",
          new WholeShape(2, 1024, "a whole number, 2 to 1024"),
          NODES.numberNode(32L),
          "independent replicates, from whose spread the errors come");
  static final ObjectShape<SamplingConfig> SAMPLING_OBJECT =
      ObjectShape.complete(
          List.of(DESIGN, DRAWS, REPLICATES),
          (values, problems) ->
              Optional.of(
                  new SamplingConfig(
                      values.get(DESIGN),
                      values.get(DRAWS),
                      Math.toIntExact(values.get(REPLICATES)))));

  // Correlations

  static final Field<List<Located<String>>> CORRELATED =
      Field.required(
          "inputs", new ListShape<>(TextShape.free(), 2, 2, "a list of two inputs"), "two inputs");
  static final Field<Double> RHO =
      Field.required("rho", NumberShape.between(-1, 1), "correlation on the normal scale");
  static final ObjectShape<CorrelationConfig> CORRELATION =
      new ObjectShape<>(
          List.of(CORRELATED, RHO),
          (values, problems) ->
              values
                  .find(CORRELATED)
                  .filter(names -> names.size() == 2)
                  .map(Schema::plain)
                  .map(
                      names ->
                          new CorrelationConfig(
                              names.get(0), names.get(1), values.find(RHO).orElse(Double.NaN))));

  // Constants

  static final ObjectShape<Map<GapConstant, Double>> CONSTANTS_OBJECT =
      new ObjectShape<>(
          Arrays.stream(GapConstant.values()).<Field<?>>map(Schema::constant).toList(),
          (values, problems) -> Optional.of(constants(values)));

  // Scenarios

  static final Field<Boolean> REFERENCE =
      Field.of(
          "reference",
          new FlagShape(),
          NODES.booleanNode(false),
          "whether the others are compared with it; the first one where none says so");
  static final Field<Map<GapLever, LeverConfig>> LEVERS =
      Field.of(
          "levers",
          new ObjectShape<>(
              Arrays.stream(GapLever.values()).<Field<?>>map(Schema::lever).toList(),
              (values, problems) -> Optional.of(levers(values))),
          NODES.objectNode(),
          "levers; one left out is as today's policy has it");

  // Events

  static final Field<String> EVENT_NAME = Field.required("name", NAME, "name of the event");
  static final Field<Double> BELOW =
      Field.optional("below", NumberShape.any(), "the lead is less than this, in months");
  static final Field<Double> FROM =
      Field.optional("from", NumberShape.any(), "the lead is at least this, in months");
  static final Field<Double> TO =
      Field.optional("to", NumberShape.any(), "the lead is less than this, in months");
  static final Field<Boolean> UNDERLYING =
      Field.of(
          "underlying",
          new FlagShape(),
          NODES.booleanNode(false),
          "judged on the lead before release noise");
  static final Field<Boolean> EVER =
      Field.of(
          "ever",
          new FlagShape(),
          NODES.booleanNode(false),
          "whether it has held in this quarter or an earlier one, before release noise");
  static final ObjectShape<EventConfig> EVENT =
      ObjectShape.complete(
          List.of(EVENT_NAME, BELOW, FROM, TO, UNDERLYING, EVER), EventRules::event);

  // Precision

  static final Field<String> STATISTIC =
      Field.required(
          "statistic",
          new TextShape(
              Pattern.compile("mean|probability|probability_positive|p(?=[0-9]*[1-9])[0-9]{2,}"),
              "mean, probability, probability_positive, or a quantile such as p05"),
          "what is to be precise: mean, probability of an event, probability_positive of a"
              + " difference, or a quantile such as p05");
  static final Field<String> OF_EVENT =
      Field.optional("event", TextShape.free(), "the event, of a probability");
  static final Field<String> OF_SCENARIO =
      Field.optional("scenario", TextShape.free(), "the scenario; all of them where left out");
  static final Field<String> OF_REFERENCE =
      Field.optional(
          "reference",
          TextShape.free(),
          "the scenario that is subtracted, draw by draw; for a difference");
  static final Field<Quarter> OF_QUARTER =
      Field.optional(
          "quarter",
          ChoiceShape.of(GapDefaults.quarters(), Quarter::label),
          "the quarter; 2028Q4 where left out");
  static final Field<Double> HALF_WIDTH =
      Field.required(
          "half_width",
          new NumberShape(Double.MIN_VALUE, Double.MAX_VALUE, "a finite number, more than 0"),
          "half of the 95 % confidence interval, at most; months, or a probability");
  static final ObjectShape<PrecisionConfig> PRECISION_OBJECT =
      ObjectShape.complete(
          List.of(STATISTIC, OF_EVENT, OF_SCENARIO, OF_REFERENCE, OF_QUARTER, HALF_WIDTH),
          (values, problems) ->
              Optional.of(
                  new PrecisionConfig(
                      values.get(STATISTIC),
                      values.find(OF_EVENT),
                      values.find(OF_SCENARIO),
                      values.find(OF_REFERENCE),
                      values.find(OF_QUARTER).map(Quarter::label),
                      values.get(HALF_WIDTH))));

  // Sensitivity

  static final Field<Boolean> ENABLED =
      Field.of(
          "enabled",
          new FlagShape(),
          NODES.booleanNode(true),
          "whether it is computed; true where left out of an object that is written");
  static final Field<Quarter> TARGET =
      Field.of(
          "target",
          ChoiceShape.of(GapDefaults.quarters(), Quarter::label),
          NODES.textNode(GapDefaults.quarters().get(GapDefaults.quarters().size() - 1).label()),
          "the quarter whose lead is looked into");
  static final Field<Map<String, Located<List<Located<String>>>>> GROUPS =
      Field.of(
          "groups",
          new MapShape<>(
              NAME,
              0,
              "an object of lists of inputs",
              name ->
                  new ListShape<>(
                      TextShape.free(), 1, Integer.MAX_VALUE, "a list of at least one input")),
          NODES.objectNode(),
          "groups of inputs that are looked into together, lists of inputs by name");
  static final Field<Long> BASE_DRAWS =
      Field.of(
          "base_draws",
          new WholeShape(1, MOST_STUDY_DRAWS, STUDY_DRAWS_RULE),
          NODES.numberNode(131_072L),
          "base draws of the total indices: a model run each, and one for each input and group");
  static final Field<Long> WALKS =
      Field.of(
          "walks",
          new WholeShape(1, MOST_STUDY_DRAWS, STUDY_DRAWS_RULE),
          NODES.numberNode(131_072L),
          "walks through the inputs of the Shapley effects: a model run each, and one for each"
              + " input");
  static final ObjectShape<SensitivityConfig> SENSITIVITY_OBJECT =
      ObjectShape.complete(
          List.of(ENABLED, TARGET, GROUPS, BASE_DRAWS, WALKS),
          (values, problems) -> Optional.of(sensitivity(values)));

  // Decision

  static final Field<String> DECISION_NAME = Field.required("name", NAME, "name of the decision");
  static final Field<DecisionProblem.Goal> GOAL =
      Field.required(
          "goal",
          ChoiceShape.of(
              List.of(DecisionProblem.Goal.values()), goal -> goal.name().toLowerCase(Locale.ROOT)),
          "whether more of the payoff is better (maximise), or less (minimise)");
  static final Field<String> PAYOFF =
      Field.required(
          "payoff",
          new TextShape(
              Pattern.compile(
                  DecisionConfig.LEAD + "|" + DecisionConfig.EVENT + NAME.pattern().pattern()),
              "lead_months or event:NAME"),
          "what counts: lead_months, or the probability event:NAME");
  static final Field<Double> COST =
      Field.of(
          "cost",
          NumberShape.any(),
          NODES.numberNode(0.0),
          "what the scenario costs, in the payoff's unit");
  static final Field<Map<String, Located<Double>>> OPTIONS =
      Field.required(
          "options",
          new MapShape<>(
              NAME,
              2,
              "an object of at least two scenarios, each with its cost",
              name ->
                  ObjectShape.complete(
                      List.of(COST), (values, problems) -> Optional.of(values.get(COST)))),
          "scenarios to choose from");
  static final ObjectShape<DecisionConfig> DECISION_OBJECT =
      ObjectShape.complete(
          List.of(DECISION_NAME, GOAL, PAYOFF, OPTIONS),
          (values, problems) -> Optional.of(decision(values)));

  // Scenario discovery

  static final Field<String> DISCOVER_EVENT =
      Field.required("event", TextShape.free(), "the event that is to be led to");
  static final Field<String> DISCOVER_SCENARIO =
      Field.required("scenario", TextShape.free(), "the scenario under which it holds");
  static final ObjectShape<DiscoverConfig> DISCOVER_OBJECT =
      ObjectShape.complete(
          List.of(DISCOVER_EVENT, DISCOVER_SCENARIO),
          (values, problems) ->
              Optional.of(
                  new DiscoverConfig(values.get(DISCOVER_EVENT), values.get(DISCOVER_SCENARIO))));

  // Observations

  static final Field<LocalDate> DATE =
      Field.required("date", new DateShape(), "day of the measurement");
  static final Field<Double> MONTHS =
      Field.optional("months", NumberShape.any(), "the lead, in months");
  static final Field<Double> OBSERVED_FROM =
      Field.optional("from", NumberShape.any(), "the lead is at least this, in months");
  static final Field<Double> OBSERVED_TO =
      Field.optional("to", NumberShape.any(), "the lead is at most this, in months");
  static final Field<String> OBSERVATION_LABEL =
      Field.of("label", TextShape.free(), NODES.textNode(""), "what was measured");
  static final Field<List<Located<String>>> OBSERVATION_EVIDENCE =
      Field.of("evidence", TEXTS, NODES.arrayNode(), "keys of the evidence");
  static final ObjectShape<ObservationConfig> OBSERVATION =
      ObjectShape.complete(
          List.of(
              DATE, MONTHS, OBSERVED_FROM, OBSERVED_TO, OBSERVATION_LABEL, OBSERVATION_EVIDENCE),
          EventRules::observation);

  // The configuration

  static final Field<String> RUN_NAME =
      Field.required("name", TextShape.matching("[a-z0-9][a-z0-9._-]{0,63}"), "name of the run");
  static final Field<String> DESCRIPTION =
      Field.of("description", TextShape.free(), NODES.textNode(""), "what the run is for").asNote();
  static final Field<ModelKind> MODEL =
      Field.required(
          "model",
          ChoiceShape.of(List.of(ModelKind.values()), ModelKind::key),
          "compute-gap or persistence");
  static final Field<Long> SEED =
      Field.of(
          "seed",
          new WholeShape(0, Long.MAX_VALUE, "a whole number, 0 to 2^63 - 1"),
          NODES.numberNode(2028L),
          "seed of all randomness");
  static final Field<SamplingConfig> SAMPLING =
      Field.of("sampling", SAMPLING_OBJECT, NODES.objectNode(), "how many draws, of what kind");
  static final Field<Map<String, Located<InputConfig>>> INPUTS =
      Field.derived(
          "inputs",
          new MapShape<>(NAME, 0, "an object", InputShape::new),
          Fillers::inputs,
          "uncertain inputs: the model's, and further ones that levers use");
  static final Field<List<Located<CorrelationConfig>>> CORRELATIONS =
      Field.derived(
          "correlations",
          ListShape.of(CORRELATION, "a list of correlations"),
          Fillers::correlations,
          "correlations between inputs; pairs that are not named are independent");
  static final Field<Map<GapConstant, Double>> CONSTANTS =
      Field.of("constants", CONSTANTS_OBJECT, NODES.objectNode(), "constants of the models");
  static final Field<Map<String, Located<ScenarioConfig>>> SCENARIOS =
      Field.of(
          "scenarios",
          new MapShape<>(NAME, 1, "an object of at least one scenario", Schema::scenario),
          Defaults.scenarios(),
          "policies, all evaluated on the same draws");
  static final Field<List<Located<List<Located<String>>>>> DIFFERENCES =
      Field.derived(
          "differences",
          ListShape.of(
              new ListShape<>(
                  TextShape.free(), 2, 2, "a list of two scenarios, the reference second"),
              "a list of pairs of scenarios"),
          Fillers::differences,
          "paired differences of the lead: scenario, then the reference it is compared with");
  static final Field<List<Located<EventConfig>>> EVENTS =
      Field.of(
          "events",
          ListShape.of(EVENT, "a list of events"),
          Defaults.events(),
          "statements about the lead, in months, whose probability is wanted");
  static final Field<List<Located<Double>>> QUANTILES =
      Field.of(
          "quantiles",
          new ListShape<>(
              NumberShape.between(0, 1), 1, Integer.MAX_VALUE, "a list of at least one number"),
          Defaults.quantiles(),
          "probabilities of the published quantiles, ascending");
  static final Field<List<Located<PrecisionConfig>>> PRECISION =
      Field.optional(
          "precision",
          ListShape.of(PRECISION_OBJECT, "a list of precisions"),
          "what is to be precise: the run doubles its draws until it is, or they are spent");
  static final Field<SensitivityConfig> SENSITIVITY =
      Field.derived(
          "sensitivity",
          SENSITIVITY_OBJECT,
          Fillers::sensitivity,
          "what drives the gap: indices of every input, and what it is worth to know");
  static final Field<DecisionConfig> DECISION =
      Field.optional(
          "decision",
          DECISION_OBJECT,
          "a choice between scenarios, for which it is computed what it is worth to know");
  static final Field<DiscoverConfig> DISCOVER =
      Field.optional(
          "discover", DISCOVER_OBJECT, "an event, for which regions of inputs are searched");
  static final Field<List<Located<ObservationConfig>>> OBSERVATIONS =
      Field.of(
              "observations",
              ListShape.of(OBSERVATION, "a list of observations"),
              Defaults.observations(),
              "leads that were measured, shown beside the results, used in no number")
          .asNote();
  static final Field<Double> ALLOW_FAILED_SHARE =
      Field.of(
          "allow_failed_share",
          NumberShape.within(0, 1),
          NODES.numberNode(0.01),
          "largest share of failed draws with which a run is published");
  static final Field<String> OUTPUT =
      Field.optional(
              "output",
              new TextShape(Pattern.compile("[\\s\\S]+"), "a text that is not empty"),
              "run directory; runs/<name> where left out")
          .asNote();
  static final Field<Long> PARTITIONS =
      Field.optional(
              "partitions",
              new WholeShape(1, 1_000_000, "a whole number, 1 to 1000000"),
              "partitions of the Spark job; as its cores need where left out")
          .asNote();

  /** The whole configuration. */
  static final ObjectShape<Values> ROOT =
      new ObjectShape<>(
          List.of(
              RUN_NAME,
              DESCRIPTION,
              MODEL,
              SEED,
              SAMPLING,
              INPUTS,
              CORRELATIONS,
              CONSTANTS,
              SCENARIOS,
              DIFFERENCES,
              EVENTS,
              QUANTILES,
              PRECISION,
              SENSITIVITY,
              DECISION,
              DISCOVER,
              OBSERVATIONS,
              ALLOW_FAILED_SHARE,
              OUTPUT,
              PARTITIONS),
          (values, problems) -> Optional.of(values));

  private Schema() {}

  /** The values of a list without the trees they came from. */
  static <T> List<T> plain(List<Located<T>> values) {
    return values.stream().map(Located::value).toList();
  }

  private static Field<Double> constant(GapConstant constant) {
    return Field.of(
        constant.key(),
        NumberShape.within(constant.min(), constant.max()),
        NODES.numberNode(constant.value()),
        constant.description() + " (" + constant.unit() + ")");
  }

  private static Map<GapConstant, Double> constants(Values values) {
    Map<GapConstant, Double> constants = new EnumMap<>(GapConstant.class);
    for (GapConstant constant : GapConstant.values()) {
      values.find(constant(constant)).ifPresent(value -> constants.put(constant, value));
    }
    return constants;
  }

  private static SensitivityConfig sensitivity(Values values) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    values.get(GROUPS).forEach((name, inputs) -> groups.put(name, plain(inputs.value())));
    return new SensitivityConfig(
        values.get(ENABLED),
        values.get(TARGET).label(),
        groups,
        values.get(BASE_DRAWS),
        values.get(WALKS));
  }

  private static DecisionConfig decision(Values values) {
    Map<String, Double> options = new LinkedHashMap<>();
    values.get(OPTIONS).forEach((name, cost) -> options.put(name, cost.value()));
    return new DecisionConfig(
        values.get(DECISION_NAME), values.get(GOAL), values.get(PAYOFF), options);
  }

  private static Field<LeverConfig> lever(GapLever lever) {
    return Field.of(
        lever.key(),
        new LeverShape(),
        Defaults.lever(lever),
        lever.description() + " (" + lever.unit() + ")");
  }

  private static Map<GapLever, LeverConfig> levers(Values values) {
    Map<GapLever, LeverConfig> levers = new EnumMap<>(GapLever.class);
    for (GapLever lever : GapLever.values()) {
      values.find(lever(lever)).ifPresent(value -> levers.put(lever, value));
    }
    return levers;
  }

  private static Shape<ScenarioConfig> scenario(String name) {
    Field<String> label =
        Field.of("label", TextShape.free(), NODES.textNode(name), "name for people").asNote();
    Field<String> description =
        Field.of("description", TextShape.free(), NODES.textNode(""), "what the policy is")
            .asNote();
    return new ObjectShape<>(
        List.of(label, description, REFERENCE, LEVERS),
        (values, problems) ->
            values
                .find(LEVERS)
                .map(
                    levers ->
                        new ScenarioConfig(
                            name,
                            values.find(label).orElse(name),
                            values.find(description).orElse(""),
                            values.find(REFERENCE).orElse(false),
                            levers)));
  }
}
