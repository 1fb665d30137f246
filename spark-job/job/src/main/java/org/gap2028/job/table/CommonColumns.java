package org.gap2028.job.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gap2028.engine.model.Quarter;
import org.gap2028.engine.statistics.Estimate;

/** Columns that several tables share, so that they mean the same in each. */
final class CommonColumns {

  /** What stands in place of a unit where it depends on the row. */
  static final String ROW_UNIT = "as column unit";

  private CommonColumns() {}

  static <R> Column<R> scenario(Function<R, String> extractor) {
    return Column.text("scenario", "key of the policy scenario", extractor);
  }

  static <R> Column<R> pairReference(Function<R, Optional<String>> extractor) {
    return Column.optionalText(
        "reference",
        "key of the scenario whose lead is subtracted, draw by draw; NULL where the row is about"
            + " the lead of one scenario",
        extractor);
  }

  static <R> Column<R> output(Function<R, String> extractor) {
    return Column.text(
        "output",
        "what is described: lead_months (the US lead) or compute_ratio (US over usable Chinese"
            + " stock of the same quarter)",
        extractor);
  }

  static <R> Column<R> unit(Function<R, String> extractor) {
    return Column.text("unit", "unit of the output", extractor);
  }

  static <R> Column<R> quarter(Function<R, Quarter> extractor) {
    return Column.date("quarter", "last day of the quarter", row -> extractor.apply(row).lastDay());
  }

  static <R> Column<R> quarterLabel(Function<R, Quarter> extractor) {
    return Column.text(
        "quarter_label", "the quarter, such as 2028Q4", row -> extractor.apply(row).label());
  }

  /** The estimate itself, its sampling error and its interval. */
  static <R> List<Column<R>> estimate(
      String name, String unit, String description, Function<R, Estimate> extractor) {
    return List.of(
        Column.number(name, unit, description, row -> extractor.apply(row).value()),
        Column.number(
            "standard_error",
            unit,
            "Monte Carlo standard error of "
                + name
                + ": its sampling error over the run's replicates; no statement about the model",
            row -> extractor.apply(row).standardError()),
        Column.number(
            "ci_low",
            unit,
            "lower end of the 95 % confidence interval of "
                + name
                + ", of sampling error alone (Student's t over replicates)",
            row -> extractor.apply(row).low()),
        Column.number(
            "ci_high",
            unit,
            "upper end of the 95 % confidence interval of "
                + name
                + ", of sampling error alone (Student's t over replicates)",
            row -> extractor.apply(row).high()));
  }

  /** The same with NULL where there is no estimate. */
  static <R> List<Column<R>> estimateIfFinite(
      String name, String unit, String description, Function<R, Estimate> extractor) {
    return List.of(
        Column.numberIfFinite(name, unit, description, row -> extractor.apply(row).value()),
        Column.numberIfFinite(
            "standard_error",
            unit,
            "Monte Carlo standard error of "
                + name
                + ": its sampling error over the run's replicates; no statement about the model",
            row -> extractor.apply(row).standardError()),
        Column.numberIfFinite(
            "ci_low",
            unit,
            "lower end of the 95 % confidence interval of "
                + name
                + ", of sampling error alone (Student's t over replicates)",
            row -> extractor.apply(row).low()),
        Column.numberIfFinite(
            "ci_high",
            unit,
            "upper end of the 95 % confidence interval of "
                + name
                + ", of sampling error alone (Student's t over replicates)",
            row -> extractor.apply(row).high()));
  }
}
