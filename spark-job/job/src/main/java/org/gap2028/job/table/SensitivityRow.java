package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.Estimate;

/**
 * One index of what an input has to do with the variance of the lead, or of a paired difference.
 *
 * @param scenario key of the scenario
 * @param reference key of the scenario that is subtracted, of a paired difference
 * @param quarter the quarter
 * @param input key of the input, name of a group, or {@code process_noise}
 * @param index {@link #FIRST_ORDER}, {@link #TOTAL} or {@link #SHAPLEY}
 * @param estimate the index with its error, all {@code NaN} where nothing varies
 */
public record SensitivityRow(
    String scenario,
    Optional<String> reference,
    Quarter quarter,
    String input,
    String index,
    Estimate estimate) {

  /** The index Var E[Y|X_i] / Var Y. */
  public static final String FIRST_ORDER = "first_order";

  /** The index E Var[Y|X_-i] / Var Y. */
  public static final String TOTAL = "total";

  /** The Shapley effect. */
  public static final String SHAPLEY = "shapley";

  private static final String UNIT = "share of variance";

  /** Definition of the table {@code sensitivity}. */
  public static final Table<SensitivityRow> TABLE =
      Table.of(
          "sensitivity",
          "what an input has to do with the variance of the lead of the target quarter, or of a"
              + " paired difference; one row per scenario or pair, input (or group, or noise) and"
              + " index",
          List.of("scenario", "reference", "quarter", "input", "index"),
          columns());

  private static List<Column<SensitivityRow>> columns() {
    List<Column<SensitivityRow>> columns = new ArrayList<>();
    columns.add(CommonColumns.scenario(SensitivityRow::scenario));
    columns.add(CommonColumns.pairReference(SensitivityRow::reference));
    columns.add(CommonColumns.quarter(SensitivityRow::quarter));
    columns.add(CommonColumns.quarterLabel(SensitivityRow::quarter));
    columns.add(
        Column.text(
            "input",
            "key of the input, name of a group of inputs, or process_noise (walk and release noise"
                + " together)",
            SensitivityRow::input));
    columns.add(
        Column.text(
            "index",
            "first_order (Var E[Y|X] / Var Y: the share of the variance that knowing the input"
                + " would remove on average), total (E Var[Y|all others] / Var Y: the share that"
                + " would remain if all others were known), or shapley (the input's fair share;"
                + " those of all inputs and process_noise add up to 1)",
            SensitivityRow::index));
    columns.addAll(
        CommonColumns.estimateIfFinite(
            "estimate",
            UNIT,
            "the index; NULL where the lead or difference does not vary",
            SensitivityRow::estimate));
    return columns;
  }
}
