package org.gap2028.engine.model;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A calendar quarter, the time step of every output.
 *
 * @param year calendar year
 * @param quarter quarter of the year, 1 to 4
 */
public record Quarter(int year, int quarter) implements Serializable {

  /** Refuses a quarter outside 1 to 4. */
  public Quarter {
    if (quarter < 1 || quarter > 4) {
      throw new IllegalArgumentException("Invalid quarter: " + quarter + " (1 to 4)");
    }
  }

  /**
   * The quarter of a label such as {@code 2028Q4}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Quarter of(String label) {
    int q = label.indexOf('Q');
    if (q < 0) {
      throw new IllegalArgumentException("Invalid quarter: " + label + " (such as 2028Q4)");
    }
    return new Quarter(
        Integer.parseInt(label.substring(0, q)), Integer.parseInt(label.substring(q + 1)));
  }

  /** The quarter {@code n} quarters later (earlier where negative). */
  public Quarter plus(int n) {
    int index = Math.addExact(Math.multiplyExact(year, 4) + quarter - 1, n);
    return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
  }

  /** Label such as {@code 2028Q4}. */
  public String label() {
    return year + "Q" + quarter;
  }

  /** Last day of the quarter, in the proleptic ISO calendar. */
  public LocalDate lastDay() {
    return LocalDate.of(year, 3 * quarter, 1).plusMonths(1).minusDays(1);
  }
}
