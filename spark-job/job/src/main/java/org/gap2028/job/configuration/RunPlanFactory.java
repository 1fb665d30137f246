package org.gap2028.job.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.gap.Equations;
import org.gap2028.engine.gap.GapConstant;
import org.gap2028.engine.gap.GapCoordinates;
import org.gap2028.engine.gap.GapEquations;
import org.gap2028.engine.gap.GapInput;
import org.gap2028.engine.gap.GapLever;
import org.gap2028.engine.gap.GapModel;
import org.gap2028.engine.gap.LeverValue;
import org.gap2028.engine.gap.PersistenceEquations;
import org.gap2028.engine.gap.PersistenceModel;
import org.gap2028.engine.gap.Rival;
import org.gap2028.engine.gap.Scenario;
import org.gap2028.engine.gap.Tornado;
import org.gap2028.engine.gap.TornadoBar;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.PlannedInput;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;

/** From a configuration to the plan of its run. */
final class RunPlanFactory {

  /** Points of the walk a draw: at four, less time buys a given precision than at 1, 2, 8 or 16. */
  private static final int WALK_POINTS = 4;

  private RunPlanFactory() {}

  /** The plan of a configuration. */
  static RunPlan resolve(RunConfig config) {
    Model model = model(config);
    List<String> inputs = config.inputs().stream().map(InputConfig::name).toList();
    return new RunPlan(
        config.sampling().design().points(config.seed()),
        config.sampling().replicates(),
        config.sampling().blocks(),
        inputs(config),
        Dependence.copula(inputs, config.correlations()),
        walk(model.walkSteps()),
        noise(model),
        model,
        pairs(config),
        config.events().stream().map(RunPlanFactory::event).toList(),
        config.quantiles(),
        WALK_POINTS,
        conditionedQuarter(config, model));
  }

  private static int conditionedQuarter(RunConfig config, Model model) {
    return config.sensitivity().enabled()
        ? model.quarters().indexOf(Quarter.of(config.sensitivity().target()))
        : RunPlan.NO_QUARTER;
  }

  private static Model model(RunConfig config) {
    double[] constants = constants(config);
    return switch (config.model()) {
      case COMPUTE_GAP -> GapModel.of(constants, scenarios(config), config.inputs().size());
      case PERSISTENCE -> PersistenceModel.of(constants, scenarioNames(config));
    };
  }

  /** The equations of a configuration's model. */
  static Equations equations(RunConfig config) {
    double[] constants = constants(config);
    return switch (config.model()) {
      case COMPUTE_GAP -> GapEquations.of(constants, scenarios(config));
      case PERSISTENCE -> PersistenceEquations.of(constants);
    };
  }

  /** The rival of a configuration's run, whatever its model. */
  static Rival rival(RunConfig config) {
    return new Rival(marginals(config).get(GapInput.INITIAL_LEAD.key()), constants(config));
  }

  /** The tornado of a configuration's model. */
  static List<TornadoBar> tornado(RunConfig config) {
    double[] constants = constants(config);
    return switch (config.model()) {
      case COMPUTE_GAP -> Tornado.computeGap(constants, scenarios(config), marginals(config));
      case PERSISTENCE -> Tornado.persistence(constants, scenarioNames(config), marginals(config));
    };
  }

  private static double[] constants(RunConfig config) {
    return Stream.of(GapConstant.values()).mapToDouble(config.constants()::get).toArray();
  }

  private static List<String> scenarioNames(RunConfig config) {
    return config.scenarios().stream().map(ScenarioConfig::name).toList();
  }

  private static Map<String, Distribution> marginals(RunConfig config) {
    Map<String, Distribution> marginals = new LinkedHashMap<>();
    config.inputs().forEach(input -> marginals.put(input.name(), input.distribution()));
    return marginals;
  }

  /** The scenarios of the compute-gap model, inputs by their index. */
  static List<Scenario> scenarios(RunConfig config) {
    List<String> inputs = config.inputs().stream().map(InputConfig::name).toList();
    return config.scenarios().stream().map(each -> scenario(each, inputs)).toList();
  }

  /** The model's own inputs have their coordinates, further ones theirs in their order. */
  private static List<PlannedInput> inputs(RunConfig config) {
    List<PlannedInput> planned = new ArrayList<>();
    int further = GapCoordinates.FURTHER_INPUTS;
    for (InputConfig input : config.inputs()) {
      int coordinate = Defaults.input(input.name()).map(GapInput::coordinate).orElse(further);
      further += coordinate == further ? 1 : 0;
      planned.add(new PlannedInput(input.name(), coordinate, input.distribution()));
    }
    return planned;
  }

  private static List<Integer> walk(int steps) {
    return IntStream.range(0, steps)
        .mapToObj(
            step -> step == 0 ? GapCoordinates.WALK_TERMINAL : GapCoordinates.WALK_REST + step - 1)
        .toList();
  }

  /** The first quarter is observed; release noise enters every later one. */
  private static List<Integer> noise(Model model) {
    return IntStream.range(0, model.quarters().size() - 1)
        .mapToObj(quarter -> GapCoordinates.RELEASE + quarter)
        .toList();
  }

  private static List<Pair> pairs(RunConfig config) {
    List<String> names = config.scenarios().stream().map(ScenarioConfig::name).toList();
    return config.differences().stream()
        .map(each -> new Pair(names.indexOf(each.scenario()), names.indexOf(each.reference())))
        .toList();
  }

  private static Event event(EventConfig event) {
    return new Event(event.name(), event.lower(), event.upper(), event.underlying(), event.ever());
  }

  private static Scenario scenario(ScenarioConfig scenario, List<String> inputs) {
    return new Scenario(
        scenario.name(),
        Stream.of(GapLever.values())
            .map(lever -> lever(scenario.levers().get(lever), inputs))
            .toList());
  }

  private static LeverValue lever(LeverConfig lever, List<String> inputs) {
    return new LeverValue(
        lever.constant(),
        lever.input().map(inputs::indexOf).orElse(LeverValue.NO_INPUT),
        lever.slope(),
        lever.atLeast().map(bound -> bound(bound, inputs)).orElse(LeverValue.Bound.NO_LOWER),
        lever.atMost().map(bound -> bound(bound, inputs)).orElse(LeverValue.Bound.NO_UPPER));
  }

  private static LeverValue.Bound bound(LeverConfig.Bound bound, List<String> inputs) {
    return bound
        .input()
        .map(name -> LeverValue.Bound.ofInput(inputs.indexOf(name)))
        .orElseGet(() -> LeverValue.Bound.of(bound.value()));
  }
}
