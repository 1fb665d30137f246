package org.gap2028.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.sensitivity.LocalStudies;
import org.gap2028.engine.sensitivity.Study;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.table.ResultDigest;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.TableRow;
import org.junit.jupiter.api.Test;

class DecisionTablesTest {

  private static final String ASKED =
      """
      {"name": "asked", "model": "compute-gap",
       "sensitivity": {"groups": {"stocks": ["smuggled_stock_2025", "offshore_stock_2025"]}},
       "decision": {"name": "controls", "goal": "minimise", "payoff": "event:near_parity",
                    "options": {"tighten": {"cost": 0.05}, "baseline": {}}},
       "discover": {"event": "near_parity", "scenario": "relax"}}
      """;

  private static RunConfig config(String text, String... assignments) {
    List<Assignment> all =
        new ArrayList<>(List.of(Assignment.draws("32768"), Assignment.replicates("8")));
    for (String assignment : assignments) {
      all.add(Assignment.set(assignment));
    }
    return ConfigurationReader.read(text.getBytes(StandardCharsets.UTF_8), "asked.json", all);
  }

  private static List<TableData> tables(RunConfig config, List<String> notes) {
    CompiledPlan compiled = new CompiledPlan(config.plan());
    Studies studies =
        new Studies() {
          @Override
          public <P extends Serializable> List<P> run(Study<P> study) {
            return new LocalStudies(2).run(study, compiled);
          }
        };
    return new DecisionTables(config, compiled, notes::add).of("id", studies);
  }

  private static double value(TableData table, String column, String name) {
    List<TableRow> rows =
        table.rows(row -> row.optionalText(column).filter(name::equals).isPresent());
    assertThat(rows).hasSize(1);
    return rows.get(0).number("value");
  }

  @Test
  void sparkAndThePlainRunnerGiveOneDigest() {
    RunConfig config = config(ASKED);
    List<String> notes = new ArrayList<>();
    String expected = ResultDigest.of(tables(config, notes));
    assertThat(notes).isEmpty();
    CompiledPlan compiled = new CompiledPlan(config.plan());
    for (String master : List.of("local[1]", "local[2]")) {
      Map<String, String> properties =
          SparkSettings.properties("test", Map.of("spark.master", master));
      try (SparkRunner spark = SparkRunner.start(properties)) {
        for (int partitions : new int[] {1, 7}) {
          Studies studies =
              new Studies() {
                @Override
                public <P extends Serializable> List<P> run(Study<P> study) {
                  return spark.run(study, compiled, OptionalInt.of(partitions), Progress.NONE);
                }
              };
          assertThat(
                  ResultDigest.of(
                      new DecisionTables(config, compiled, notes::add).of("id", studies)))
              .as("%s, %d partitions", master, partitions)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void holdWhatIsAsked() {
    List<TableData> tables = tables(config(ASKED), new ArrayList<>());
    TableData attribution = tables.get(0);
    TableData values = tables.get(1);
    TableData boxes = tables.get(2);

    // Two pairs, five levers, four statistics and four events.
    assertThat(attribution.rowCount()).isEqualTo(2 * 5 * 8);
    assertThat(attribution.rows(row -> row.text("statistic").equals("event:parity_reached")))
        .hasSize(10);
    double effect =
        attribution
            .rows(
                row ->
                    row.text("scenario").equals("tighten") && row.text("statistic").equals("mean"))
            .stream()
            .mapToDouble(row -> row.number("value"))
            .sum();
    assertThat(effect).isBetween(3.4, 3.9);
    assertThat(values.rowCount()).isEqualTo(22);
    List<TableRow> evpi = values.rows(row -> row.text("measure").equals("evpi"));
    assertThat(evpi).hasSize(1);
    assertThat(evpi.get(0).optionalText("input")).isEmpty();
    assertThat(evpi.get(0).text("unit")).isEqualTo("probability");
    double most = evpi.get(0).number("value");
    assertThat(most).isCloseTo(0.02, within(0.001));
    assertThat(value(values, "input", "initial_lead")).isBetween(0.01, most);
    assertThat(value(values, "input", "legal_share_relaxed")).isZero();
    assertThat(value(values, "input", "stocks")).isBetween(0.0, most);
    assertThat(boxes.rows(row -> row.text("input").equals("initial_lead"))).isNotEmpty();
    assertThat(boxes.rows(row -> row.integer("box") == 1)).hasSizeBetween(1, 3);
  }

  @Test
  void sayWhereThereIsNothing() {
    List<String> notes = new ArrayList<>();
    List<TableData> tables =
        tables(
            config(
                ASKED,
                "events=[{\"name\": \"near_parity\", \"below\": -1000}]",
                "decision.options.tighten.cost=0.05"),
            notes);

    assertThat(tables.get(1).rows(row -> row.number("value") != 0)).isEmpty();
    assertThat(tables.get(2).rowCount()).isZero();
    assertThat(notes)
        .containsExactly(
            "Nothing is worth knowing for controls: baseline is the best option in every draw",
            "No box leads to near_parity under relax: it never holds in the first 32,768 draws");
  }

  @Test
  void areEmptyWhereNothingIsAsked() {
    List<TableData> tables =
        tables(
            config("{\"name\": \"a\", \"model\": \"persistence\", \"sensitivity\": {}}"),
            new ArrayList<>());

    assertThat(tables).extracting(TableData::rowCount).containsExactly(0, 0, 0);
  }

  /** Scenarios are one for the persistence model: only costs tell options apart. */
  @Test
  void areZeroWherePoliciesDoNothing() {
    List<String> notes = new ArrayList<>();
    RunConfig config =
        config(
            """
            {"name": "a", "model": "persistence", "sensitivity": {"target": "2027Q2"},
             "decision": {"name": "controls", "goal": "maximise", "payoff": "lead_months",
                          "options": {"tighten": {"cost": 2}, "baseline": {}}},
             "discover": {"event": "parity_reached", "scenario": "baseline"}}
            """);
    List<TableData> tables = tables(config, notes);

    assertThat(tables.get(1).rows(row -> row.number("value") != 0)).isEmpty();
    assertThat(tables.get(1).rowCount()).isEqualTo(2);
    assertThat(tables.get(2).rows(row -> row.text("input").equals("initial_lead"))).hasSize(1);
    assertThat(notes).hasSize(1);
  }
}
