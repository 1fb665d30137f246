package org.gap2028.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

  @ParameterizedTest
  @CsvSource({
    "2026, 1, 0, 2026Q1",
    "2026, 1, 11, 2028Q4",
    "2026, 4, 1, 2027Q1",
    "2026, 1, -1, 2025Q4",
    "2026, 3, -12, 2023Q3",
    "0, 1, -1, -1Q4"
  })
  void quartersFollowEachOther(int year, int quarter, int n, String label) {
    assertThat(new Quarter(year, quarter).plus(n).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 1, 2026-03-31",
    "2026, 2, 2026-06-30",
    "2026, 3, 2026-09-30",
    "2028, 4, 2028-12-31"
  })
  void aQuarterEndsWithItsLastDay(int year, int quarter, LocalDate day) {
    assertThat(new Quarter(year, quarter).lastDay()).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, -1})
  void aYearHasFourQuarters(int quarter) {
    assertThatThrownBy(() -> new Quarter(2028, quarter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid quarter: " + quarter + " (1 to 4)");
  }

  @Test
  void aYearBeyondTheRangeIsRefused() {
    assertThatThrownBy(() -> new Quarter(Integer.MAX_VALUE, 1).plus(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("integer overflow");
  }
}
