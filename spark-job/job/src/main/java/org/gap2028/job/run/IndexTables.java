package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.sensitivity.ConditionalEstimates;
import org.gap2028.engine.sensitivity.Players;
import org.gap2028.engine.sensitivity.ShapleyStudy;
import org.gap2028.engine.sensitivity.Targets;
import org.gap2028.engine.sensitivity.TotalStudy;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.job.configuration.SensitivityConfig;
import org.gap2028.job.table.ConditionalRow;
import org.gap2028.job.table.SensitivityRow;
import org.gap2028.job.table.TableData;

/** The tables sensitivity and conditional of a run. */
public final class IndexTables {

  private static final Estimate ZERO = new Estimate(0, 0, 0, 0);

  private final SensitivityConfig config;
  private final RunPlan plan;
  private final Players players;
  private final Targets targets;
  private final Quarter quarter;
  private final List<String> groups;
  private final List<SensitivityRow> indices = new ArrayList<>();
  private final List<ConditionalRow> curves = new ArrayList<>();

  private IndexTables(SensitivityConfig config, RunPlan plan) {
    this.config = config;
    this.plan = plan;
    players = Players.of(plan);
    targets = new Targets(plan, plan.conditionedQuarter());
    quarter = plan.model().quarters().get(plan.conditionedQuarter());
    groups = List.copyOf(config.groups().keySet());
  }

  /**
   * The tables of a run.
   *
   * @param compiled the plan, with a conditioned quarter: the target
   * @param tallies tallies of all its draws
   * @param studies runs studies on the plan
   */
  public static List<TableData> of(
      String runId,
      SensitivityConfig config,
      CompiledPlan compiled,
      RunTallies tallies,
      Studies studies) {
    IndexTables tables = new IndexTables(config, compiled.plan());
    tables.conditional(new ConditionalEstimates(compiled, tallies.all()));
    tables.total(studies);
    tables.shapley(studies);
    return List.of(
        SensitivityRow.TABLE.rows(runId, tables.indices),
        ConditionalRow.TABLE.rows(runId, tables.curves));
  }

  private void conditional(ConditionalEstimates estimates) {
    for (int target = 0; target < targets.count(); target++) {
      for (int input = 0; input < plan.inputs().size(); input++) {
        String name = plan.inputs().get(input).name();
        add(target, name, SensitivityRow.FIRST_ORDER, estimates.firstOrder(target, input));
        int bin = 0;
        for (ConditionalEstimates.CurvePoint point : estimates.curve(target, input)) {
          curves.add(
              new ConditionalRow(
                  scenario(target),
                  reference(target),
                  quarter,
                  name,
                  ++bin,
                  point.low(),
                  point.high(),
                  point.mean(),
                  point.standardError()));
        }
      }
      add(
          target,
          Players.PROCESS_NOISE,
          SensitivityRow.FIRST_ORDER,
          estimates.noiseFirstOrder(target));
    }
  }

  private void total(Studies studies) {
    List<List<Integer>> members = new ArrayList<>();
    for (Map.Entry<String, List<String>> group : config.groups().entrySet()) {
      members.add(group.getValue().stream().map(this::player).filter(p -> p >= 0).toList());
    }
    TotalStudy study = new TotalStudy(plan, targets.quarter(), members, config.baseDraws());
    List<TotalStudy.Indices> all = study.indices(plan, studies.run(study));
    for (int target = 0; target < targets.count(); target++) {
      TotalStudy.Indices each = all.get(target);
      players(target, SensitivityRow.TOTAL, each.total());
      for (int group = 0; group < groups.size(); group++) {
        String name = groups.get(group);
        add(target, name, SensitivityRow.TOTAL, each.groupTotal().get(group));
        add(target, name, SensitivityRow.FIRST_ORDER, each.groupFirstOrder().get(group));
      }
    }
  }

  private int player(String input) {
    for (int i = 0; i < plan.inputs().size(); i++) {
      if (plan.inputs().get(i).name().equals(input)) {
        return players.player(i);
      }
    }
    throw new IllegalArgumentException("Invalid input: " + input + " (the plan has none)");
  }

  private void shapley(Studies studies) {
    ShapleyStudy study = new ShapleyStudy(plan, targets.quarter(), config.walks());
    List<List<Estimate>> all = study.effects(plan, studies.run(study));
    for (int target = 0; target < targets.count(); target++) {
      players(target, SensitivityRow.SHAPLEY, all.get(target));
    }
  }

  /** Rows of all inputs and the noise; a fixed input, which is no player, has 0. */
  private void players(int target, String index, List<Estimate> estimates) {
    Estimate noise = estimates.get(players.noise());
    for (int input = 0; input < plan.inputs().size(); input++) {
      int player = players.player(input);
      boolean varies = !Double.isNaN(noise.value());
      Estimate estimate = player >= 0 ? estimates.get(player) : varies ? ZERO : noise;
      add(target, plan.inputs().get(input).name(), index, estimate);
    }
    add(target, Players.PROCESS_NOISE, index, noise);
  }

  private void add(int target, String input, String index, Estimate estimate) {
    indices.add(
        new SensitivityRow(scenario(target), reference(target), quarter, input, index, estimate));
  }

  private String scenario(int target) {
    int scenario = target < targets.scenarios() ? target : pair(target).scenario();
    return plan.model().scenarios().get(scenario);
  }

  private Optional<String> reference(int target) {
    return target < targets.scenarios()
        ? Optional.empty()
        : Optional.of(plan.model().scenarios().get(pair(target).reference()));
  }

  private Pair pair(int target) {
    return plan.pairs().get(target - targets.scenarios());
  }
}
