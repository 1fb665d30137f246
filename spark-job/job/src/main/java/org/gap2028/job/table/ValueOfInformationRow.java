package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.statistics.Estimate;

/**
 * What it is worth to know something before a decision.
 *
 * @param decision name of the decision
 * @param input key of the input or name of the group that would be known; empty for all inputs
 * @param unit unit of the payoff
 * @param estimate its value with its error
 */
public record ValueOfInformationRow(
    String decision, Optional<String> input, String unit, Estimate estimate) {

  /** Definition of the table {@code value_of_information}. */
  public static final Table<ValueOfInformationRow> TABLE =
      Table.of(
          "value_of_information",
          "by how much a decision's expected payoff rises where something is known before it is"
              + " taken; one row for all inputs, and one per input and group",
          List.of("decision", "input"),
          columns());

  private static List<Column<ValueOfInformationRow>> columns() {
    List<Column<ValueOfInformationRow>> columns = new ArrayList<>();
    columns.add(Column.text("decision", "name of the decision", ValueOfInformationRow::decision));
    columns.add(
        Column.optionalText(
            "input",
            "key of the input, or name of the group of inputs, that would be known; NULL for all"
                + " inputs together",
            ValueOfInformationRow::input));
    columns.add(
        Column.text(
            "measure",
            "evpi (expected value of perfect information about all inputs) or evppi (of partial"
                + " perfect information)",
            row -> row.input().isPresent() ? "evppi" : "evpi"));
    columns.addAll(
        CommonColumns.estimate(
            "value",
            CommonColumns.ROW_UNIT,
            "what knowing it is worth, in the payoff's unit, at least 0",
            ValueOfInformationRow::estimate));
    columns.add(4, Column.text("unit", "unit of the payoff", ValueOfInformationRow::unit));
    return columns;
  }
}
