package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gap2028.engine.gap.GapLever;
import org.gap2028.engine.model.Model;
import org.gap2028.job.configuration.InputConfig;
import org.gap2028.job.configuration.LeverConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.configuration.ScenarioConfig;
import org.gap2028.job.table.DrawInput;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.InputsRow;
import org.gap2028.job.table.LeversRow;
import org.gap2028.job.table.PublishedTables;
import org.gap2028.job.table.ScenariosRow;
import org.gap2028.job.table.TableData;

/** Tables of what a run was asked to do: scenarios, levers, inputs, and the data dictionary. */
final class ConfigurationTables {

  private ConfigurationTables() {}

  /** The tables of a configuration. */
  static List<TableData> of(String runId, RunConfig config, Model model) {
    return List.of(
        ScenariosRow.TABLE.rows(runId, scenarios(config)),
        LeversRow.TABLE.rows(runId, levers(config)),
        InputsRow.TABLE.rows(runId, inputs(config)),
        PublishedTables.dataDictionary(
            runId,
            draws(config, model),
            config.sensitivity().enabled() ? PublishedTables.sensitivitySchemas() : List.of()));
  }

  /** Schemas of saved draws. */
  static DrawTables draws(RunConfig config, Model model) {
    List<DrawInput> inputs =
        config.inputs().stream()
            .map(input -> new DrawInput(input.name(), input.unit(), input.description()))
            .toList();
    return model.outputs().size() > 1
        ? DrawTables.withComputeRatio(inputs, model.quarters())
        : DrawTables.of(inputs, model.quarters());
  }

  private static List<ScenariosRow> scenarios(RunConfig config) {
    List<ScenariosRow> rows = new ArrayList<>();
    for (ScenarioConfig scenario : config.scenarios()) {
      rows.add(
          new ScenariosRow(
              scenario.name(),
              scenario.label(),
              text(scenario.description()),
              rows.size() + 1,
              scenario.name().equals(config.reference())));
    }
    return rows;
  }

  private static List<LeversRow> levers(RunConfig config) {
    List<LeversRow> rows = new ArrayList<>();
    for (ScenarioConfig scenario : config.scenarios()) {
      for (GapLever lever : GapLever.values()) {
        LeverConfig value = scenario.levers().get(lever);
        rows.add(
            new LeversRow(
                scenario.name(),
                lever.key(),
                value.constant(),
                value.input(),
                value.input().isPresent()
                    ? OptionalDouble.of(value.slope())
                    : OptionalDouble.empty(),
                number(value.atLeast()),
                value.atLeast().flatMap(LeverConfig.Bound::input),
                number(value.atMost()),
                value.atMost().flatMap(LeverConfig.Bound::input)));
      }
    }
    return rows;
  }

  private static OptionalDouble number(Optional<LeverConfig.Bound> bound) {
    return bound.filter(b -> b.input().isEmpty()).stream()
        .mapToDouble(LeverConfig.Bound::value)
        .findFirst();
  }

  private static List<InputsRow> inputs(RunConfig config) {
    List<InputsRow> rows = new ArrayList<>();
    for (InputConfig input : config.inputs()) {
      rows.add(
          new InputsRow(
              input.name(),
              text(input.unit()),
              input.distribution(),
              input.evidence(),
              text(input.description())));
    }
    return rows;
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
