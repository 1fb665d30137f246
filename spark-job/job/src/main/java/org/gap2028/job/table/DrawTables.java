package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gap2028.engine.model.Quarter;

/**
 * Schemas of the saved draws of a run: inputs and process noise, one row a draw, and outputs, one
 * row a draw and scenario.
 *
 * @param inputs schema of {@code draw_inputs}: run_id, draw_id, replicate, the inputs, then the
 *     noise, {@code walk_2026q2} to {@code walk_2028q4} and {@code release_2026q2} to {@code
 *     release_2028q4}
 * @param outputs schema of {@code draw_outputs}: run_id, draw_id, replicate, scenario, {@code
 *     lead_2026q1} to {@code lead_2028q4} and, where there is one, {@code compute_ratio_2028q4}
 */
public record DrawTables(TableSchema inputs, TableSchema outputs) {

  /** Name of the table of inputs, and of its directory. */
  public static final String INPUTS = "draw_inputs";

  /** Name of the table of outputs, and of its directory. */
  public static final String OUTPUTS = "draw_outputs";

  private static final ColumnSchema DRAW_ID =
      new ColumnSchema(
          "draw_id",
          ColumnType.BIGINT,
          "",
          false,
          "id of the draw, the same however many draws are computed; replay recomputes it");

  private static final ColumnSchema REPLICATE =
      new ColumnSchema(
          "replicate",
          ColumnType.INT,
          "",
          false,
          "replicate that the draw belongs to, from 0; sampling errors come from the spread between"
              + " replicates");

  private static final ColumnSchema SCENARIO =
      new ColumnSchema("scenario", ColumnType.STRING, "", false, "key of the policy scenario");

  /**
   * Draws of a model without a compute ratio.
   *
   * @param inputs the model's inputs, in their order
   * @param quarters all quarters; noise enters from the second on
   * @throws IllegalArgumentException if an input has the name of another column
   */
  public static DrawTables of(List<DrawInput> inputs, List<Quarter> quarters) {
    return new DrawTables(
        inputs(inputs, quarters.subList(1, quarters.size())), outputs(quarters, List.of()));
  }

  /**
   * Draws of a model that has a compute ratio, which is saved for the last quarter.
   *
   * @param inputs the model's inputs, in their order
   * @param quarters all quarters; noise enters from the second on
   * @throws IllegalArgumentException if an input has the name of another column
   */
  public static DrawTables withComputeRatio(List<DrawInput> inputs, List<Quarter> quarters) {
    return new DrawTables(
        inputs(inputs, quarters.subList(1, quarters.size())),
        outputs(quarters, quarters.subList(quarters.size() - 1, quarters.size())));
  }

  private static TableSchema inputs(List<DrawInput> inputs, List<Quarter> noise) {
    List<ColumnSchema> columns = new ArrayList<>(List.of(TableSchema.RUN_ID, DRAW_ID, REPLICATE));
    for (DrawInput input : inputs) {
      columns.add(
          new ColumnSchema(
              input.name(), ColumnType.DOUBLE, input.unit(), false, input.description()));
    }
    for (Quarter quarter : noise) {
      columns.add(
          number(
              "walk_",
              quarter,
              "standard deviations",
              false,
              "standard normal increment of the random walk in " + quarter.label()));
    }
    for (Quarter quarter : noise) {
      columns.add(
          number(
              "release_",
              quarter,
              "standard deviations",
              false,
              "standard normal of release timing in " + quarter.label()));
    }
    return new TableSchema(
        INPUTS, "inputs and noise, one row per draw", List.of("draw_id"), columns);
  }

  private static TableSchema outputs(List<Quarter> leads, List<Quarter> ratios) {
    List<ColumnSchema> columns =
        new ArrayList<>(List.of(TableSchema.RUN_ID, DRAW_ID, REPLICATE, SCENARIO));
    for (Quarter quarter : leads) {
      columns.add(
          number(
              "lead_",
              quarter,
              "months",
              true,
              "US lead in "
                  + quarter.label()
                  + ", the draw's own noise included; NULL where the draw failed"));
    }
    for (Quarter quarter : ratios) {
      columns.add(
          number(
              "compute_ratio_",
              quarter,
              "ratio",
              true,
              "US over usable Chinese stock in "
                  + quarter.label()
                  + "; NULL where the draw failed"));
    }
    return new TableSchema(
        OUTPUTS, "outputs, one row per draw and scenario", List.of("draw_id", "scenario"), columns);
  }

  private static ColumnSchema number(
      String prefix, Quarter quarter, String unit, boolean nullable, String description) {
    String name = prefix + quarter.label().toLowerCase(Locale.ROOT);
    return new ColumnSchema(name, ColumnType.DOUBLE, unit, nullable, description);
  }
}
