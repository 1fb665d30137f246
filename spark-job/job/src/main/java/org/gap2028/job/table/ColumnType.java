package org.gap2028.job.table;

import java.time.Instant;
import java.time.LocalDate;

/** Types of published columns. Nothing is nested, and there is no DECIMAL and no INT96. */
public enum ColumnType {
  /** Text, a {@link String}. */
  STRING(String.class),
  /** 64-bit integer, a {@link Long}. */
  BIGINT(Long.class),
  /** 32-bit integer, an {@link Integer}. */
  INT(Integer.class),
  /** Truth value, a {@link Boolean}. */
  BOOLEAN(Boolean.class),
  /** Day of the proleptic ISO calendar, a {@link LocalDate}. */
  DATE(LocalDate.class),
  /** Finite 64-bit floating-point number, a {@link Double}. */
  DOUBLE(Double.class),
  /** Instant in microseconds, UTC, an {@link Instant}; what is finer is cut off. */
  TIMESTAMP(Instant.class);

  private final Class<?> javaClass;

  ColumnType(Class<?> javaClass) {
    this.javaClass = javaClass;
  }

  /** Class of the column's values in {@link TableData}. */
  public Class<?> javaClass() {
    return javaClass;
  }
}
