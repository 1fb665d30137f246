package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.sensitivity.Attribution;
import org.gap2028.engine.sensitivity.AttributionStudy;
import org.gap2028.engine.sensitivity.Box;
import org.gap2028.engine.sensitivity.DecisionPart;
import org.gap2028.engine.sensitivity.DecisionProblem;
import org.gap2028.engine.sensitivity.DecisionStudy;
import org.gap2028.engine.sensitivity.Discovery;
import org.gap2028.engine.sensitivity.DiscoveryStudy;
import org.gap2028.engine.sensitivity.LeverShare;
import org.gap2028.engine.sensitivity.Payoff;
import org.gap2028.engine.sensitivity.ValueOfInformation;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.job.configuration.DecisionConfig;
import org.gap2028.job.configuration.DiscoverConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.table.AttributionRow;
import org.gap2028.job.table.BoxesRow;
import org.gap2028.job.table.QuantileLabel;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.ValueOfInformationRow;

/**
 * The tables attribution, value_of_information and boxes, from studies of the run's first draws;
 * the latter two are empty where the configuration asks for none.
 */
final class DecisionTables {

  private final RunConfig config;
  private final RunPlan plan;
  private final int quarter;
  private final List<String> scenarios;
  private final Consumer<String> notes;

  /**
   * The tables of a run.
   *
   * @param compiled the run's plan
   * @param notes told what the user should know
   */
  DecisionTables(RunConfig config, CompiledPlan compiled, Consumer<String> notes) {
    this.config = config;
    this.notes = notes;
    plan = compiled.plan();
    quarter =
        plan.model().quarters().stream()
            .map(each -> each.label())
            .toList()
            .indexOf(config.sensitivity().target());
    scenarios = plan.model().scenarios();
  }

  /** The tables. */
  List<TableData> of(String runId, Studies studies) {
    return List.of(
        AttributionRow.TABLE.rows(
            runId,
            AttributionStudy.of(plan, quarter)
                .map(study -> attribution(study, studies))
                .orElse(List.of())),
        ValueOfInformationRow.TABLE.rows(
            runId, config.decision().map(decision -> values(decision, studies)).orElse(List.of())),
        BoxesRow.TABLE.rows(
            runId, config.discover().map(discover -> boxes(discover, studies)).orElse(List.of())));
  }

  private List<AttributionRow> attribution(AttributionStudy study, Studies studies) {
    List<AttributionRow> rows = new ArrayList<>();
    for (LeverShare share : new Attribution(study, plan, studies.run(study)).shares()) {
      rows.add(
          new AttributionRow(
              scenarios.get(share.pair().scenario()),
              scenarios.get(share.pair().reference()),
              share.lever(),
              label(share.statistic()),
              share.estimate()));
    }
    return rows;
  }

  private static String label(LeverShare.Statistic statistic) {
    return switch (statistic.kind()) {
      case MEAN -> "mean";
      case QUANTILE -> QuantileLabel.of(statistic.probability());
      case EVENT -> "event:" + statistic.event();
    };
  }

  private List<ValueOfInformationRow> values(DecisionConfig decision, Studies studies) {
    List<DecisionProblem.Option> options = new ArrayList<>();
    decision
        .options()
        .forEach(
            (name, cost) -> options.add(new DecisionProblem.Option(scenarios.indexOf(name), cost)));
    Payoff payoff =
        decision.event().map(this::event).map(Payoff::ofProbability).orElseGet(Payoff::ofOutput);
    DecisionStudy study =
        new DecisionStudy(new DecisionProblem(decision.goal(), payoff, options), plan, quarter);
    List<DecisionPart> parts = studies.run(study);
    Optional<ValueOfInformation> values = ValueOfInformation.of(plan, parts);
    if (values.isEmpty()) {
      notes.accept(
          "Cannot value information for " + decision.name() + ": nearly all draws have failed");
      return List.of();
    }
    return values(decision, values.get());
  }

  private List<ValueOfInformationRow> values(DecisionConfig decision, ValueOfInformation values) {
    String unit =
        decision.event().isPresent() ? "probability" : plan.model().outputs().get(0).unit();
    Estimate perfect = values.perfect();
    if (perfect.value() == 0) {
      notes.accept(
          "Nothing is worth knowing for "
              + decision.name()
              + ": "
              + List.copyOf(decision.options().keySet()).get(values.best())
              + " is the best option in every draw");
    }
    Map<String, List<Integer>> known = new LinkedHashMap<>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      known.put(plan.inputs().get(i).name(), List.of(i));
    }
    config.sensitivity().groups().forEach((name, inputs) -> known.put(name, indices(inputs)));
    List<ValueOfInformationRow> rows = new ArrayList<>();
    rows.add(new ValueOfInformationRow(decision.name(), Optional.empty(), unit, perfect));
    // Each is a sum of its own, so that the cores may share them.
    rows.addAll(
        known.entrySet().parallelStream()
            .map(
                each ->
                    new ValueOfInformationRow(
                        decision.name(),
                        Optional.of(each.getKey()),
                        unit,
                        each.getValue().isEmpty()
                            ? new Estimate(0, 0, 0, 0)
                            : values.partial(each.getValue())))
            .toList());
    return rows;
  }

  /** Indices of inputs that the model has. */
  private List<Integer> indices(List<String> names) {
    return IntStream.range(0, plan.inputs().size())
        .filter(i -> names.contains(plan.inputs().get(i).name()))
        .boxed()
        .toList();
  }

  private List<BoxesRow> boxes(DiscoverConfig discover, Studies studies) {
    DiscoveryStudy study =
        new DiscoveryStudy(
            event(discover.event()), scenarios.indexOf(discover.scenario()), plan, quarter);
    Discovery discovery = new Discovery(plan, studies.run(study));
    List<Box> boxes = discovery.boxes();
    if (boxes.isEmpty()) {
      notes.accept(nothing(discover, discovery.probability(), study.modelRuns()));
    }
    List<BoxesRow> rows = new ArrayList<>();
    for (int box = 0; box < boxes.size(); box++) {
      for (Box.Restriction restriction : boxes.get(box).restrictions()) {
        rows.add(
            new BoxesRow(
                discover.scenario(),
                discover.event(),
                box + 1,
                plan.inputs().get(restriction.input()).name(),
                restriction,
                boxes.get(box)));
      }
    }
    return rows;
  }

  private static String nothing(DiscoverConfig discover, double probability, long draws) {
    String what =
        probability == 0
            ? "it never holds"
            : probability == 1 ? "it always holds" : "no region stands out";
    return String.format(
        Locale.ROOT,
        "No box leads to %s under %s: %s in the first %,d draws",
        discover.event(),
        discover.scenario(),
        what,
        draws);
  }

  private Event event(String name) {
    return plan.events().stream()
        .filter(event -> event.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
