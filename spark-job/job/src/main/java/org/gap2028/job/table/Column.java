package org.gap2028.job.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * A column together with where its values come from.
 *
 * @param <R> record of one row
 * @param schema name, type, unit and description
 * @param extractor value of a row, of {@link ColumnType#javaClass}, or null for NULL
 */
public record Column<R>(ColumnSchema schema, Function<R, Object> extractor) {

  private static final String NO_UNIT = "";

  /** A STRING column without NULL. */
  public static <R> Column<R> text(String name, String description, Function<R, String> extractor) {
    return of(name, ColumnType.STRING, NO_UNIT, description, extractor::apply);
  }

  /** A STRING column with NULL where there is no text. */
  public static <R> Column<R> optionalText(
      String name, String description, Function<R, Optional<String>> extractor) {
    return nullable(
        name, ColumnType.STRING, NO_UNIT, description, row -> extractor.apply(row).orElse(null));
  }

  /** A BIGINT column without NULL. */
  public static <R> Column<R> count(
      String name, String unit, String description, ToLongFunction<R> extractor) {
    return of(name, ColumnType.BIGINT, unit, description, extractor::applyAsLong);
  }

  /** An INT column without NULL. */
  public static <R> Column<R> integer(String name, String description, ToIntFunction<R> extractor) {
    return of(name, ColumnType.INT, NO_UNIT, description, extractor::applyAsInt);
  }

  /** A BOOLEAN column without NULL. */
  public static <R> Column<R> flag(String name, String description, Predicate<R> extractor) {
    return of(name, ColumnType.BOOLEAN, NO_UNIT, description, extractor::test);
  }

  /** A DATE column without NULL. */
  public static <R> Column<R> date(
      String name, String description, Function<R, LocalDate> extractor) {
    return of(name, ColumnType.DATE, NO_UNIT, description, extractor::apply);
  }

  /** A TIMESTAMP column without NULL. */
  public static <R> Column<R> instant(
      String name, String description, Function<R, Instant> extractor) {
    return of(name, ColumnType.TIMESTAMP, NO_UNIT, description, extractor::apply);
  }

  /** A DOUBLE column without NULL: every value must be finite. */
  public static <R> Column<R> number(
      String name, String unit, String description, ToDoubleFunction<R> extractor) {
    return of(name, ColumnType.DOUBLE, unit, description, extractor::applyAsDouble);
  }

  /** A DOUBLE column with NULL where there is no number. */
  public static <R> Column<R> optionalNumber(
      String name, String unit, String description, Function<R, OptionalDouble> extractor) {
    return nullable(
        name,
        ColumnType.DOUBLE,
        unit,
        description,
        row -> {
          OptionalDouble value = extractor.apply(row);
          return value.isPresent() ? value.getAsDouble() : null;
        });
  }

  /** A DOUBLE column with NULL where the number is infinite or {@code NaN}. */
  public static <R> Column<R> numberIfFinite(
      String name, String unit, String description, ToDoubleFunction<R> extractor) {
    return nullable(
        name,
        ColumnType.DOUBLE,
        unit,
        description,
        row -> {
          double value = extractor.applyAsDouble(row);
          return Double.isFinite(value) ? value : null;
        });
  }

  private static <R> Column<R> of(
      String name,
      ColumnType type,
      String unit,
      String description,
      Function<R, Object> extractor) {
    return new Column<>(new ColumnSchema(name, type, unit, false, description), extractor);
  }

  private static <R> Column<R> nullable(
      String name,
      ColumnType type,
      String unit,
      String description,
      Function<R, Object> extractor) {
    return new Column<>(new ColumnSchema(name, type, unit, true, description), extractor);
  }
}
