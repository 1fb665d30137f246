package org.gap2028.job.table;

import java.util.List;
import java.util.Optional;

/**
 * One policy scenario.
 *
 * @param scenario key
 * @param label name for people
 * @param description what the policy is, where the configuration says so
 * @param sortOrder position in the configuration, from 1
 * @param isReference whether it is what the others are compared with
 */
public record ScenariosRow(
    String scenario,
    String label,
    Optional<String> description,
    int sortOrder,
    boolean isReference) {

  /** Definition of the table {@code scenarios}. */
  public static final Table<ScenariosRow> TABLE =
      Table.of(
          "scenarios",
          "one row per policy scenario",
          List.of("scenario"),
          List.of(
              CommonColumns.scenario(ScenariosRow::scenario),
              Column.text("label", "name of the scenario for people", ScenariosRow::label),
              Column.optionalText("description", "what the policy is", ScenariosRow::description),
              Column.integer(
                  "sort_order",
                  "position of the scenario in the configuration, from 1, for charts and lists",
                  ScenariosRow::sortOrder),
              Column.flag(
                  "is_reference",
                  "whether other scenarios are compared with this one",
                  ScenariosRow::isReference)));
}
